import type { Page } from 'playwright-core';
import { fill, follow, heading, press } from './visitor.ts';

/** Signs the prepared act that the page shows. */
export async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Sign (with your passkey|with this device’s key)$/ }).click();
  await page
    .getByText(/(Waiting for |In the record as entry )/)
    .first()
    .waitFor();
}

/** Signs everything that waits. */
export async function signAll(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: /^Sign (this one|these \d+)$/ }).click();
  await page.getByRole('heading', { name: 'Nothing waits for your signature' }).waitFor({ timeout: 60_000 });
}

/** Fills a form and goes on to the page that shows what will be signed. */
export async function prepare(page: Page, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await fill(page, fields);
  await press(page, 'Continue to what will be signed');
  await page.getByRole('heading', { name: 'Who signs' }).waitFor();
}

/** The wizard up to the contest that is prepared on the server: a re-selection, as a rehearsal, without witnesses. */
export async function prepareContest(page: Page, title: string): Promise<void> {
  await follow(page, 'Set up a contest');
  await heading(page, 'What do you want to run?');
  await page.getByLabel('Re-selection of an incumbent').check();
  await page.getByLabel('It is a rehearsal').check();
  await press(page, 'Continue');
  await heading(page, 'What is it called?');
  await fill(page, { Title: title, 'Zone of the times': 'Europe/London' });
  await press(page, 'Continue');
  await heading(page, 'Which rules?');
  await page.locator('input[value=reselection-college]').check();
  await press(page, 'Continue');
  await heading(page, 'What the rules leave to you');
  await page.getByLabel('the unit leaves the denominator').check();
  await page.getByLabel('drops out, its weight is lost').check();
  await page.getByLabel('exactly half decides nothing').check();
  await page.locator('summary', { hasText: 'Choices that have a usual answer' }).click();
  await fill(page, { Witnesses: '0', 'Smallest group whose figures are published': '5' });
  await press(page, 'Continue');
  await heading(page, 'Who watches the record?');
  await press(page, 'Continue');
  await heading(page, 'Check before you prepare the contest');
  await press(page, 'Prepare the contest');
  await heading(page, 'Membership list');
}

/** Members of two branches, invented. */
function membershipList(): string {
  const branches = ['branch-1', 'branch-2'];
  const rows = branches.flatMap((branch, at) =>
    Array.from(
      { length: 14 },
      (_, i) =>
        `M-${at}${String(i).padStart(2, '0')},Test Person ${at}-${i},${branch},2015-03-01,Full member,2030-01-01`,
    ),
  );
  return ['Membership number,Name,Branch,Date joined,Status,Paid until', ...rows].join('\n');
}

/** The rest of the wizard, from the membership list to the candidates. */
export async function answerTheRest(
  page: Page,
  freezeDay: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  await page.getByLabel('File with the members').setInputFiles({
    name: 'members.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(membershipList()),
  });
  await page.getByRole('button', { name: 'Keep this list of 28 members' }).waitFor();
  await look('membership list');
  await press(page, 'Keep this list of 28 members');
  await heading(page, 'Dates');
  await fill(page, { 'Day of the freeze': freezeDay });
  await press(page, 'Work out the dates');
  await look('dates');
  await press(page, 'Save the dates');
  await heading(page, 'Units');
  await fill(page, { 'Affiliated branches': 'Carpenters 3; Union of Carpenters; 120' });
  await press(page, 'Save the units');
  await heading(page, 'Candidates');
  await fill(page, { Incumbent: 'Candidate Alder', Candidates: 'Candidate Birch' });
  await press(page, 'Save the candidates');
  await heading(page, 'Who runs this with you?');
}

/** Names for every free place but those listed, and the links that are shown once. */
export async function inviteEverybody(page: Page, leaveOut: readonly RegExp[]): Promise<ReadonlyMap<string, string>> {
  for (const seat of await page.locator('fieldset.seat').all()) {
    const place = (await seat.locator('legend').textContent()) ?? '';
    if (leaveOut.some((each) => each.test(place))) continue;
    const field = seat.getByLabel('Name', { exact: true });
    if ((await field.inputValue()) === '')
      await field.fill(`${place} ${(await seat.locator('input').first().getAttribute('id'))?.split('-').at(-1) ?? ''}`);
  }
  await press(page, 'Invite these people');
  await page.getByText(/people were invited/).waitFor();
  await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
  const links = new Map<string, string>();
  for (const each of await page.locator('.copy-link').all()) {
    const label = (await each.locator('label').textContent()) ?? '';
    links.set(label.replace(/ \([^)]*\)$/, ''), await each.locator('input').inputValue());
  }
  return links;
}

/** Moves the rehearsal’s clock to just after a date of the calendar. */
export async function passDate(page: Page, url: string, date: string): Promise<void> {
  await page.goto(url);
  await heading(page, 'Move the rehearsal’s clock on');
  const choice = page.getByLabel(`just after: ${date}`, { exact: true });
  await choice.check();
  await press(page, 'Move the clock on');
  await choice.waitFor({ state: 'detached' });
}
