#!/usr/bin/env node
// Starts the command line from its sources: no build is needed after `npm ci`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const loader = import.meta.resolve('tsx');
const { status, signal } = spawnSync(
  process.execPath,
  ['--conditions=source', '--import', loader, main, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = signal === null ? (status ?? 2) : 2;
