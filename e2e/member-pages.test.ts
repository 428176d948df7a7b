import { readFile } from 'node:fs/promises';
import { unwrap } from '@selectorate/basics';
import { checkMemberProof } from '@selectorate/roll';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, settled, visit } from '../apps/web/src/testing/browser.ts';
import { type MemberHouse, memberHouse } from './member/member-house.ts';
import { lookOver } from './organise/look-over.ts';

/** Members at their own pages, with letters through a real mail server: each test goes on from where the one before it stopped. */
describe.skipIf(!hasBrowser())('members’ pages', { timeout: 120_000 }, () => {
  let house: MemberHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([memberHouse(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  const phone = () => openPage(browser, house.url, { viewport: { width: 320, height: 640 } });
  const main = (page: Page): Promise<string> => page.locator('main').innerText();
  const pressed = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

  async function ask(page: Page, contact: string): Promise<string> {
    await visit(page, `${house.url}/roll`);
    await page.getByLabel('E-mail address or phone number').fill(contact);
    await pressed(page, 'Ask for a letter');
    await page.getByRole('heading', { level: 1, name: 'Your question has been taken' }).waitFor();
    return main(page);
  }

  /** The page behind the link of a letter that was asked for with this contact. */
  async function openEntry(page: Page, contact: string): Promise<string> {
    await ask(page, contact);
    const [letter] = await house.letters();
    if (letter === undefined) throw new Error('no letter');
    await visit(page, letter.address);
    await pressed(page, 'Show my entry');
    await page.getByRole('heading', { name: 'May I vote?' }).waitFor();
    await settled(page);
    return letter.address;
  }

  test('A40 a member and a stranger who ask are shown the same, and only the member gets a letter', async () => {
    const { page, complaints } = await phone();
    await visit(page, `${house.url}/roll`);
    expect(await page.getByLabel('Contest').inputValue()).toBe(house.roll.played.id);
    await pressed(page, 'Ask for a letter');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await lookOver(page, 'a question with a fault')).toEqual([]);
    const stranger = await ask(page, 'nobody@elsewhere.example');
    expect(await lookOver(page, 'asked')).toEqual([]);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(await ask(page, 'member3@members.example')).toBe(stranger);
    expect((await house.letters()).map(({ to }) => to)).toEqual(['member3@members.example']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('before the freeze the page says how it would come out, and every change that was made to the entry', async () => {
    const body = {
      member: 'm-00004',
      fields: { phone: '07700 900444' },
      reason: 'new-number',
      authority: 'the member wrote',
    };
    unwrap(await house.roll.ask('changeContact', { body }));
    const notices = await house.letters();
    expect(notices.map(({ to }) => to)).toContain('member4@members.example');
    const { page } = await phone();
    await openEntry(page, '+44 7700 900444');
    const said = await main(page);
    expect(said).toContain('The list is not fixed yet');
    expect(said).toContain('07700 900444');
    expect(said).toMatch(/by an officer; new number; the member wrote/);
    expect(await lookOver(page, 'an entry before the freeze')).toEqual([]);
    await page.context().close();
  });

  test('A02 a notice about a contact is answered by a button; the answer uses the link up', async () => {
    const body = {
      member: 'm-00006',
      fields: { email: 'other@elsewhere.example' },
      reason: 'new-address',
      authority: 'a call',
    };
    unwrap(await house.roll.ask('changeContact', { body }));
    const old = (await house.letters()).find(({ to }) => to === 'member6@members.example');
    const { page } = await phone();
    await visit(page, old?.address ?? '');
    expect(await main(page)).not.toContain('elsewhere.example');
    expect(await lookOver(page, 'a notice')).toEqual([]);
    await pressed(page, 'That was not me');
    await page.getByRole('heading', { level: 1, name: 'The officers and the scrutineer are told' }).waitFor();
    expect(await lookOver(page, 'a notice that was answered')).toEqual([]);
    const { objections } = unwrap(await house.roll.ask('readContactChanges'));
    expect(objections.map(({ member }) => member)).toEqual(['m-00006']);
    await visit(page, old?.address ?? '');
    expect(await page.locator('h1').innerText()).toBe('This link has been used');
    await page.context().close();
  });

  test('A24 once the roll is frozen the page finds the entry in the record that it replays; the file proves it elsewhere', async () => {
    await house.roll.freeze();
    const { page, complaints } = await phone();
    const address = await openEntry(page, 'member5@members.example');
    await page.getByRole('heading', { name: 'Checked here: yes' }).waitFor();
    const said = await main(page);
    expect(said).toContain('You may vote');
    expect(said.match(/member\d+@/g)).toEqual(['member5@']);
    expect(said).not.toMatch(/\b(leaf|Merkle|SHA|hash|root|salt)\b/i);
    expect(await lookOver(page, 'an entry')).toEqual([]);
    await page.getByText('For whoever wants to check it elsewhere').click();
    const saving = page.waitForEvent('download');
    await pressed(page, 'Save the file to check elsewhere');
    const proof: unknown = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
    expect(await lookOver(page, 'an entry, unfolded')).toEqual([]);
    const root = await page.locator('.folded code').first().innerText();
    const target = { contest: house.roll.played.id, root, version: 'v1', members: 40 };
    const version = (proof as { readonly version: string }).version;
    expect(checkMemberProof(proof, { ...target, version })).toMatchObject({ ok: true, value: { member: 'm-00005' } });
    expect(complaints).toEqual([]);
    await visit(page, address);
    await pressed(page, 'Show my entry');
    await page.getByRole('heading', { level: 1, name: 'This link has been used' }).waitFor();
    expect(await lookOver(page, 'a link that was used')).toEqual([]);
    await page.context().close();
  });

  test('A24 a server that shows another entry than the one in the roll is found out by the page', async () => {
    const { page } = await phone();
    await page.route('**/api/my-entry/*', async (route) => {
      const answer = await route.fetch();
      const own = (await answer.json()) as { entry: Record<string, string> };
      own.entry['postcode'] = 'ZZ1 1ZZ';
      await route.fulfill({ response: answer, json: own });
    });
    await openEntry(page, 'member7@members.example');
    await page.getByRole('heading', { name: 'Checked here: no' }).waitFor();
    await page.context().close();
  });

  test('A25 who is left out is shown why and how to appeal, with a receipt that the server’s key signed, and can object', async () => {
    const { page } = await phone();
    await openEntry(page, 'member2@members.example');
    await page.getByText('Checked here: the signature is that of the key').waitFor();
    const said = await main(page);
    expect(said).toContain('You may not vote');
    expect(said).toContain('To appeal, write to');
    expect(said).toContain('Status: Lapsed');
    expect(await lookOver(page, 'an entry that is left out')).toEqual([]);
    await pressed(page, 'Tell the officers that something is wrong');
    await page.getByRole('heading', { name: 'The officers and the scrutineer are told' }).waitFor();
    const { objections } = unwrap(await house.roll.ask('readContactChanges'));
    expect(objections.map(({ member }) => member).toSorted()).toEqual(['m-00002', 'm-00006']);
    await page.context().close();
  });

  test('A02 after the freeze a change waits for the member’s yes at the contact that the roll has', async () => {
    const body = {
      member: 'm-00008',
      fields: { email: 'new8@members.example' },
      reason: 'new-address',
      authority: 'a letter',
    };
    const { change } = unwrap(await house.roll.ask('changeContact', { body }));
    const state = async () =>
      unwrap(await house.roll.ask('readContactChanges')).changes.find((each) => each.change === change)?.state;
    expect(await state()).toBe('awaits-member');
    const asked = (await house.letters()).find(({ to }) => to === 'member8@members.example');
    const { page } = await phone();
    await visit(page, asked?.address ?? '');
    expect(await page.locator('h1').innerText()).toBe('Did you ask for this change?');
    expect(await lookOver(page, 'a question about a contact')).toEqual([]);
    await pressed(page, 'Yes, make the change');
    await page.getByRole('heading', { level: 1, name: 'You said yes' }).waitFor();
    expect(await state()).toBe('awaits-officer');
    await page.context().close();
  });
});
