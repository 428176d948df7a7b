import { unwrap } from '@selectorate/basics';
import type { BodyOf, Endpoints } from '@selectorate/api';
import { fromSeconds, toSeconds } from '@selectorate/selection';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedMembers, RollDesk } from './testing/roll-desk.ts';

const DAY = 24 * 3600;

describe('A24 nobody is left out without being told', () => {
  let desk: RollDesk;
  let exclusion = '';

  beforeAll(async () => {
    desk = await RollDesk.open();
    await desk.keepRoll(
      inventedMembers(40).map((entry) =>
        entry.member === 'm-00009' ? { ...entry, standing: { ...entry.standing, status: 'lapsed' } } : entry,
      ),
    );
  });
  afterAll(() => desk.close());

  const propose = (body: BodyOf<Endpoints['propose']>) => desk.ask('propose', { body });
  const later = async (days: number): Promise<string> => {
    const { now } = await desk.played.view();
    return fromSeconds(toSeconds(now) + days * DAY);
  };
  const lettersAfterTick = async () => {
    await desk.desk.tick();
    return desk.letters();
  };

  test('a notice says reason, clause and until when to reply, to the member and to nobody else', async () => {
    const clause = desk.played.contest.rulebook.electorates.ballot.rules[0]?.clause ?? '';
    const asked = {
      kind: 'give-exclusion-notice' as const,
      member: 'm-00004',
      reason: 'moved-out-of-area',
      clause,
      electorates: ['ballot' as const],
      replyBy: await later(8),
      reasons: 'post came back twice',
    } satisfies BodyOf<Endpoints['propose']>;
    expect(await propose({ ...asked, member: 'm-99999' })).toMatchObject({ error: { code: 'member-unknown' } });
    expect(await propose({ ...asked, reason: 'because' })).toMatchObject({ error: { where: 'reason' } });
    const draft = unwrap(await propose(asked));
    expect(JSON.stringify(draft.body)).not.toContain('m-00004');
    unwrap(await desk.played.signAll(draft));
    exclusion = (draft.body as { exclusion: string }).exclusion;
    const letters = await lettersAfterTick();
    expect(letters.map(({ to }) => to)).toEqual(['member4@members.example']);
    expect(letters[0]?.text).toContain('Moved out of the area');
    expect(letters[0]?.text).not.toMatch(/post came back|m-00004/);
    // However often the clock asks, a letter goes out once.
    expect(await lettersAfterTick()).toEqual([]);
    const own = unwrap(await desk.ask('readMyEntry', { as: null, params: { token: letters[0]?.token ?? '' } }));
    expect(own.entry).toMatchObject({ member: 'm-00004' });
  });

  test('a waiver is told, and lets the member in at the freeze; a notice without a decision keeps nobody out', async () => {
    const rule = desk.played.contest.rulebook.electorates.ballot.rules.find(({ when }) => when.includes('status'));
    const waive = (electorate: 'trigger' | 'ballot') =>
      propose({
        kind: 'grant-waiver',
        member: 'm-00009',
        clause: rule?.clause ?? '',
        electorate,
        reasons: 'paid late, by ruling',
      });
    unwrap(await desk.played.signAll(unwrap(await waive('ballot'))));
    expect((await lettersAfterTick()).map(({ to }) => to)).toEqual(['member9@members.example']);
    const draft = unwrap(await propose({ kind: 'freeze-roll' }));
    const { ballot } = draft.body as { ballot: { eligible: number; withheld: object; waived: object } };
    expect(Object.values(ballot.waived)).toEqual([1]);
    expect(ballot.eligible).toBe(40);
    unwrap(await desk.played.signAll(draft));
    expect(exclusion).not.toBe('');
  });
});
