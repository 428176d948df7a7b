import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, type WatchedPage } from '../../apps/web/src/testing/browser.ts';
import { type TestSite, testSite } from '../../apps/web/src/testing/test-site.ts';
import { edited, pack, rechained, unpack } from '../secret-ballot/archive-members.ts';
import { rehearsedBench } from '../secret-ballot/bench.ts';
import { archiveOfSteps, castIn, choose, completeSteps, openBox, rank } from '../secret-ballot/play-election.ts';

const VECTORS = join(
  process.env['SELECTORATE_VECTORS'] ?? join(import.meta.dirname, '../../../shared/vectors'),
  'belenios',
);
const PATIENCE = { timeout: 60_000 };
const SOUND = 'The election is sound: no fault was found.';

/** Keeps what the page asks of its worker, so that a check goes on for as long as a test needs it to. */
const HOLD_CHECKS = 'window.post = Worker.prototype.postMessage; Worker.prototype.postMessage = () => {}';
const LET_CHECKS_GO = 'Worker.prototype.postMessage = window.post';

function hasVectors(): boolean {
  const found = existsSync(VECTORS);
  if (!found) process.stderr.write('\nskipped: outside vectors not found\n');
  return found;
}

/** The archive of an outside election, by the name of its folder. */
function outside(name: string): Uint8Array {
  const folder = join(VECTORS, name);
  const file = readdirSync(folder).find((each) => /\.bel(\.gz)?$/.test(each));
  return new Uint8Array(readFileSync(join(folder, file ?? expect.fail(`no archive in ${name}`))));
}

/** Three voters, a choice and a ranking; the first votes twice. */
function playElection(): Uint8Array {
  const bench = rehearsedBench('check-archive');
  const box = openBox(
    { group: 'Ed25519', questions: [choose(2, 0, 1), rank(3)], weights: [1, 1, 1], trustees: 2 },
    bench,
  );
  const vote = (yes: number, ranks: readonly number[]) =>
    [
      { kind: 'choice', choices: [yes, 1 - yes] },
      { kind: 'ranked', ranks },
    ] as const;
  const ballots = [
    castIn(box, 0, vote(1, [1, 2, 3])),
    castIn(box, 1, vote(1, [2, 1, 0])),
    castIn(box, 2, vote(0, [2, 1, 0])),
    castIn(box, 0, vote(0, [2, 1, 0])),
  ];
  return archiveOfSteps(completeSteps(box, ballots), bench);
}

/** The archive with one digit changed in the signature of its second ballot, and every hash put right after it. */
async function withFalseSignature(bytes: Uint8Array): Promise<Uint8Array> {
  const archive = await unpack(bytes);
  const ballots = archive.members.flatMap(({ of }, at) => (of === 'ballot' ? [at] : []));
  const at = ballots[1] ?? expect.fail('no second ballot');
  const text = archive.members[at]?.text ?? '';
  return pack(rechained(archive, at, text.replace(/"response":"(\d+)(\d)"}}}$/, bumped)));
}

const bumped = (_: string, head: string, last: string): string => `"response":"${head}${(Number(last) + 1) % 10}"}}}`;

/** The archive with one digit of its result changed and nothing put right. */
async function withChangedByte(bytes: Uint8Array): Promise<Uint8Array> {
  const archive = await unpack(bytes);
  const at = archive.members.findIndex(({ of }) => of === 'result');
  const text = archive.members[at]?.text ?? '';
  return pack(
    edited(
      archive,
      at,
      text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
    ),
  );
}

