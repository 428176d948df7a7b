import { AxeBuilder } from '@axe-core/playwright';
import type { CandidateId } from '@selectorate/basics';
import {
  allPapers,
  closeContest,
  declareResult,
  endorse,
  introduction,
  OFFICERS,
  opened,
  openTheBallot,
  openTrigger,
  reconcile,
  recordCount,
  type RehearsedContest,
  rollAudited,
  setHustings,
  setShortlist,
  stateScrutiny,
  triggered,
} from '@selectorate/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow, hasBrowser, openBrowser, openPage, settled, visit } from '../testing/browser.ts';
import { type TestContest, type TestSite, testSite } from '../testing/test-site.ts';

const PAGES = [
  '',
  'timetable',
  'roll',
  'trigger',
  'result',
  'decisions',
  'people',
  'acts',
  'checkpoints',
  'check',
] as const;
/** Those on which the checks and the sample of a roll are told. */
const PAGES_OF_THE_ROLL: readonly (typeof PAGES)[number][] = ['', 'roll', 'decisions', 'acts'];
const SCRIPT = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

const WORDS = { name: (person: string) => `Member ${person}`, reasons: SCRIPT, address: '1 Nowhere Street' };

/** A whole contest with four candidates, whose count takes more than one round, and whose statements hold script. */
function fourCandidates(): RehearsedContest {
  const contest = triggered({
    words: WORDS,
    batches: [
      {
        batch: 'batch-post',
        channel: 'post',
        issued: 11,
        spoilt: 1,
        rejected: 0,
        papers: [
          { ranking: [[0]], times: 3 },
          { ranking: [[1], [0]], times: 3 },
          { ranking: [[2], [1]], times: 2 },
          { ranking: [[2]], times: 1 },
          { ranking: [[3], [2]], times: 1 },
        ],
      },
    ],
  });
  for (const person of ['candidate-3', 'candidate-4']) {
    contest.act('introduce-person', introduction(contest, person, 'candidate'), OFFICERS);
  }
  const candidates: readonly string[] = ['incumbent', 'candidate-2', 'candidate-3', 'candidate-4'];
  setShortlist(contest, candidates as readonly CandidateId[]);
  setHustings(contest);
  openTheBallot(contest);
  allPapers(contest);
  reconcile(contest);
  stateScrutiny(contest);
  recordCount(contest);
  declareResult(contest);
  endorse(contest);
  closeContest(contest);
  return contest;
}

const served = (folder: string, contest: RehearsedContest): TestContest => ({
  folder,
  title: `Contest ${folder}`,
  files: contest.files(),
  policy: contest.rehearsal.policyText(),
  size: contest.state.size,
  stage: contest.state.stage,
});

