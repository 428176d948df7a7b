import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningHouse, startHouse } from './organise/house.ts';
import { lookOver } from './organise/look-over.ts';
import { answerTheRest, inviteEverybody, prepareContest, sign } from './organise/steps.ts';
import { fill, follow, heading, press, type Visitor, visitor } from './organise/visitor.ts';

const CHROMIUM = '/usr/bin/chromium';
const found = existsSync(CHROMIUM);
if (!found) process.stderr.write(`\nSKIPPED: no Chromium at ${CHROMIUM}; nobody saw the pages of the roll.\n`);

const CONTEST = 're-selection-in-exampleton';
const HEADER = 'Membership number,Name,Branch,Date joined,Status,Paid until,Address,Postcode,Date of birth,E-mail';

/** Thirty invented members of two branches; the last two are one person who was entered twice. */
function membershipList(): string {
  const members = Array.from({ length: 28 }, (_, i) => {
    const [branch, name] = [i < 14 ? 'branch-1' : 'branch-2', `Invented Person${String.fromCodePoint(97 + i)}`];
    return `M-${i < 14 ? 0 : 1}${String(i % 14).padStart(2, '0')},${name},${branch},2015-03-01,Full member,2030-01-01,${i + 1} Sample Road,ZZ1 1${ZZ(i)},19${60 + (i % 30)}-02-03,person${i}@mail.example`;
  });
  const twice = ['M-900', 'M-901'].map(
    (number) =>
      `${number},Plainly Inventedname,branch-1,2015-03-01,Full member,2030-01-01,99 Sample Road,ZZ1 1ZZ,1970-05-06,plainly@mail.example`,
  );
  return [HEADER, ...members, ...twice].join('\n');
}

const ZZ = (i: number): string => `${String.fromCodePoint(65 + (i % 20))}${String.fromCodePoint(65 + ((i * 7) % 20))}`;

/** Most of them are on the register, at the same address. */
const register = (): string =>
  [
    'Elector Number,Surname,Forename,Address1,Postcode',
    ...Array.from(
      { length: 24 },
      (_, i) => `AB-${i + 1},Person${String.fromCodePoint(97 + i)},Invented,${i + 1} Sample Road,ZZ1 1${ZZ(i)}`,
    ),
  ].join('\n');

