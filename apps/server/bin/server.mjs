#!/usr/bin/env node
// Starts the server from its sources: no build is needed after `npm ci`. Signals reach the server, and its exit status us.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const loader = import.meta.resolve('tsx');
const server = spawn(process.execPath, ['--conditions=source', '--import', loader, main, ...process.argv.slice(2)], {
  // The channel carries nothing: its end tells the server that we are gone, however that came about.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill(signal));
server.on('exit', (status, signal) => {
  process.exitCode = signal === null ? (status ?? 2) : 2;
});
