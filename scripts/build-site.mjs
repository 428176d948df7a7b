import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from './install-missing.mjs';

const built = join(root, 'apps', 'web', 'dist', 'site', 'index.html');

/** Builds the pages if they are missing or older than what they are made of. Answers with the exit status. */
export function buildSite() {
  if (existsSync(built) && newestSource() <= statSync(built).mtimeMs) return 0;
  console.error('Building the pages …');
  return run('npx', ['--no-install', 'vite', 'build', join('apps', 'web'), '--logLevel', 'warn']);
}

/** When the newest file was changed that a page can be made of, in milliseconds. */
function newestSource() {
  const places = ['apps/web', ...readdirSync(join(root, 'packages')).map((room) => join('packages', room))];
  const folders = places.flatMap((place) => ['src', 'styles', 'public'].map((each) => join(root, place, each)));
  const files = ['index.html', 'check-archive.html', 'vite.config.ts'].map((file) => join(root, 'apps', 'web', file));
  return Math.max(...[...folders.flatMap(filesIn), ...files].filter(existsSync).map((file) => statSync(file).mtimeMs));
}

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = buildSite();
