import { describe, expect, test } from 'vitest';
import { id, person, roll, run, said } from './testing/small-roll.ts';

describe('RI-18', () => {
  const previous = { asOf: '2022-01-01', entries: [...roll(60), person(70), person(71), person(72)] };

  test('A24 who was on the roll before and is gone is named, who resigned by the log too', () => {
    const gone = {
      at: '2022-03-01T10:00:00Z',
      by: 'officer-1',
      channel: 'officer' as const,
      session: 's',
      reason: 'resigned',
      authority: 'letter',
      member: id(71),
      field: 'status' as const,
      from: 'full',
      to: 'resigned',
    };
    const paidUp = [{ member: id(72), lastCleared: '2022-05-01' }];
    const { signals } = run('RI-18', { previous, paidUp, changes: { since: '2022-01-01', changes: [gone] } });
    expect(signals.map(({ reason, state, members }) => [reason, state, members])).toEqual([
      ['paid-up-not-on-roll', 'escalate', [id(70)]],
      ['paid-up-not-on-roll', 'review', [id(71)]],
      ['paid-up-not-on-roll', 'escalate', [id(72)]],
    ]);
  });

  test('a status that ends without reason or authority ends nothing', () => {
    const bare = {
      at: '2022-03-01T10:00:00Z',
      by: 'officer-1',
      channel: 'officer' as const,
      session: 's',
      reason: '',
      authority: '',
      member: id(70),
      field: 'status' as const,
      from: 'full',
      to: 'resigned',
    };
    const { signals } = run('RI-18', { previous, changes: { since: '2022-01-01', changes: [bare] } });
    const question = signals.find(({ members }) => members.includes(id(70)));
    expect(question?.state).toBe('escalate');
  });

  test('who has paid and stands as lapsed is a question', () => {
    const entries = [...roll(60), person(70, {}, { status: 'lapsed' })];
    const result = run('RI-18', { entries, paidUp: [{ member: id(70), lastCleared: '2022-05-01' }] });
    expect(said(result)).toEqual([['paid-up-but-lapsed', 'review', 1]]);
  });
});
