import { createPublicKey, verify } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { checkMemberProof, checkReceipt } from '@selectorate/roll';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskFor } from './testing/desk-contest.ts';
import { inventedMembers, RollDesk } from './testing/roll-desk.ts';

describe('A40 am I on the roll?', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open();
    const members = inventedMembers(40).map((entry, i) => {
      if (i === 1) return { ...entry, standing: { ...entry.standing, status: 'lapsed' as const } };
      return i === 37 ? { ...entry, person: { ...entry.person, email: '' } } : entry;
    });
    await desk.keepRoll(members);
  });
  afterAll(() => desk.close());

  const question = (contact: string, contest: string = desk.played.id) =>
    desk.ask('askAboutMyEntry', { as: null, body: { contest, contact } });
  const open = (token: string) => desk.ask('readMyEntry', { as: null, params: { token } });
  const letterTo = async (contact: string) => {
    unwrap(await question(contact));
    await desk.desk.answerQuestions();
    return (await desk.letters())[0] ?? expect.fail('no letter');
  };

  test('whoever asks about whomever is answered alike, and by then nobody has looked', async () => {
    const asked = ['member7@members.example', 'stranger@elsewhere.example', '07700 900008', '+44 7700 999999'];
    const answers = [];
    for (const contact of asked) answers.push(await question(contact));
    answers.push(await question('member7@members.example', 'no-such-contest'));
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: { done: true } })));
    expect(await desk.letters()).toEqual([]);
    expect(await desk.desk.answerQuestions()).toBe(asked.length + 1);
    expect((await desk.letters()).map(({ to, page }) => [to, page]).toSorted()).toEqual([
      ['member7@members.example', 'entry'],
      ['member8@members.example', 'entry'],
    ]);
    expect(await desk.desk.answerQuestions()).toBe(0);
  });

  test('the work before the answer is the same, call for call, for a member and for a stranger', async () => {
    const work = async (contact: string): Promise<readonly string[]> => {
      const calls: string[] = [];
      const { documents } = desk.store;
      const watched = Object.fromEntries(
        Object.entries(documents).map(([name, call]) => [
          name,
          (...given: readonly unknown[]) => {
            calls.push(`${name} ${String(given[0])}`);
            return (call as (...args: readonly unknown[]) => unknown)(...given);
          },
        ]),
      );
      Object.assign(desk.store, { documents: watched });
      await question(contact);
      Object.assign(desk.store, { documents });
      return calls;
    };
    const member = await work('member9@members.example');
    expect(member).toEqual(['list house/entry-questions', 'put house/entry-questions']);
    expect(await work('stranger@elsewhere.example')).toEqual(member);
    await desk.desk.answerQuestions();
    await desk.letters();
  });

  test('a member gets three letters a day at the most, however many ask', async () => {
    for (let i = 0; i < 6; i++) await question('member12@members.example');
    await desk.desk.answerQuestions();
    expect(await desk.letters()).toHaveLength(3);
  });

  test('a member without an e-mail address is put on the list of letters to be printed, once', async () => {
    for (let i = 0; i < 2; i++) unwrap(await question('07700 900038'));
    await desk.desk.answerQuestions();
    expect(await desk.letters()).toEqual([]);
    expect(unwrap(await desk.ask('readUnreached', { as: 'second-officer' })).unreached).toEqual([
      {
        letter: expect.stringMatching(/^[0-9a-f]{40}$/),
        member: 'm-00038',
        notice: 'my-entry',
        since: desk.now,
        channel: 'post',
        about: null,
        posted: null,
      },
    ]);
  });

  test('a letter is marked as posted by an officer, on a day that is not to come; whoever asks again is owed another', async () => {
    const mark = (on: string | null, letters: readonly string[], as = 'second-officer') =>
      desk.ask('markPosted', { as, body: { letters: [...letters], on } });
    const owed = async () => unwrap(await desk.ask('readUnreached')).unreached;
    const letters = (await owed()).map(({ letter }) => letter);
    const today = desk.now.slice(0, 10);
    for (const on of ['2026-11-23', '2026-02-30'])
      expect(await mark(on, letters)).toMatchObject({ error: { code: 'request-malformed', where: 'on' } });
    expect(await mark(today, [...letters, 'f'.repeat(40)])).toMatchObject({ error: { code: 'not-found' } });
    expect((await owed()).map(({ posted }) => posted)).toEqual([null]);
    const posted = { on: today, by: 'second-officer' };
    expect(unwrap(await mark(today, letters)).unreached).toMatchObject([{ member: 'm-00038', posted }]);
    unwrap(await mark(null, letters));
    expect(await owed()).toMatchObject([{ posted: null }]);
    unwrap(await mark(today, letters));
    unwrap(await question('07700 900038'));
    await desk.desk.answerQuestions();
    expect(await owed()).toMatchObject([{ member: 'm-00038', posted: null }]);
  });

  test('the link opens one’s own entry, once: every clause, and nobody else', async () => {
    const { token, text } = await letterTo('Member3@Members.Example');
    expect(text).not.toMatch(/m-0| Lane|Clara/);
    const own = unwrap(await open(token));
    expect(own.entry).toMatchObject({ member: 'm-00003', email: 'member3@members.example' });
    expect(own.trigger.eligible).toBe(true);
    expect(own.trigger.clauses.length).toBeGreaterThan(0);
    expect(own.frozen).toBeNull();
    expect(JSON.stringify(own).match(/member\d+@/g)).toEqual(['member3@']);
    expect(await open(token)).toMatchObject({ error: { code: 'link-used' } });
    expect(await open('A'.repeat(43))).toMatchObject({ error: { code: 'link-unknown' } });
    // A letter of one kind opens no door of another.
    const { objection } = own;
    expect(await open(objection)).toMatchObject({ error: { code: 'link-unknown' } });
    unwrap(
      await desk.ask('answerContactNotice', { as: null, params: { token: objection }, body: { answer: 'not-me' } }),
    );
    const objections = [{ member: 'm-00003', change: null, at: desk.now }];
    expect(unwrap(await desk.ask('readContactChanges')).objections).toEqual(objections);
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    await desk.desk.runRollChecks();
    expect(unwrap(await desk.ask('readReviewQueue', { query: { from: 0 } })).objections).toEqual(objections);
  });

  test('once the roll is frozen the page has a proof against the record, and a signed receipt for who is left out', async () => {
    await desk.freeze();
    const own = unwrap(await open((await letterTo('member5@members.example')).token));
    const frozen = own.frozen ?? expect.fail('not frozen');
    const log = await desk.played.view();
    expect(frozen.head).toEqual(log.head);
    const target = { contest: desk.played.id, root: frozen.root, version: frozen.version, members: 40 };
    expect(checkMemberProof(frozen.proof, target).ok).toBe(true);
    expect(own.receipt).toBeNull();

    const lapsed = unwrap(await open((await letterTo('member2@members.example')).token));
    expect(lapsed.ballot.eligible).toBe(false);
    const { receipt, key, signature } = lapsed.receipt ?? expect.fail('no receipt');
    expect(log.keys.server).toEqual(key);
    const keyObject = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.key }, format: 'jwk' });
    const isSigned = (bytes: Uint8Array, signed: Uint8Array): boolean => verify(null, bytes, keyObject, signed);
    const read = checkReceipt(receipt, new Uint8Array(Buffer.from(signature, 'base64url')), isSigned);
    expect(read).toMatchObject({ ok: true, value: { member: 'm-00002', kind: 'rule' } });
  });

  test('a letter that nobody opened ends after a day, and what it was about is destroyed', async () => {
    const { token } = await letterTo('member20@members.example');
    desk.now = '2026-11-23T10:00:01Z';
    expect(await open(token)).toMatchObject({ error: { code: 'link-expired' } });
    await desk.desk.sweepRolls();
    expect(await open(token)).toMatchObject({ error: { code: 'link-unknown' } });
    expect(await desk.store.documents.list('house/member-letters')).toEqual([]);
  });

  test('the frozen roll is opened from its snapshot once, however many ask, and is gone once its key is destroyed', async () => {
    let times = 0;
    const { get } = desk.store.logs.parts;
    Object.assign(desk.store.logs.parts, {
      get: async (...asked: Parameters<typeof get>) => {
        const part = await get(...asked);
        if (part !== undefined && part !== 'erased' && part.subject === 'roll') times += 1;
        return part;
      },
    });
    const fresh = deskFor(desk.played.people.contest, desk.store, { clock: () => desk.now }).desk;
    const page = async (i: number) => {
      const { token } = await letterTo(`member${i}@members.example`);
      return fresh.handlers.readMyEntry({ params: { token }, query: {}, body: null } as never, { account: null });
    };
    for (const i of [13, 14, 15]) expect(unwrap(await page(i)).frozen).not.toBeNull();
    expect(times).toBe(1);
    const { token } = await letterTo('member16@members.example');
    await desk.store.documents.erase(desk.played.id, 'roll');
    const erased = await fresh.handlers.readMyEntry({ params: { token }, query: {}, body: null } as never, {
      account: null,
    });
    expect(erased).toMatchObject({ error: { code: 'link-unknown' } });
    expect(times).toBe(1);
    Object.assign(desk.store.logs.parts, { get });
    await fresh.close();
  });
});