const csv = (text: string) => ({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

/** The roll before a contest opens, by two officers with browsers of their own, against a server of its own. */
describe.skipIf(!found)('the roll, in browsers', { timeout: 300_000 }, () => {
  let browser: Browser;
  let house: RunningHouse;
  let a: Visitor;
  let b: Visitor;
  const wrong: string[] = [];

  const at = (path = ''): string => `${house.url}/organise/c/${CONTEST}${path}`;
  const look = async (page: Page, name: string): Promise<void> => void wrong.push(...(await lookOver(page, name)));

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    });
    house = await startHouse();
    a = await visitor(browser, { passkeys: true });
    b = await visitor(browser, { passkeys: true });
  });

  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  test('a contest is prepared and opened by two officers', async () => {
    await a.page.goto(house.setUpLink);
    await heading(a.page, 'Set up this server');
    await fill(a.page, { Organisation: 'Exampleton Association', 'Your name': 'Officer A' });
    await press(a.page, 'Make a passkey and go on');
    await heading(a.page, 'You are in');
    await a.page.goto(`${house.url}/organise`);
    await prepareContest(a.page, 'Re-selection in Exampleton');
    await answerTheRest(a.page, '2027-01-11', async () => {});
    const links = await inviteEverybody(a.page, [
      /Carpenters/,
      /Teller/,
      /Member of/,
      /Candidate/,
      /Secretary/,
      /Agent/,
    ]);
    await press(a.page, 'Continue to check the answers');
    await heading(a.page, 'Check your answers');
    await b.page.goto(links.get('Second officer 1') ?? '');
    await press(b.page, 'Make a passkey and go on');
    await heading(b.page, 'You are in');
    await a.page.reload();
    await press(a.page, 'Prepare the opening');
    await heading(a.page, 'Open the contest');
    await bothSign();
  });

  const bothSign = async (): Promise<void> => {
    await sign(a.page);
    await b.page.goto(a.page.url());
    await sign(b.page);
  };

  test('A45 a list with a row that cannot be read is not kept, and the row is named', async () => {
    await a.page.goto(at('/roll/list'));
    await heading(a.page, 'Membership list');
    await a.page
      .getByLabel('File with the members')
      .setInputFiles(csv(membershipList().replace('1962-02-03', '1962-02-31').replace('M-005', 'M 005!')));
    await a.page.getByText('2 rows could not be read').waitFor();
    await a.page.getByRole('row', { name: /1962-02-31/ }).waitFor();
    await look(a.page, 'list that failed');
    expect(await a.page.getByRole('button', { name: /^Keep this list/ }).count()).toBe(0);
  });

  test('another list is kept as a version, and the changes are counted', async () => {
    await a.page.getByLabel('File with the members').setInputFiles(csv(membershipList()));
    await a.page.getByRole('button', { name: 'Keep this list of 30 members' }).waitFor();
    await a.page.getByLabel('Why this list takes the place of the one before').selectOption('list-updated');
    await press(a.page, 'Keep this list of 30 members');
    await a.page.getByText('This list is kept as version 2').waitFor();
    await a.page.getByRole('heading', { name: 'What changed between two versions' }).waitFor();
    await a.page.getByText('fewer than 20, or withheld').first().waitFor();
    await look(a.page, 'versions');
  });

  test('a register comes after the legal basis', async () => {
    await follow(a.page, 'Register');
    await heading(a.page, 'Register of electors');
    await press(a.page, 'Continue to the file');
    await a.page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await a.page.getByLabel('Open register, which anybody may buy').check();
    await fill(a.page, {
      'The provision': 'Section 1 of an invented Act',
      'Who decided': 'The executive committee',
      'Decided on': '2026-11-01',
      'May be used until': '2027-06-30',
      'For what': 'To look for members of this roll in the register.',
    });
    await press(a.page, 'Continue to the file');
    await a.page.getByLabel('File with the register').setInputFiles(csv(register()));
    await a.page.getByText('24 rows were read').waitFor();
    await press(a.page, 'Keep this register');
    await a.page.getByText('A register of 24 people is here').waitFor();
    await look(a.page, 'register');
  });

  test('a list for the checks is sent under the name of its source, and the page says what is here', async () => {
    await follow(a.page, 'What checks know');
    await heading(a.page, 'What the checks know');
    await a.page.getByRole('row', { name: /^Register of electors .*24 rows/ }).waitFor();
    await a.page.getByRole('row', { name: /^Membership list before this one .*28 rows/ }).waitFor();
    await a.page.getByRole('row', { name: /^People who have died .*Not here/ }).waitFor();
    await a.page.getByLabel('Which list').selectOption('deceased');
    expect(await a.page.getByLabel('File with this list').count()).toBe(0);
    await fill(a.page, { 'Whose list it is': 'Register of deaths' });
    await a.page.getByLabel('File with this list').setInputFiles(csv('member\nM-003,\nM 4!\n'));
    await a.page.getByText('could not be read').first().waitFor();
    await look(a.page, 'list for the checks that failed');
    await a.page.getByLabel('File with this list').setInputFiles(csv('member\nM-003\n'));
    await press(a.page, 'Keep this list');
    await a.page.getByText('1 row is kept').waitFor();
    await a.page.getByRole('row', { name: /^People who have died .*register-of-deaths/ }).waitFor();
    await a.page.locator('summary', { hasText: 'Destroy a list' }).click();
    await look(a.page, 'what the checks know');
  });

  test('the checks are run and read', async () => {
    await follow(a.page, 'Checks');
    await press(a.page, 'Run the checks');
    await a.page.getByRole('heading', { name: /30 members, \d+ questions? to settle/ }).waitFor();
    await look(a.page, 'checks');
    await a.page.locator('summary', { hasText: 'On the electoral register' }).click();
    const download = a.page.waitForEvent('download');
    await press(a.page, 'Save the private report');
    expect((await download).suggestedFilename()).toBe(`roll-report-${CONTEST}.json`);
  });

  test('A25 a question that takes two people waits for the second, and nobody is left out by any answer', async () => {
    for (const { page } of [a, b]) {
      await page.goto(at('/roll/questions'));
      await heading(page, 'Questions to settle');
      const question = page.getByRole('heading', { name: 'Is this one person, or are these two?' });
      for (let turns = 0; turns < 40 && (await question.count()) === 0; turns++) {
        await press(page, 'Leave it for later');
        await page.getByRole('button', { name: 'Go back one' }).waitFor();
      }
      await question.waitFor();
      // It is said beforehand that it takes two, and to the second that the first has answered.
      await page
        .getByRole('heading', {
          name:
            page === a.page
              ? 'It takes two people to settle this question'
              : /^Officer A.* has answered, and yours is the second answer$/,
        })
        .waitFor();
      await look(page, 'question for two');
      const answers = await page.getByRole('radio').evaluateAll((all) => all.map((each) => each.getAttribute('value')));
      expect(answers).toEqual(['genuine', 'corrected', 'explained', 'member-confirmed', 'referred']);
      if (page === a.page) {
        await page.locator('summary', { hasText: 'Why the program asks' }).click();
        await press(page, 'Save the answer');
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
        await look(page, 'question with faults');
      }
      await page.getByLabel('It was wrong and has been put right').check();
      await fill(page, { 'How you know': 'The member joined again by mistake, and says so.' });
      await press(page, 'Save the answer');
      await page
        .getByText(page === a.page ? 'Your answer is kept, and waits for the other officer' : 'Your answer is kept')
        .waitFor();
    }
  });

  test('the counts go into the record when both have signed', async () => {
    await a.page.goto(at('/roll/checks'));
    await press(a.page, 'Publish the counts');
    await heading(a.page, 'Report what was found in the roll');
    await look(a.page, 'report to sign');
    await bothSign();
    await b.page.getByText(/In the record as entry/).waitFor();
  });

  test('A02 a changed contact says who is told, by mail or by an officer', async () => {
    await a.page.goto(at('/roll/contacts'));
    await heading(a.page, 'Changed contacts');
    await press(a.page, 'Change a contact');
    await a.page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await look(a.page, 'contact with faults');
    await fill(a.page, {
      'Membership number': 'm-000',
      'New e-mail address': 'new@mail.example',
      'Who asked for it, and how you know': 'The member, by letter.',
    });
    await a.page.getByLabel('Why', { exact: true }).selectOption('member-asked');
    await press(a.page, 'Change a contact');
    await a.page.getByText('The change is kept').waitFor();
    await a.page.getByText('old contact, by e-mail').waitFor();
    await look(a.page, 'contacts');
  });

  test('a letter that no mail could bring is marked as posted, with the day and who says so', async () => {
    await a.page.locator('summary', { hasText: 'Mark letters as posted' }).click();
    await press(a.page, 'Mark as posted');
    await a.page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await a.page.getByLabel(/^m-000: that their contact was changed/).check();
    await look(a.page, 'letters to mark');
    await press(a.page, 'Mark as posted');
    await a.page.locator('summary', { hasText: '1 letter was posted' }).click();
    await a.page.getByText(/^on .*, says Officer A/).waitFor();
    await look(a.page, 'letters posted');
  });

  test('A21 the list of a committee is frozen for itself, by both officers', async () => {
    await follow(a.page, 'Units');
    await heading(a.page, 'Lists of units and committees');
    await a.page.getByLabel('Whose list').selectOption({ index: 1 });
    await a.page.getByLabel('File with the members').setInputFiles(csv(membershipList()));
    await a.page.getByText('Compare the counts with the unit’s own').waitFor();
    await look(a.page, 'list of a committee');
    await press(a.page, 'Continue with this list of 30 members');
    await heading(a.page, 'Freeze the roll of a unit or body');
    await look(a.page, 'list of a committee to sign');
    await bothSign();
    await a.page.goto(at('/roll/units'));
    await a.page.getByRole('row', { name: /30/ }).waitFor();
    await look(a.page, 'lists that are frozen');
  });

  test('A24 nobody is left out but by notice, reply, two officers and an appeal', async () => {
    await follow(a.page, 'Decisions');
    await heading(a.page, 'Waivers, exclusions and sample');
    await follow(a.page, 'Give a member notice that they may be left off the roll');
    await heading(a.page, 'Give a member notice that they may be left off the roll');
    await fill(a.page, { 'Membership number': 'm-901', 'What you tell the member': 'You stand on the roll twice.' });
    await a.page.getByLabel('Reason', { exact: true }).selectOption('entered-twice');
    await a.page.getByLabel('Under which clause').selectOption({ index: 1 });
    await look(a.page, 'notice');
    await press(a.page, 'Continue to what will be signed');
    await a.page.getByRole('heading', { name: 'Who signs' }).waitFor();
    await sign(a.page);
    await a.page.goto(at('/roll/decisions'));
    await a.page.getByText('Notice given').waitFor();
    await look(a.page, 'decisions');
    await a.page.goto(at());
    await a.page.getByText('The member can reply until').waitFor();
  });

  test('every page looked at is clean for axe in light and dark, and none scrolls sideways at 320 px', () => {
    expect(wrong).toEqual([]);
  });

  test('no page complained', () => {
    expect([...a.complaints, ...b.complaints]).toEqual([]);
  });
});