describe.skipIf(!hasBrowser())('the page that checks archives', () => {
  let folder: string;
  let site: TestSite;
  let browser: Browser;
  let ours: Uint8Array;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selectorate-check-'));
    ours = playElection();
    site = await testSite([]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true });
  });

  /** The page in a browser that says it has two processors. */
  async function open(options: Parameters<typeof openPage>[2] = {}): Promise<WatchedPage> {
    const watched = await openPage(browser, site.url, options);
    await watched.page.addInitScript("Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 2 })");
    await watched.page.goto(`${site.url}/check-archive.html`);
    await watched.page.locator('h1').waitFor();
    return watched;
  }

  async function take(page: Page, name: string, bytes: Uint8Array, label = 'The archive'): Promise<void> {
    const file = join(folder, name);
    await writeFile(file, bytes);
    await page.getByLabel(label, { exact: false }).first().setInputFiles(file);
  }

  const start = (page: Page): Promise<void> => page.getByRole('button', { name: 'Check the archive' }).click();

  async function check(page: Page, name: string, bytes: Uint8Array): Promise<void> {
    await take(page, name, bytes);
    await start(page);
  }

  const axeOn = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
  const said = (page: Page): Promise<string> => page.locator('main').innerText();

  describe.skipIf(!hasVectors())('outside archives', () => {
    test.each([
      ['v33-ed25519-yesno-100', ['100 ballots']],
      ['v33-ed25519-ranked-100', ['100 ballots', 'by trustee 1, trustee 2', 'valid']],
      ['v30-ed25519-ranked-10-threshold', ['10 ballots']],
      ['v33-ed25519-blank-6', ['(blank vote)']],
      ['v33-ed25519-weights-5', ['of weight']],
      ['v20-rfc3526-ranked-5', ['5 ballots']],
    ])('%s is sound', async (name, figures) => {
      const { page, complaints } = await open();
      await check(page, `${name}.bel`, outside(name));
      await page.getByText(SOUND).waitFor(PATIENCE);
      for (const figure of figures) expect(await said(page)).toContain(figure);
      expect(await said(page)).toContain('with 2 threads of this device');
      expect(await axeOn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('a packed archive of a thousand ballots is checked without a connection, by two threads', async () => {
      const { page, complaints } = await open();
      await page.waitForLoadState('networkidle');
      // The one that leads and its two threads.
      await expect.poll(() => page.workers().length).toBe(3);
      await page.context().setOffline(true);
      const asked: string[] = [];
      page.context().on('request', (request) => asked.push(request.url()));
      await check(page, 'thousand.bel.gz', outside('v33-ed25519-yesno-1000'));
      await page.getByText(SOUND).waitFor(PATIENCE);
      expect(await said(page)).toContain('1000 ballots');
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  test('an election of our own is sound, with its votes, its rankings and what must be said of it', async () => {
    const { page, complaints } = await open();
    await check(page, 'ours.bel', ours);
    await page.getByText(SOUND).waitFor(PATIENCE);
    const text = await said(page);
    expect(text).toContain('4 ballots, 1 replaced by a later one');
    expect(text).toContain('There are so few ballots');
    expect(await page.locator('table').first().locator('tbody td').allInnerTexts()).toEqual(['1', '2']);
    await page.getByText('Show the rankings').click();
    const rankings = page.getByRole('table', { name: /Rankings of/ }).locator('tbody tr');
    expect(await rankings.allInnerTexts()).toEqual([expect.stringMatching(/^Candidate 2 › Candidate 1\s+3$/)]);
    expect(await page.locator('.procedure .faulty').count()).toBe(0);
    expect(await axeOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('A06 a ballot changed and every hash after it put right: the ballot is named, nothing is confirmed, and the first finding stays on the page', async () => {
    const { page, complaints } = await open();
    await check(page, 'honest.bel.gz', new Uint8Array(gzipSync(ours)));
    await page.getByText(SOUND).waitFor(PATIENCE);
    await check(page, 'tampered.bel', await withFalseSignature(ours));
    await page.getByText('The election is not sound.').waitFor(PATIENCE);
    const tampered = page.getByRole('region', { name: 'tampered.bel' });
    const text = await tampered.innerText();
    expect(text).toContain('The signature is false');
    expect(text).toContain('ballot 2 (');
    expect(text).toContain('Because there are faults, no result is shown.');
    expect(await tampered.locator('table').count()).toBe(0);
    expect(await tampered.locator('.procedure .faulty').allInnerTexts()).not.toEqual([]);
    expect(await page.getByRole('region', { name: 'honest.bel.gz' }).innerText()).toContain(SOUND);
    expect(await axeOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('one changed byte breaks the chain, and the findings can be saved as the command line writes them', async () => {
    const { page } = await open();
    await check(page, 'changed.bel', await withChangedByte(ours));
    await page.getByText('The election is not sound.').waitFor(PATIENCE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the findings' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('changed.bel.verdict.json');
    const found = JSON.parse(await readFile(await download.path(), 'utf8')) as { faults: readonly { code: string }[] };
    expect(found).toMatchObject({ schema: 'selectorate-election-verdict/1', valid: false, verdict: 'archive' });
    expect(found.faults.map(({ code }) => code)).toContain('member-hash');
    await page.context().close();
  });

  test('what can go wrong with a file is said with what to do: no archive, damaged packing, changed since, no sidecar', async () => {
    const { page, complaints } = await open();
    const button = page.getByRole('button', { name: 'Check the archive' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await check(page, 'letter.bel', new TextEncoder().encode('Dear member, '.repeat(100)));
    await page.getByText('This file is no archive of an election').waitFor(PATIENCE);
    const packed = new Uint8Array(gzipSync(ours));
    await check(page, 'half.bel.gz', packed.slice(0, packed.length / 2));
    await page.getByText('The packing of half.bel.gz is damaged.').waitFor(PATIENCE);
    await take(page, 'gone.bel', ours);
    await writeFile(join(folder, 'gone.bel'), 'another length');
    await start(page);
    await page.getByText('gone.bel could not be read to its end.').waitFor(PATIENCE);
    await page.getByLabel('Everything a contest declared here must show').check();
    await check(page, 'alone.bel', ours);
    await page.getByText('sidecar-missing').waitFor(PATIENCE);
    expect(await axeOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a sidecar asks for the stricter verdict by itself; one that is none is named', async () => {
    const { page } = await open();
    await take(page, 'side.jsons', new TextEncoder().encode('{"not":"a sidecar"}\n'), 'The sidecar');
    expect(await page.getByLabel('Everything a contest declared here must show').isChecked()).toBe(true);
    await check(page, 'ours.bel', ours);
    await page.getByText('The election is not sound.').waitFor(PATIENCE);
    expect(await page.locator('.fault-list').innerText()).toMatch(/sidecar-(header|unreadable)/);
    await page.context().close();
  });

  test('the keyboard is enough, a check can be stopped and begun again, and stopping loses no finding', async () => {
    const { page } = await open();
    await check(page, 'first.bel', ours);
    await page.getByText(SOUND).waitFor(PATIENCE);
    await take(page, 'second.bel', ours);
    await page.evaluate(HOLD_CHECKS);
    await page.getByRole('button', { name: 'Check the archive' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar').waitFor();
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Stop the check');
    await page.keyboard.press('Enter');
    await page.getByText('Stopped before the end.').waitFor();
    expect(await page.getByRole('region', { name: 'first.bel' }).innerText()).toContain(SOUND);
    await page.evaluate(LET_CHECKS_GO);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'second.bel' }).getByText(SOUND).waitFor(PATIENCE);
    expect(await page.locator('.outcome').count()).toBe(3);
    await page.context().close();
  });

  test('A42 a name with script in it is shown as text', async () => {
    const { page, complaints } = await open();
    const archive = await unpack(ours);
    const at = archive.members.findIndex(({ of }) => of === 'election');
    const text = archive.members[at]?.text.replace('Harbour committee', '<img src=x onerror=alert(1)>') ?? '';
    await check(page, 'script.bel', pack(rechained(archive, at, text)));
    await page.getByText('The election is not sound.').waitFor(PATIENCE);
    expect(await page.locator('main img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)(
    'at 320 pixels nothing scrolls sideways and contrast holds: %s',
    async (scheme) => {
      const { page } = await open({ viewport: { width: 320, height: 640 }, colorScheme: scheme });
      await check(page, 'a-rather-long-name-of-an-archive-file-without-any-blank.bel', ours);
      await page.getByText(SOUND).waitFor(PATIENCE);
      await page.getByText('Show the rankings').click();
      await check(page, 'tampered.bel', await withFalseSignature(ours));
      await page.getByText('The election is not sound.').waitFor(PATIENCE);
      const over = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(over).toBe(0);
      expect(await axeOn(page)).toEqual([]);
      await page.context().close();
    },
  );

  test('on paper there are the findings and no form', async () => {
    const { page } = await open();
    await check(page, 'ours.bel', ours);
    await page.getByText(SOUND).waitFor(PATIENCE);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByLabel('The archive').first().isVisible()).toBe(false);
    expect(await page.getByRole('region', { name: 'ours.bel' }).isVisible()).toBe(true);
    await page.context().close();
  });
});
