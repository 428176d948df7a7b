import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { buildSite } from './build-site.mjs';
import { ROOT } from './children.ts';
import { archiveOfSteps, castIn, choose, completeSteps, openBox, rank } from '../e2e/secret-ballot/play-election.ts';
import { bench } from '../e2e/secret-ballot/bench.ts';
import { playReference, REFERENCE_CONTEST } from './play-reference.ts';

// `npm run pictures`: plays the reference contest at a server and takes the pictures of the README.

interface Picture {
  readonly name: string;
  readonly path: string;
  /** Pixels, at one to one: a picture is as small as it can be read. */
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  /** What to do on the page before it is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const OBSERVE = `/c/${REFERENCE_CONTEST}`;
const WIDE = { width: 1000, height: 720 };
const PHONE = { width: 390, height: 780 };

const PICTURES: readonly Picture[] = [
  { name: 'overview', path: OBSERVE, ...WIDE, height: 900 },
  { name: 'trigger', path: `${OBSERVE}/trigger`, ...WIDE, height: 1100 },
  { name: 'result', path: `${OBSERVE}/result`, ...WIDE, height: 1100 },
  { name: 'roll', path: `${OBSERVE}/roll`, ...WIDE, height: 1500, before: goToChecks },
  { name: 'timetable', path: `${OBSERVE}/timetable`, ...WIDE },
  { name: 'check', path: `${OBSERVE}/check`, ...WIDE, before: checkEverything },
  { name: 'check-archive', path: '/check-archive.html', ...WIDE, height: 900, before: checkArchive },
  { name: 'count-page', path: '/', ...WIDE, height: 1240, before: countAllotments },
  { name: 'phone', path: OBSERVE, ...PHONE },
  { name: 'dark', path: `${OBSERVE}/result`, ...WIDE, dark: true },
];

const SETTLED_MS = 60_000;

const browser = await startBrowser();
if (browser === undefined) {
  process.stderr.write('Pictures need Chromium at /usr/bin/chromium (Debian: apt-get install chromium).\n');
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'selectorate-pictures-'));
try {
  buildSite();
  const { house } = await playReference(folder);
  try {
    await takeAll(house.url);
  } finally {
    await house.stop();
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}

async function takeAll(url: string): Promise<void> {
  const target = join(ROOT, 'docs', 'pictures');
  await mkdir(target, { recursive: true });
  for (const { name, path, width, height, dark = false, before } of PICTURES) {
    const page = await browser?.newPage({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    if (page === undefined) continue;
    await page.goto(`${url}${path}`, { waitUntil: 'networkidle', timeout: SETTLED_MS });
    await page.locator('main h1').waitFor({ timeout: SETTLED_MS });
    await before?.(page);
    // Work that is still going on says so, with three dots at its end.
    await page.locator('main').getByText(/…$/).first().waitFor({ state: 'detached', timeout: SETTLED_MS });
    const file = join(target, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    await page.close();
    process.stdout.write(`docs/pictures/${name}.png  ${Math.round((await stat(file)).size / 1024)} kB\n`);
  }
}

/** Starts “check everything yourself” and waits for its verdict. */
async function checkEverything(page: Page): Promise<void> {
  await page.locator('main').getByRole('button').first().click();
  await page
    .getByText(/record is sound/i)
    .first()
    .waitFor({ timeout: SETTLED_MS });
}

/** Goes on to what the checks of the roll asked, and the sample below. */
async function goToChecks(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { name: 'What the checks of the roll asked' });
  await heading.evaluate((element) => {
    element.scrollIntoView();
  });
}

/** The page that `selectorate count --html` writes of an example. */
async function countAllotments(page: Page): Promise<void> {
  const file = join(folder, 'count.html');
  const command = join(ROOT, 'apps', 'cli', 'bin', 'selectorate.mjs');
  const ballots = join('examples', 'count', 'allotments.blt');
  execFileSync(process.execPath, [command, 'count', ballots, '--rule', 'av', '--html', file], { cwd: ROOT });
  await page.goto(pathToFileURL(file).href);
}

/** Has an election of twelve invented voters checked, and shows what was found. */
async function checkArchive(page: Page): Promise<void> {
  const meetings = { ...choose(2, 1, 1), question: 'Shall the branch meet on Tuesdays?', answers: ['Yes', 'No'] };
  const banner = { ...rank(3), question: 'Rank the designs for the banner', answers: ['Bridge', 'Harbour', 'Oak'] };
  const box = openBox(
    { group: 'Ed25519', questions: [meetings, banner], weights: Array.from({ length: 12 }, () => 1), trustees: 3 },
    bench,
  );
  const ballots = Array.from({ length: 12 }, (_, voter) =>
    castIn(box, voter, [
      { kind: 'choice', choices: voter % 3 === 0 ? [0, 1] : [1, 0] },
      { kind: 'ranked', ranks: voter % 2 === 0 ? [1, 2, 3] : [3, 1, 2] },
    ]),
  );
  const buffer = Buffer.from(archiveOfSteps(completeSteps(box, ballots), bench));
  const file = { name: 'branch-meeting.bel', mimeType: 'application/octet-stream', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: /^Check the archive/ }).click();
  const verdict = page.getByText(/election is sound/i).first();
  await verdict.waitFor({ timeout: SETTLED_MS });
  await page.getByRole('heading', { name: 'branch-meeting.bel' }).evaluate((heading) => heading.scrollIntoView());
}