describe.skipIf(!hasBrowser())('observers’ pages', () => {
  let site: TestSite;
  let browser: Browser;
  beforeAll(async () => {
    const contests = [
      served('whole', fourCandidates()),
      served('running', openTrigger()),
      served('begun', opened()),
      served('audited', rollAudited({ words: WORDS })),
    ];
    site = await testSite(contests);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  /** Goes through the pages of a contest by its links, asking something of each. */
  async function throughPages(page: Page, folder: string, ask: (address: string) => Promise<void>): Promise<void> {
    await visit(page, `${site.url}/c/${folder}`);
    for (const each of folder === 'audited' ? PAGES_OF_THE_ROLL : PAGES) {
      const address = each === '' ? `/c/${folder}` : `/c/${folder}/${each}`;
      if (each !== '') await follow(page.locator(`.anchors a[href="${address}"]`));
      await ask(address);
    }
  }

  /** What axe finds on the pages of a contest and on the list, and what they complained of. */
  async function faultsOn(folder: string, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
    const { page, complaints } = await openPage(browser, site.url, { colorScheme });
    const found: string[] = [];
    const judge = async (address: string): Promise<void> => {
      const axe = new AxeBuilder({ page });
      const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
      found.push(...violations.map(({ id, nodes }) => `${address}: ${id} ${nodes[0]?.html}`));
    };
    await visit(page, site.url);
    await judge('/');
    await throughPages(page, folder, judge);
    await page.context().close();
    return [...found, ...complaints];
  }

  test.each(['whole', 'running', 'begun', 'audited'])(
    'each page of a contest is accessible, complains of nothing and asks nobody else: %s',
    async (folder) => {
      expect(await faultsOn(folder, 'light')).toEqual([]);
    },
  );

  test.each(['whole', 'audited'])('the same in the dark, by contrast: %s', async (folder) => {
    expect(await faultsOn(folder, 'dark')).toEqual([]);
  });

  test.each(['whole', 'running', 'begun', 'audited'])('no page scrolls sideways at 320 pixels: %s', async (folder) => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 320, height: 640 } });
    const over: string[] = [];
    const measure = async (address: string): Promise<void> => {
      const width = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (width > 0) over.push(`${address}: ${width}`);
    };
    await visit(page, site.url);
    await measure('/');
    await throughPages(page, folder, measure);
    expect(over).toEqual([]);
    await page.context().close();
  });

  test('the keyboard reaches the content first, then every page of the contest', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/whole`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.getAttribute("href")')).toBe('#main');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
    const reached: string[] = [];
    for (let i = 0; i < PAGES.length; i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate<string>('document.activeElement.getAttribute("href")'));
    }
    expect(reached).toEqual(PAGES.map((each) => (each === '' ? '/c/whole' : `/c/whole/${each}`)));
    await page.keyboard.press('Enter');
    await settled(page);
    await page.locator('h1').filter({ hasText: 'Check everything yourself' }).waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement.tagName')).toBe('H1');
    expect(await page.title()).toMatch(/^Check everything yourself/);
    await page.context().close();
  });

  test('the result is told round by round, and the picture and the table hold the same votes', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/whole/result`);
    await expect(page.locator('svg.flow').count()).resolves.toBe(1);
    const words = await page.locator('main').innerText();
    expect(words).toContain('Round 2.');
    expect(words).toMatch(/is elected with \d+ votes/);
    const lastRound = await page.locator('table tbody tr').first().locator('td').allInnerTexts();
    expect(lastRound.length).toBeGreaterThan(2);
    await page.context().close();
  });

  test('while units are voting, no outcome is shown as decided', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/running/trigger`);
    const words = await page.locator('main').innerText();
    expect(words).toContain('Not decided. With these returns alone it would come to');
    expect(words).not.toContain('Outcome: ');
    await page.context().close();
  });

  test('A25 the page of the roll tells every decision with its steps, and the sample with its bound; no member is named', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/audited/roll`);
    const said = await page.locator('main').innerText();
    for (const step of ['notice given', 'decided to leave out', 'member replied', 'appeal lodged', 'appeal granted'])
      expect(said).toContain(step);
    expect(said).toContain('left out by a decision: On the roll twice');
    expect(said).toContain('1 waiver: a clause would leave the member out');
    expect(said).toMatch(/A sample of 4 with 1 not confirmed: at most \d+ entries/);
    expect(said).toContain('Contact changed, confirmed by the member: 1');
    expect(said).toContain('Committees and affiliated units, each with a frozen roll of its own');
    expect(said).not.toMatch(/m-00\d\d|@|Nowhere Street/);
    await page.context().close();
  });

  test('an act about the roll says what it is about in words', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/audited/acts`);
    const about = (done: string): Promise<string> =>
      page.locator('.act-list > li').filter({ hasText: done }).first().locator('p').first().innerText();
    expect(await about('A member was given notice')).toBe('exclusion-1, On the roll twice, Clause challenges.window');
    expect(await about('A random sample of the roll was called for')).toBe('4 places');
    expect(await about('It was reported what the sample')).toBe('3 confirmed, 0 not entitled, 1 did not answer');
    expect(await about('The frozen roll was amended')).toBe('Contact changed, confirmed by the member: 1');
    await page.context().close();
  });

  test('A42 script in a statement is shown as text', async () => {
    const { page, complaints } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/whole/decisions`);
    expect(await page.locator('.quote').first().innerText()).toBe(SCRIPT);
    expect(await page.locator('main img:not(.print-head img)').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a link to an act leads to that act', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/whole/decisions`);
    const link = page.locator('.act-list a').first();
    const href = (await link.getAttribute('href')) ?? '';
    await link.click();
    await page.waitForURL(site.url + href);
    await page.locator(href.slice(href.indexOf('#'))).waitFor();
    const seen = await page.evaluate<boolean>(
      '(() => { const { top } = document.querySelector(location.hash).getBoundingClientRect(); return top >= -5 && top < innerHeight; })()',
    );
    expect(seen).toBe(true);
    await page.context().close();
  });

  test('what is not there is said: no contest, no such contest, no such page, a list that cannot be read', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/nowhere`);
    expect(await page.locator('main').innerText()).toContain('There is no such record on this server.');
    await visit(page, `${site.url}/nowhere/at/all`);
    expect(await page.locator('h1').innerText()).toBe('There is no page at this address');
    site.instead.set('/records/index.json', '{"schema":"selectorate-records/1","contests":[],"engine":"postgresql"}');
    await visit(page, site.url);
    expect(await page.locator('main').innerText()).toContain('There is no contest here yet');
    site.instead.set('/records/index.json', '{"schema":"selectorate-records/2"}');
    await visit(page, site.url);
    await page.locator('[role=alert]').waitFor();
    expect(await page.locator('main').innerText()).toContain('What the server answered cannot be read.');
    site.instead.delete('/records/index.json');
    await page.context().close();
  });
});
