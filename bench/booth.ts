import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { checkBallotText, electionCodec, newCode, openElection, type Question, type Vote } from '@selectorate/ballot';
import { unwrap } from '@selectorate/basics';
import { nobleEd25519, randomScalar } from '@selectorate/group';
import { entropy, nativeHashing } from '@selectorate/machine';
import type { Browser } from 'playwright-core';
import { singleWorkings } from '../packages/ballot/src/proofs/single-workings.ts';
import { startBrowser } from '../scripts/browser.ts';
import type { BoothTask, BoothTimes } from './booth-page.ts';
import { columns } from './table.ts';

// `npm run bench:booth -- [--json FILE]`: what the part of a booth that seals, proves, signs and audits weighs as one bundle, and how
// long a voter waits for it in Debian's Chromium.

const GOAL_BYTES = 60_000;
const GOAL_MS = 100;
const TIMES = 20;
/** What happens once on a page is the median of so many pages, each in a browser context of its own. */
const PAGES = 5;
const CANDIDATES = 30;
/** A processor this many times slower stands for a slow phone. */
const SLOW = 4;

interface Chunk {
  readonly code: string;
  readonly modules: Readonly<Record<string, { readonly renderedLength: number }>>;
}

interface Vite {
  build(options: object): Promise<{ readonly output: readonly Chunk[] }>;
}

/** Bundles one file as the pages are bundled, into memory. */
async function bundle(file: string): Promise<Chunk> {
  const require = createRequire(new URL('../apps/web/package.json', import.meta.url));
  const vite = (await import(pathToFileURL(require.resolve('vite')).href)) as Vite;
  const { output } = await vite.build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(file, import.meta.url)),
        preserveEntrySignatures: 'strict',
        treeshake: { moduleSideEffects: (id: string) => !/packages\/\w+\/src\//.test(id) },
      },
    },
  });
  const [chunk, ...others] = output;
  if (chunk === undefined || others.length > 0) throw new Error(`bench: ${file} gave ${output.length} files`);
  return chunk;
}

interface Weight {
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly brotliBytes: number;
  /** Unminified bytes that were kept, by package, the heaviest first. */
  readonly packages: readonly (readonly [name: string, bytes: number])[];
}

function weigh({ code, modules }: Chunk): Weight {
  const packages = new Map<string, number>();
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const [, name = 'others'] = /(?:node_modules|packages)\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(id) ?? [];
    packages.set(name, (packages.get(name) ?? 0) + renderedLength);
  }
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return {
    bytes: Buffer.byteLength(code),
    gzipBytes: gzipSync(code, { level: 9 }).length,
    brotliBytes: brotliCompressSync(code, quality).length,
    packages: [...packages].toSorted(([, a], [, b]) => b - a),
  };
}

const YES_NO: Question = {
  kind: 'choice',
  question: 'Shall it be?',
  answers: ['Yes', 'No'],
  blank: false,
  min: 1,
  max: 1,
};
const RANKING: Question = {
  kind: 'ranked',
  question: 'Whom do you want?',
  answers: Array.from({ length: CANDIDATES }, (_, i) => `Candidate ${i + 1}`),
  extra: '{"method":"SchulzeOrSTV"}',
};

const KINDS: readonly { readonly name: string; readonly question: Question; readonly vote: (i: number) => Vote }[] = [
  { name: 'yes or no', question: YES_NO, vote: (i) => [{ kind: 'choice', choices: [i % 2, 1 - (i % 2)] }] },
  {
    name: `ranking of ${CANDIDATES}`,
    question: RANKING,
    vote: (i) => [
      { kind: 'ranked', ranks: Array.from({ length: CANDIDATES }, (_, at) => ((at * 7 + i) % CANDIDATES) + 1) },
    ],
  },
];

function taskOf({ question, vote }: (typeof KINDS)[number]): BoothTask {
  const group = nobleEd25519();
  const election = electionCodec.write({
    version: 1,
    description: 'Invented',
    name: 'Invented',
    group: 'Ed25519',
    publicKey: group.write(group.powerOfGenerator(randomScalar(group.order, entropy))),
    questions: [question],
    uuid: 'MadeUpBox1234567',
    administrator: null,
    credentialAuthority: null,
  });
  return { election, code: newCode(entropy), votes: Array.from({ length: TIMES + 1 }, (_, i) => vote(i)) };
}

const ORIGIN = 'http://booth.invalid';

/** On a page that has just been opened, so that nothing is warm. */
async function time(browser: Browser, scripts: Scripts, { task, slower }: Timing): Promise<BoothTimes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Booth</title>' });
    const body = pathname === '/booth.js' ? scripts.booth : '';
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto(ORIGIN);
  await page.addScriptTag({ content: scripts.page, type: 'module' });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const times = await page.evaluate((given) => globalThis.measureBooth(given), task);
  await context.close();
  mustBeSound(times.ballot, task);
  return times;
}

