import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './children.ts';

const WEB = join(ROOT, 'apps', 'web');
/** Rooms of the house that end up in the pages. */
const SOURCES = [
  'apps/web/src',
  'apps/web/index.html',
  ...['ui', 'messages', 'api', 'selection', 'record'].map((name) => `packages/${name}`),
];

/** Builds the pages where they are missing or older than what they are made from; throws with what the build said. */
export function buildSite(): 'built' | 'there' {
  const built = timeOf(join(WEB, 'dist', 'site', 'index.html'));
  if (built !== 0 && SOURCES.every((path) => newestIn(join(ROOT, path)) <= built)) return 'there';
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stderr, stdout } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: WEB,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the pages cannot be built:\n${stdout}${stderr}`);
  return 'built';
}

function newestIn(path: string): number {
  if (/(^|[/\\])(dist|node_modules)$|[.]test[.]tsx?$/.test(path)) return 0;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

const timeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
