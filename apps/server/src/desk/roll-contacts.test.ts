import { unwrap } from '@selectorate/basics';
import type { ContactChangeShape } from '@selectorate/api';
import { fromSeconds, toSeconds } from '@selectorate/selection';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedMembers, RollDesk } from './testing/roll-desk.ts';

const WHY = { reason: 'new-address', authority: 'the member wrote' } as const;

describe('A02 contacts of members', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open();
    await desk.keepRoll(inventedMembers(60));
  });
  afterAll(() => desk.close());

  const change = (member: string, fields: object, as = 'second-officer', more: object = {}) =>
    desk.ask('changeContact', { as, body: { member, fields, ...WHY, ...more } });
  const answer = (token: string, said: 'me' | 'not-me') =>
    desk.ask('answerContactNotice', { as: null, params: { token }, body: { answer: said } });
  const stateOf = async (id: string): Promise<ContactChangeShape | undefined> =>
    unwrap(await desk.ask('readContactChanges')).changes.find((each) => each.change === id);

  test('twelve targeted changes before the freeze are twelve letters to the old contacts, and twelve to the new', async () => {
    for (let i = 1; i <= 12; i++) {
      const fields = { email: `capture${i}@elsewhere.example` };
      expect(unwrap(await change(`m-${String(i).padStart(5, '0')}`, fields)).state).toBe('effective');
    }
    const letters = await desk.letters();
    const old = letters.filter(({ to }) => to.endsWith('@members.example'));
    expect(old.map(({ to }) => to).toSorted()).toEqual(
      Array.from({ length: 12 }, (_, i) => `member${i + 1}@members.example`).toSorted(),
    );
    expect(letters.filter(({ to }) => to.endsWith('@elsewhere.example'))).toHaveLength(12);
    // No letter says a contact, old or new: whoever reads it may be a stranger.
    for (const { to, text } of letters) expect(text.replaceAll(to, '')).not.toContain('@elsewhere.example');

    const [first] = old;
    const token = first?.token ?? '';
    expect(unwrap(await desk.ask('readContactNotice', { as: null, params: { token } }))).toMatchObject({
      kind: 'notice',
      fields: ['email'],
    });
    unwrap(await answer(token, 'not-me'));
    expect(await answer(token, 'me')).toMatchObject({ error: { code: 'link-used' } });
    const { objections, changes } = unwrap(await desk.ask('readContactChanges'));
    expect(objections).toMatchObject([{ change: expect.any(String) }]);
    expect(changes.filter(({ state }) => state === 'objected')).toHaveLength(1);
  });

  test('a change of telephone is told to the e-mail address that the roll had, and to nobody by a link in an officer’s hands', async () => {
    const { notices } = unwrap(await change('m-00020', { phone: '07700 900999' }));
    expect(notices.map(({ to, channel, way }) => [to, channel, way])).toEqual([
      ['old', 'email', 'mailed'],
      ['old', 'phone', 'by-hand'],
      ['new', 'phone', 'by-hand'],
    ]);
    expect((await desk.letters()).map(({ to }) => to)).toEqual(['member20@members.example']);
    const { unreached } = unwrap(await desk.ask('readUnreached', { as: 'scrutineer' }));
    expect(unreached.map(({ member, notice, channel }) => [member, notice, channel])).toEqual(
      expect.arrayContaining([
        ['m-00020', 'contact-old', 'phone'],
        ['m-00020', 'contact-new', 'phone'],
      ]),
    );
    expect(JSON.stringify(unreached)).not.toMatch(/07700|example/);
  });

  test('what cannot be a contact is refused, and a member who is not on the roll is not there', async () => {
    for (const fields of [
      { email: 'two@a.example,three@b.example' },
      { phone: '1\u202e2' },
      { phone: '07700 900040' },
    ]) {
      const refused = await change('m-00040', fields);
      expect(refused).toMatchObject({ ok: false, error: { code: 'request-malformed' } });
    }
    expect(await change('m-99999', { email: 'a@b.example' })).toMatchObject({ error: { code: 'member-unknown' } });
  });

  test('everybody in the contest sees how many changed, and no count of a few', async () => {
    const { versions } = unwrap(await desk.ask('readRollVersions'));
    expect(versions.at(-1)?.version).toBe(14);
    const query = { from: 1, to: 14 };
    const { counts } = unwrap(await desk.ask('readRollDiff', { as: 'agent', query }));
    expect(counts).toMatchObject({ added: 0, removed: 0, changes: null });
    expect(JSON.stringify(counts)).not.toMatch(/m-0|example/);
    expect(await desk.ask('readRollDiff', { as: 'agent', query: { from: 3, to: 99 } })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('after the freeze nothing changes without the member at the old contact and a second officer', async () => {
    await desk.freeze();
    const asked = unwrap(await change('m-00030', { email: 'new30@members.example' }));
    expect(asked).toMatchObject({ state: 'awaits-member', afterFreeze: true });
    const approve = (as: string) =>
      desk.ask('approveContactChange', { as, body: { change: asked.change, decision: 'approve' } });
    expect(await approve('second-officer')).toMatchObject({ error: { code: 'second-person-needed' } });
    expect(await approve('returning-officer')).toMatchObject({ error: { code: 'member-not-confirmed' } });
    expect(await desk.ask('propose', { body: { kind: 'amend-roll', entries: [] } })).toMatchObject({
      error: { code: 'nothing-to-amend' },
    });

    const letters = await desk.letters();
    const tokenTo = (to: string): string => letters.find((letter) => letter.to === to)?.token ?? '';
    expect(letters).toHaveLength(2);
    // Whoever has the new contact says yes: that moves nothing.
    unwrap(await answer(tokenTo('new30@members.example'), 'me'));
    expect((await stateOf(asked.change))?.state).toBe('awaits-member');
    unwrap(await answer(tokenTo('member30@members.example'), 'me'));
    expect((await stateOf(asked.change))?.state).toBe('awaits-officer');
    expect(unwrap(await approve('returning-officer'))).toMatchObject({
      state: 'effective',
      approvedBy: 'returning-officer',
    });

    const draft = unwrap(await desk.ask('propose', { body: { kind: 'amend-roll', entries: [] } }));
    expect(draft.body).toMatchObject({
      reasons: { 'contact-confirmed': 1 },
      contacts: { changed: 1, confirmedAtOldContact: 1, secondOfficer: 1, inPerson: 0 },
    });
    expect(JSON.stringify(draft.body)).not.toContain('m-00030');
    expect(unwrap(await desk.played.signAll(draft)).standing).toMatchObject({ kind: 'recorded' });
    expect(await desk.ask('propose', { body: { kind: 'amend-roll', entries: [] } })).toMatchObject({
      error: { code: 'nothing-to-amend' },
    });
  });

  test('where no old contact works two officers see the member, and that is counted apart', async () => {
    const asked = unwrap(
      await change('m-00033', { email: 'new33@members.example' }, 'second-officer', { seen: 'email-bounced' }),
    );
    const body = { change: asked.change, decision: 'approve' } as const;
    expect(await desk.ask('approveContactChange', { as: 'second-officer', body })).toMatchObject({ ok: false });
    expect(unwrap(await desk.ask('approveContactChange', { body }))).toMatchObject({ state: 'effective' });
    const draft = unwrap(await desk.ask('propose', { body: { kind: 'amend-roll', entries: [] } }));
    expect(draft.body).toMatchObject({ contacts: { changed: 0, inPerson: 1 } });
  });

  test('a no at either contact stops a request for good, and so does silence', async () => {
    const refused = unwrap(await change('m-00031', { email: 'new31@members.example' }));
    const letter = (await desk.letters()).find(({ to }) => to === 'member31@members.example');
    unwrap(await answer(letter?.token ?? '', 'not-me'));
    expect((await stateOf(refused.change))?.state).toBe('objected');
    const silent = unwrap(await change('m-00032', { email: 'new32@members.example' }));
    // The request goes by the contest's time.
    desk.now = '2026-12-07T10:00:00Z';
    expect((await stateOf(silent.change))?.state).toBe('awaits-member');
    const days = (count: number): string => fromSeconds(toSeconds(silent.at) + count * 24 * 3600);
    await desk.played.moveTo(days(13));
    expect((await stateOf(silent.change))?.state).toBe('awaits-member');
    await desk.played.moveTo(days(15));
    expect((await stateOf(silent.change))?.state).toBe('expired');
    const approve = { change: silent.change, decision: 'approve' } as const;
    expect(await desk.ask('approveContactChange', { body: approve })).toMatchObject({ ok: false });
  });
});
