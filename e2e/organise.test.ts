import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordAt } from './organise/record-at.ts';
import { Crowd } from './organise/crowd.ts';
import { type RunningHouse, startHouse } from './organise/house.ts';
import { lookOver } from './organise/look-over.ts';
import { answerTheRest, inviteEverybody, passDate, prepare, prepareContest, sign, signAll } from './organise/steps.ts';
import { fill, follow, heading, press, type Visitor, visitor } from './organise/visitor.ts';

const CHROMIUM = '/usr/bin/chromium';
const found = existsSync(CHROMIUM);
if (!found) process.stderr.write(`\nSKIPPED: no Chromium at ${CHROMIUM}; nobody organised a contest in a browser.\n`);

const CONTEST = 're-selection-in-exampleton';
const FIGURES = {
  'Papers for an open selection': '6',
  'Papers to keep the incumbent': '3',
  'Spoilt papers': '1',
  Abstentions: '0',
};

/**
 * A whole re-selection by people with browsers of their own, through the real endpoints: two officers with passkeys of a
 * software authenticator, everybody else with device keys. Each test goes on from where the one before it stopped.
 */
describe.skipIf(!found)('a re-selection from set-up to close, in browsers', { timeout: 600_000 }, () => {
  let browser: Browser;
  let house: RunningHouse;
  let a: Visitor;
  let b: Visitor;
  let crowd: Crowd;
  let links: ReadonlyMap<string, string>;
  const wrong: string[] = [];

  const at = (path = ''): string => `${house.url}/organise/c/${CONTEST}${path}`;
  const look = async (page: Page, name: string): Promise<void> => void wrong.push(...(await lookOver(page, name)));
  const task = async (page: Page, name: string | RegExp): Promise<void> => {
    await page.goto(at());
    await heading(page, 'Tasks');
    await follow(page, name);
  };
  /** What A prepared is signed by A, and then by B on their own device. */
  const bothSign = async (): Promise<void> => {
    await sign(a.page);
    await b.page.goto(a.page.url());
    await sign(b.page);
  };
  const asOneOfThem = async (name: string, wanted: string | RegExp): Promise<Page> => {
    await crowd.as(name, `/organise/c/${CONTEST}`);
    await crowd.follow(wanted);
    return crowd.page;
  };
  const thenSignedBy = async (name: string): Promise<void> => {
    const { pathname } = new URL(crowd.page.url());
    await crowd.as(name, pathname);
    await sign(crowd.page);
  };

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    house = await startHouse();
    a = await visitor(browser, { passkeys: true });
    b = await visitor(browser, { passkeys: true });
    crowd = new Crowd(await visitor(browser, { passkeys: false }), house.url);
  });

  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  test('the first officer sets the server up with a passkey, and the wizard prepares a contest', async () => {
    await a.page.goto(house.setUpLink);
    await heading(a.page, 'Set up this server');
    await look(a.page, 'set-up link');
    await fill(a.page, { Organisation: 'Exampleton Association', 'Your name': 'Officer A' });
    await press(a.page, 'Make a passkey and go on');
    await heading(a.page, 'You are in');
    await follow(a.page, 'Set up a contest');
    await press(a.page, 'Continue');
    await a.page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await look(a.page, 'first page of the wizard, with faults');
    await a.page.goto(`${house.url}/organise`);
    await prepareContest(a.page, 'Re-selection in Exampleton');
    await answerTheRest(a.page, '2027-01-11', (name) => look(a.page, name));
  });

  test('people are invited with links that are shown once, and both officers open the contest', async () => {
    links = await inviteEverybody(a.page, [/Carpenters/]);
    await look(a.page, 'invitations');
    await press(a.page, 'Continue to check the answers');
    await heading(a.page, 'Check your answers');
    await look(a.page, 'check answers');
    await b.page.goto(links.get('Second officer 1') ?? '');
    await heading(b.page, 'You are invited as second officer');
    await press(b.page, 'Make a passkey and go on');
    await heading(b.page, 'You are in');
    await a.page.reload();
    await press(a.page, 'Prepare the opening');
    await heading(a.page, 'Open the contest');
    await look(a.page, 'what will be signed');
    await bothSign();
    for (const [name, link] of links) if (name !== 'Second officer 1') await crowd.join(name, link);
  });

  test('a link that was taken up works no second time', async () => {
    await crowd.page.goto(links.get('Teller 1') ?? '');
    await crowd.page.getByText('This link has been used.').waitFor();
  });

  test('everybody is introduced, declares, and the roll is frozen', async () => {
    await task(a.page, /^Introduce \d+ people/);
    await press(a.page, /^Prepare \d+ introductions/);
    await heading(a.page, 'Sign what waits for you');
    await look(a.page, 'several to sign');
    await signAll(a.page, at('/sign'));
    await signAll(b.page, at('/sign'));
    for (const { page } of [a, b]) await declareNoInterest(page, () => task(page, 'Declare your interests'));
    for (const name of ['Scrutineer 1', 'Teller 1', 'Teller 2'])
      await declareNoInterest(crowd.page, async () => void (await asOneOfThem(name, 'Declare your interests')));
    await task(a.page, 'Set the calendar');
    await prepare(a.page);
    await bothSign();
    for (const kind of [/^Register \d+ units/, /^Introduce \d+ people/]) {
      await task(a.page, kind);
      await press(a.page, /^Prepare \d+/);
      await heading(a.page, 'Sign what waits for you');
      await signAll(a.page, at('/sign'));
      await signAll(b.page, at('/sign'));
    }
    const incumbent = await asOneOfThem('Candidate Alder', /^State whether/);
    await incumbent.getByLabel('Stands again').check();
    await prepare(incumbent);
    await sign(incumbent);
    await passDate(a.page, at('/clock'), 'Freeze of the roll');
    await look(a.page, 'clock');
    await task(a.page, 'Freeze the roll');
    await prepare(a.page);
    await bothSign();
    await a.page.goto(at());
    await heading(a.page, 'Tasks');
    await look(a.page, 'tasks');
    await a.page.goto(at('/people'));
    await heading(a.page, 'People');
    await look(a.page, 'people');
  });

  test('units return their vote from two devices, a tie is retaken, and a paper form is keyed by both officers', async () => {
    await a.page.goto(at('/clock'));
    await a.page.getByLabel('another time').first().check();
    await a.page.getByLabel('another time').last().fill('2027-01-20T10:00');
    await press(a.page, 'Move the clock on');
    await a.page
      .getByText(/20 January 2027/)
      .first()
      .waitFor();
    const tie = { ...FIGURES, 'Papers for an open selection': '4', 'Papers to keep the incumbent': '4' };
    const again = { ...FIGURES, 'Papers for an open selection': '2', 'Papers to keep the incumbent': '1' };
    for (const [unit, figures] of [
      ['Branch 1', FIGURES],
      ['Branch 2', tie],
      ['Branch 2', again],
    ] as const) {
      const page = await asOneOfThem(`Secretary of a unit, ${unit} 1`, /^Return the/);
      await fill(page, { 'When did the unit meet?': '2027-01-19' });
      await prepare(page, figures);
      await sign(page);
      const { pathname } = new URL(page.url());
      await crowd.as(`Teller of a unit, ${unit} 1`, pathname);
      await fill(page, { ...figures, 'Spoilt papers': '9' });
      await press(page, 'Compare the figures');
      await page.getByRole('link', { name: /You entered 9, and 1 was prepared/ }).waitFor();
      await fill(page, figures);
      await press(page, 'Compare the figures');
      await sign(page);
    }
    await task(a.page, 'Return the vote of Carpenters 3');
    await fill(a.page, {
      'When did the unit meet?': '2027-01-19',
      'What the paper form says, and who signed it': 'Signed by its secretary and its teller on 19 January.',
    });
    await look(a.page, 'return of a unit');
    await prepare(a.page, {
      ...FIGURES,
      'Papers for an open selection': '40',
      'Papers to keep the incumbent': '20',
    });
    await bothSign();
    await passDate(a.page, at('/clock'), 'Returns of units due');
    await task(a.page, 'State the outcome of the trigger ballot');
    await look(a.page, 'outcome of the trigger ballot');
    await prepare(a.page);
    await bothSign();
  });

  test('shortlist, hustings, ballot: two tellers key apart, and every difference is shown', async () => {
    await task(a.page, 'Set the shortlist');
    await look(a.page, 'shortlist');
    await prepare(a.page);
    await bothSign();
    await task(a.page, 'Set the hustings');
    await prepare(a.page, { Where: 'The Assembly Hall, Exampleton' });
    await bothSign();
    await passDate(a.page, at('/clock'), 'Ballot opens');
    await task(a.page, 'Open the ballot');
    await press(a.page, 'Move Candidate Alder down');
    await prepare(a.page);
    await bothSign();
    await task(a.page, 'Issue a batch of papers');
    await a.page.getByLabel('By post').check();
    await prepare(a.page, { 'Papers in the batch': '28' });
    await bothSign();
    await passDate(a.page, at('/clock'), 'Ballot closes');
    const page = await asOneOfThem('Teller 1', 'Record what came back of batch-1');
    await prepare(page, { 'Papers that came back': '24', 'The choice is not clear': '1', 'Came too late': '1' });
    await sign(page);
    await thenSignedBy('Teller 2');
    for (const [name, keyed] of [
      ['Teller 2', '11x 2 1\n11x 1 2'],
      ['Teller 1', '12x 2 1\n10x 1 2'],
    ] as const) {
      await asOneOfThem(name, 'Key batch-1');
      await fill(page, { 'The papers': keyed });
      await look(page, 'keying');
      await prepare(page);
      await sign(page);
    }
    await asOneOfThem('Teller 1', 'Agree on batch-1');
    await press(page, 'Continue to what will be signed');
    await page.getByText(/Candidate Birch Candidate Alder: .*11.*12/).waitFor();
    await look(page, 'keyings that differ');
    await page.getByLabel('No, and we have looked at those papers together').check();
    await prepare(page, {
      'Papers on which the keyings differed': '1',
      'The batch as the papers say': '12x 2 1\n10x 1 2',
    });
    await sign(page);
    await thenSignedBy('Teller 2');
  });

  test('reconciliation, scrutiny, count, declaration', async () => {
    await passDate(a.page, at('/clock'), 'Count');
    await task(a.page, 'Reconcile the papers');
    await prepare(a.page);
    await sign(a.page);
    await crowd.as('Scrutineer 1', new URL(a.page.url()).pathname);
    await sign(crowd.page);
    const page = await asOneOfThem('Scrutineer 1', 'Make the scrutineer’s statement');
    await page.getByLabel('I am satisfied').check();
    await prepare(page, { 'Your statement': 'I saw the papers issued, returned, keyed twice and counted.' });
    await sign(page);
    for (const name of ['Record the count', 'Declare the result']) {
      await task(a.page, name);
      await prepare(a.page);
      await bothSign();
    }
    await look(a.page, 'recorded');
    await a.page.getByText(/In the record as entry/).waitFor();
  });

  test('an act that the rules refuse is refused with its clause and what to do', async () => {
    await a.page.goto(at('/do/close-contest'));
    await heading(a.page, 'Close the contest');
    await press(a.page, 'Continue to what will be signed');
    await a.page.getByRole('alert').getByText('The rule:').waitFor();
    await look(a.page, 'refused');
  });

  test('endorsement by its body, the window, the close', async () => {
    const page = await asOneOfThem('Member of a deciding body, National body 1', 'Decide on the endorsement');
    await page.getByLabel('Endorsed').check();
    await prepare(page, { Reasons: 'The selection followed the rules.' });
    await sign(page);
    await thenSignedBy('Member of a deciding body, National body 2');
    await passDate(a.page, at('/clock'), 'Challenges close');
    await task(a.page, 'Close the contest');
    await prepare(a.page);
    await bothSign();
  });

  test('the record that came of it verifies, and holds no name of anybody', async () => {
    const { verdict, text } = await recordAt(`${house.url}/records/${CONTEST}`);
    expect(verdict.faults).toEqual([]);
    expect(verdict.valid).toBe(true);
    expect(text).not.toMatch(/Officer A|Teller 1|Scrutineer 1|Test Person/);
  });

  test('a session that ends comes back to the same page after signing in again', async () => {
    await a.page.goto(at('/people'));
    await heading(a.page, 'People');
    await a.page.context().clearCookies();
    await a.page.reload();
    await heading(a.page, 'Sign in');
    await look(a.page, 'sign in');
    await press(a.page, 'Sign in with a passkey');
    await heading(a.page, 'People');
  });

  test('every page looked at is clean for axe in light and dark, and none scrolls sideways at 320 px', () => {
    expect(wrong).toEqual([]);
  });

  test('no page complained', () => {
    expect([...a.complaints, ...b.complaints, ...crowd.visitor.complaints]).toEqual([]);
  });
});

async function declareNoInterest(page: Page, go: () => Promise<void>): Promise<void> {
  await go();
  await page.getByLabel('None', { exact: true }).check();
  await prepare(page);
  await sign(page);
}
