import { Worker } from 'node:worker_threads';

/**
 * Starts a thread on a file beside this one, from built JavaScript or from source. A thread does not inherit the loader that reads
 * TypeScript, so from source it brings its own.
 */
export function startThread(name: string): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, import.meta.url));
  const script = `
    import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
      register();
      return import(${JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)});
    });`;
  return new Worker(script, { eval: true, execArgv: ['--conditions=source'] });
}
