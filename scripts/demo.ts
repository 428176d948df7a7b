import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './build-site.mjs';
import { ROOT, type Started } from './children.ts';
import { type RunningHouse, selectorate, selectorateShown, startHouse } from './house.ts';

// Plays examples/reference at a server on this machine and shows what anybody may check.

const CONTEST = 'reference-a';
const USUAL_PORT = 3000;
const OUT = join(ROOT, 'out', 'demo');

const { values } = parseArgs({
  options: { exit: { type: 'boolean', default: false }, report: { type: 'string' } },
});

let house: RunningHouse | undefined;
let stopping: Promise<void> | undefined;
const told = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= stopEverything(2);
      resolve();
    });
  }
});

/** Ends the children, then this process. */
async function stopEverything(status: number): Promise<void> {
  await house?.stop();
  process.exit(status);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function demo(): Promise<number> {
  const started = performance.now();
  const since = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  rmSync(OUT, { recursive: true, force: true });
  if (buildSite() !== 0) return 2;
  const port = await freePort(Number(process.env['PORT'] ?? USUAL_PORT));
  house = await startHouse({ folder: join(OUT, 'house'), port, witnesses: ['witness-1.example', 'witness-2.example'] });
  if (stopping !== undefined) return 2;
  const { url, setUpLink, witnesses, logs } = house;
  say(`A server on the trial engine and two witnesses are up at ${url} (${since()}).`);
  say(
    'Playing a re-selection of 218 acts over HTTP: everybody comes with a key of their own, on a rehearsal clock …\n',
  );
  const report = values.report === undefined ? [] : ['--report', values.report];
  const server = ['--at', url, '--set-up', setUpLink, '--organisation', 'The Exampleton Association'];
  const outside = ['--witnesses', witnesses, '--announce', logs];
  const reference = join('examples', 'reference');
  const played = selectorateShown('run', reference, '--out', OUT, ...server, ...outside, ...report);
  const status = await endOf(played);
  if (status !== 0) return status;
  const record = `${url}/records/${CONTEST}/`;
  const verified = selectorate('verify', record, '--policy', join(OUT, 'a', 'policy'));
  const sound = await endOf(verified);
  say(`\nVerified again from its address, ${record}, as anybody can:`);
  say(
    indented(
      sound === 0 ? verified.said().split('\n').slice(0, 4).join('\n') : verified.said() + verified.complained(),
    ),
  );
  say(`\nDone in ${since()}.`);
  if (sound !== 0 || values.exit) return sound;
  say(`\nThe pages are at ${url}. Everybody’s key files are in ${join(OUT, 'a', 'keys')}.`);
  say('Press Ctrl-C to end.');
  await told;
  return 0;
}

const endOf = async ({ ended }: Started): Promise<number> => (await ended) ?? 2;

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** The port that was asked for, or any other where somebody listens there already. */
async function freePort(asked: number): Promise<number> {
  const taken = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(true);
    });
    probe.listen(asked, '127.0.0.1', () => {
      probe.close(() => {
        resolve(false);
      });
    });
  });
  if (taken) say(`Port ${asked} is taken; another one is used.`);
  return taken ? 0 : asked;
}

const status = await demo().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  return 2;
});
// A Ctrl-C that comes while the pages are shown is the end that was asked for.
await (stopping ?? stopEverything(status));
