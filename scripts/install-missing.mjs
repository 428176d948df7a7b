import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout these scripts belong to. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program in the checkout with its output shown; answers with its exit status. */
export function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  return status ?? 2;
}

/** Checks the Node version and installs the locked dependencies where they are missing. Ends the process if it cannot. */
export function installMissing() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Selectorate needs Node 20.19 or later; this is ${process.versions.node}.`);
    process.exit(2);
  }
  if (existsSync(join(root, 'node_modules', '.package-lock.json'))) return;
  console.error('Installing what is missing (npm ci) …');
  const status = run('npm', ['ci', '--no-fund', '--no-audit']);
  if (status !== 0) process.exit(status);
  // An empty trial database, made once: opening a copy of it takes a second. Without it the first opening makes it.
  const snapshot = "import { makeSnapshot } from '@selectorate/store'; await makeSnapshot();";
  run(process.execPath, ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e', snapshot]);
}
