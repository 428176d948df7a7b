// npm run demo: plays the reference contest, writes its record, verifies it, tells the story. `-- --report FILE` as well.
// `--exit` says to end after verifying, which this demo always does.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, root, run } from './install-missing.mjs';

installMissing();

const out = join(root, 'out', 'demo');
rmSync(out, { recursive: true, force: true });
const rest = process.argv.slice(2).filter((arg) => arg !== '--exit');
process.exitCode = run(process.execPath, [
  join('apps', 'cli', 'bin', 'selectorate.mjs'),
  'run',
  join('examples', 'reference'),
  '--out',
  out,
  ...rest,
]);
