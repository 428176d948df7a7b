import { describe, expect, test } from 'vitest';
import { ableTools, complaintsOf, courseOf, expectedResult, fullCourse, reportOn, resultIn } from './judge-all.ts';
import { CHOOSE_SOME, type Kind, KINDS, oldGroup, planOf, RANK, TWO_QUESTIONS, YES_NO } from './kinds.ts';
import { ours, oursInOlderForm } from './own-side.ts';
import { cleanUpAfter, played, toolsAloud } from './places.ts';
import { all, type ElectionPlan } from './play.ts';

// Elections made by packages/ballot alone, from the credentials to the result; every tool that knows the group judges them.

const tools = toolsAloud();
cleanUpAfter();

type Trustees = Pick<ElectionPlan, 'single' | 'shared'>;
const ALONE: Trustees = { single: 2, shared: null };
const SHARED: Trustees = { single: 0, shared: { needed: 2, of: 3 } };

interface Case {
  readonly name: string;
  readonly plan: ElectionPlan;
}

const caseOf = ({ name, ...kind }: Kind, group: ElectionPlan['group'], trustees: Trustees): Case => ({
  name: `${name}, ${group}, ${trustees.shared === null ? 'two trustees' : '2 of 3 trustees'}`,
  plan: planOf({ name, ...kind }, { group, ...trustees }),
});

const weighted: Case = {
  name: 'weights, Ed25519',
  plan: { ...planOf(CHOOSE_SOME, { group: 'Ed25519', ...ALONE }), weights: [2, 1, 40, 3, 7] },
};

const CASES: readonly Case[] = [
  ...KINDS.flatMap((kind) =>
    (['Ed25519', oldGroup(kind)] as const).flatMap((group) => [ALONE, SHARED].map((one) => caseOf(kind, group, one))),
  ),
  caseOf(TWO_QUESTIONS, 'Ed25519', SHARED),
  caseOf(TWO_QUESTIONS, 'RFC-3526-2048', ALONE),
  { ...caseOf(YES_NO, 'Ed25519', { single: 1, shared: { needed: 2, of: 3 } }), name: 'one trustee beside 2 of 3, Ed25519' },
  weighted,
  { ...weighted, name: 'weights, BELENIOS-2048', plan: { ...weighted.plan, group: 'BELENIOS-2048' } },
];

describe('an election made here', () => {
  test.each(CASES)('$name: our verifier accepts it with the right result', async ({ plan }) => {
    const place = await played(plan, all(ours));
    expect(await resultIn(place)).toEqual(expectedResult(plan));
    expect(await courseOf(place)).toBe(fullCourse(plan));
    expect(await reportOn(place)).toMatchObject({ ballots: plan.votes.length, tallied: 4 });
    const judges = ableTools(tools, plan.group);
    expect(await complaintsOf(judges, place)).toEqual([]);
  });
});
