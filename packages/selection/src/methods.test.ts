import type { CandidateId } from '@selectorate/basics';
import { BALLOT_METHODS } from '@selectorate/rulebook';
import { declared, type ContestPlan } from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';

const [FIRST, SECOND] = ['incumbent', 'candidate-2'] as readonly string[] as readonly CandidateId[];

/** Five papers for the one and three for the other, some of them with a second preference. */
const under = (method: (typeof BALLOT_METHODS)[number]): Partial<ContestPlan> => ({
  witnesses: [],
  ballot: { method, options: {}, ties: ['lot-order'] },
});

describe.each(BALLOT_METHODS)('a ballot counted by %s', (method) => {
  test('is counted twice, declared, and verifies', async () => {
    const contest = declared(under(method));
    expect(contest.state.counted?.elected).toBe(FIRST);
    expect(Object.keys(contest.state.counted?.votes ?? {})).toEqual([FIRST, SECOND]);
    expect((await contest.verify()).faults).toEqual([]);
  });
});
