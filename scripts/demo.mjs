// npm run demo: a whole re-selection at a real server, verified from its address, its story told, its pages left open.
// `-- --exit` ends after verifying; `-- --report FILE` writes the figures as JSON.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installMissing, root } from './install-missing.mjs';

installMissing();

const demo = spawn(
  process.execPath,
  ['--conditions=source', '--import', 'tsx', join('scripts', 'demo.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => demo.kill('SIGTERM'));
demo.on('exit', (status, signal) => {
  process.exitCode = signal === null ? (status ?? 2) : 2;
});
