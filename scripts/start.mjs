// npm start: serves an empty instance, or the one that is there. PORT and DATABASE_URL as docs/operators/ has them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSite } from './build-site.mjs';
import { installMissing, root } from './install-missing.mjs';

installMissing();
const status = buildSite();
if (status !== 0) process.exit(status);

const server = join(root, 'apps', 'server', 'bin', 'server.mjs');
const child = spawn(process.execPath, [server, ...process.argv.slice(2)], { stdio: 'inherit' });
// npm hands signals on; the server stops gracefully and its exit status is ours.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 2 : 1)));