/** What was timed was the making of true ballots. */
function mustBeSound(ballot: string, { election }: BoothTask): void {
  const group = nobleEd25519();
  const platform = { random: entropy, ...nativeHashing };
  const context = unwrap(openElection(election, { platform, groupOf: () => group }));
  unwrap(checkBallotText(ballot, context, singleWorkings(group)));
}

interface Scripts {
  readonly booth: string;
  readonly page: string;
}

interface Timing {
  readonly task: BoothTask;
  readonly slower: number;
}

interface Row extends Omit<BoothTimes, 'ballot'> {
  readonly bytesOfBallot: number;
  readonly name: string;
  readonly slower: number;
}

async function timeAll(browser: Browser, scripts: Scripts): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const slower of [1, SLOW]) {
    for (const kind of KINDS) {
      const pages: BoothTimes[] = [];
      for (let i = 0; i < PAGES; i++) pages.push(await time(browser, scripts, { task: taskOf(kind), slower }));
      rows.push(rowOf(kind.name, slower, pages));
    }
  }
  return rows;
}

function rowOf(name: string, slower: number, pages: readonly BoothTimes[]): Row {
  const median = (field: keyof Omit<BoothTimes, 'ballot'>): number =>
    pages.map((page) => page[field]).toSorted((a, b) => a - b)[Math.floor(pages.length / 2)] ?? 0;
  return {
    name,
    slower,
    load: median('load'),
    open: median('open'),
    first: median('first'),
    median: median('median'),
    slowest: Math.max(...pages.map(({ slowest }) => slowest)),
    audit: median('audit'),
    bytesOfBallot: pages[0]?.ballot.length ?? 0,
  };
}

const ms = (value: number): string => value.toFixed(1);

const timesTable = (rows: readonly Row[]): string =>
  columns([
    ['', 'processor', 'load', 'open', 'first', 'median', 'slowest', 'audit', 'ballot, bytes'],
    ...rows.map(({ name, slower, load, open, first, median, slowest, audit, bytesOfBallot }) => [
      name,
      slower === 1 ? 'this' : `÷ ${slower}`,
      ...[load, open, first, median, slowest, audit].map(ms),
      String(bytesOfBallot),
    ]),
  ]);

const met = (isMet: boolean): string => (isMet ? 'met' : 'NOT MET');

function tell(weight: Weight, rows: readonly Row[]): void {
  const { bytes, gzipBytes, brotliBytes, packages } = weight;
  const isLight = gzipBytes <= GOAL_BYTES;
  console.log(`The booth's module: ${bytes} bytes, gzip ${gzipBytes}, brotli ${brotliBytes}`);
  console.log(`  goal of ${GOAL_BYTES} compressed: ${met(isLight)}\n`);
  console.log(
    columns([['kept of', 'bytes before minifying'], ...packages.map(([name, size]) => [name, String(size)])]),
  );
  if (rows.length === 0) return;
  console.log(
    `\nMilliseconds; a ballot is sealed, proved, signed and linked. Medians of ${PAGES} pages, each with one ballot and`,
  );
  console.log(`then ${TIMES} more: the median of those, and the slowest of them on any page.\n`);
  console.log(timesTable(rows));
  for (const { name, first } of rows.filter(({ slower }) => slower === 1))
    console.log(`  goal of ${GOAL_MS} ms, ${name}, the first on a page: ${met(first <= GOAL_MS)}`);
}

async function bench(target: string | undefined): Promise<void> {
  const booth = await bundle('booth-functions.ts');
  const weight = weigh(booth);
  const page = await bundle('booth-page.ts');
  const browser = await startBrowser();
  if (browser === undefined) console.error('bench: no Chromium at /usr/bin/chromium: nothing is timed');
  const rows = browser === undefined ? [] : await timeAll(browser, { booth: booth.code, page: page.code });
  const version = browser?.version() ?? null;
  await browser?.close();
  const model = cpus()[0]?.model ?? 'unknown';
  const machine = { node: process.version, processors: availableParallelism(), model, chromium: version };
  console.log(`On ${machine.processors} × ${machine.model}, Chromium ${version ?? 'absent'}\n`);
  tell(weight, rows);
  if (target === undefined) return;
  await mkdir(dirname(resolve(target)), { recursive: true });
  const report = { schema: 'selectorate-bench/1', bench: 'booth', machine, weight, rows };
  await writeFile(target, `${JSON.stringify(report, null, 2)}\n`);
}

const [option, target] = process.argv.slice(2);
if (option === undefined || (option === '--json' && target !== undefined)) await bench(target);
else {
  console.error('npm run bench:booth -- [--json FILE]');
  process.exitCode = 2;
}
