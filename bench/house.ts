import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolder } from '../apps/cli/src/folder/read-folder.ts';
import { startBrowser } from '../scripts/browser.ts';
import { buildSite } from '../scripts/build-site.mjs';
import { playReference, REFERENCE_CONTEST } from '../scripts/play-reference.ts';
import { type ActsMeasured, measureActs } from './house-acts.ts';
import { type FirstView, type PageWeight, timeViews, weighPage } from './house-pages.ts';
import { columns } from './table.ts';

// `npm run bench:house -- [--json FILE]`: acts end to end over HTTP beside a bare insert, and what the observers’ first view
// weighs and takes on a phone.

/** The winner’s name on the observers’ first view: what a visitor came for. */
const WHAT_IS_LOOKED_FOR = 'Candidate 1';

async function bench(target: string | undefined): Promise<void> {
  const say = (line: string): void => console.error(`bench: ${line}`);
  const acts = await measureActs(await referenceFolder(), say);
  const { weights, views, contest } = await measurePages(say);
  const machine = { node: process.version, processors: availableParallelism(), model: cpus()[0]?.model ?? 'unknown' };
  console.log(`\nOn ${machine.processors} × ${machine.model}, Node ${machine.node}\n`);
  console.log(actsTable(acts));
  console.log(`\nThe reference contest of 218 acts, two witnesses, trial engine: ${contest.seconds} s\n`);
  if (weights.length > 0) console.log(`${weightsTable(weights)}\n\n${viewsTable(views)}`);
  if (target === undefined) return;
  const report = { schema: 'selectorate-bench/1', bench: 'house', machine, acts, contest, weights, views };
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (target === '-') return console.log(text);
  await mkdir(dirname(resolve(target)), { recursive: true });
  await writeFile(target, text);
}

async function referenceFolder() {
  const { contests } = await readFolder(fileURLToPath(new URL('../examples/reference', import.meta.url)));
  const [folder] = contests;
  if (folder === undefined) throw new Error('bench: examples/reference cannot be read');
  return folder;
}

async function measurePages(say: (line: string) => void): Promise<{
  readonly weights: readonly PageWeight[];
  readonly views: readonly FirstView[];
  readonly contest: { readonly seconds: number };
}> {
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-bench-pages-'));
  say('the reference contest, played over HTTP');
  buildSite();
  const { house, seconds } = await playReference(folder);
  const browser = await startBrowser();
  try {
    const contest = { seconds: Math.round(seconds * 10) / 10 };
    if (browser === undefined) {
      say('no Chromium at /usr/bin/chromium: pages are not measured');
      return { weights: [], views: [], contest };
    }
    const url = `${house.url}/c/${REFERENCE_CONTEST}`;
    say('first view');
    const weights = await weighPage(browser, url, WHAT_IS_LOOKED_FOR);
    return { weights, views: await timeViews(browser, url, WHAT_IS_LOOKED_FOR), contest };
  } finally {
    await browser?.close();
    await house.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const actsTable = (rows: readonly ActsMeasured[]): string =>
  columns([
    ['engine', 'witnesses', 'acts', 'bytes each', 'acts/s end to end', 'bare inserts/s'],
    ...rows.map(({ engine, witnesses, acts, entryBytes, actsPerSecond, bareInsertsPerSecond }) =>
      [engine, witnesses, acts, entryBytes, actsPerSecond, bareInsertsPerSecond].map(String),
    ),
  ]);

function weightsTable(rows: readonly PageWeight[]): string {
  const sum = (field: 'files' | 'bytes' | 'gzipBytes'): number => rows.reduce((total, row) => total + row[field], 0);
  return columns([
    ['first view loads', 'files', 'bytes', 'under gzip'],
    ...rows.map(({ kind, files, bytes, gzipBytes }) => [kind, String(files), String(bytes), String(gzipBytes)]),
    ['all', String(sum('files')), String(sum('bytes')), String(sum('gzipBytes'))],
  ]);
}

const viewsTable = (rows: readonly FirstView[]): string =>
  columns([
    ['first view on a phone', 'first paint', 'result readable'],
    ...rows.map(({ profile, firstPaintSeconds, readableSeconds }) => [
      profile,
      `${firstPaintSeconds} s`,
      `${readableSeconds} s`,
    ]),
  ]);

const [first, json, ...more] = process.argv.slice(2);
if ((first === undefined || (first === '--json' && json !== undefined)) && more.length === 0) {
  await bench(json);
} else {
  console.error('npm run bench:house -- [--json FILE]');
  process.exitCode = 2;
}
