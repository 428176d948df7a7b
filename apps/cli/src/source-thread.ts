import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts a thread on a file of this program's source. A thread does not inherit the loader that reads it, so it brings its own. */
export function startSourceThread(file: URL, options: WorkerOptions = {}): Worker {
  const script = `
    import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
      register();
      return import(${JSON.stringify(file.href)});
    });`;
  return new Worker(script, { ...options, eval: true });
}
