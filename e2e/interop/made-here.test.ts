import { describe, expect, test } from 'vitest';
import { verifyElection } from '../belenios/judge.ts';
import { ableTools, complaintsOf, courseOf, expectedResult, fullCourse, reportOn, resultIn } from './judge-all.ts';
import { CHOOSE_SOME, fewVotes, type Kind, KINDS, oldGroup, planOf, RANK, TWO_QUESTIONS, YES_NO } from './kinds.ts';
import { archiveFile } from './own-archive.ts';
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

/** Fewer votes where each costs a second: a ranked one over 2048 bits. */
const caseOf = (kind: Kind, group: ElectionPlan['group'], trustees: Trustees): Case => ({
  name: `${kind.name}, ${group}, ${trustees.shared === null ? 'two trustees' : '2 of 3 trustees'}`,
  plan: planOf(group === 'RFC-3526-2048' ? fewVotes(kind) : kind, { group, ...trustees }),
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
  {
    ...caseOf(YES_NO, 'Ed25519', { single: 1, shared: { needed: 2, of: 3 } }),
    name: 'one trustee beside 2 of 3, Ed25519',
  },
  weighted,
  { ...weighted, name: 'weights, BELENIOS-2048', plan: { ...weighted.plan, group: 'BELENIOS-2048' } },
];

describe('an election made here', () => {
  test.each(CASES)('$name: has the right result; we and every tool accept it', async ({ plan }) => {
    const place = await played(plan, all(ours));
    expect(await resultIn(place)).toEqual(expectedResult(plan));
    expect(await courseOf(place)).toBe(fullCourse(plan));
    const tallied = new Set(plan.votes.map(({ voter }) => voter)).size;
    expect(await reportOn(place)).toMatchObject({ ballots: plan.votes.length, tallied });
    expect(await complaintsOf(ableTools(tools, plan.group), place)).toEqual([]);
  });

  test('nobody votes, Ed25519: we and every tool accept it', async () => {
    const plan = { ...planOf(TWO_QUESTIONS, { group: 'Ed25519', ...ALONE }), votes: [] };
    const place = await played(plan, all(ours));
    expect(await resultIn(place)).toEqual([[0, 0, 0, 0], []]);
    expect(await reportOn(place)).toMatchObject({ ballots: 0, tallied: 0 });
    expect(await complaintsOf(ableTools(tools, plan.group), place)).toEqual([]);
  });

  // Only a program before 3.0 takes it, and only in the groups it knows.
  test.each([YES_NO, fewVotes(RANK)])(
    '$name, 2 of 3 trustees in the form of 2.0: accepted by 2.0 alone',
    async (kind) => {
      const plan = planOf(kind, { group: oldGroup(kind), ...SHARED });
      const place = await played(plan, all(oursInOlderForm));
      expect(await resultIn(place)).toEqual(expectedResult(plan));
      expect(await reportOn(place)).toMatchObject({ ballots: plan.votes.length });
      for (const tool of tools) {
        const { ok } = await verifyElection(tool, archiveFile(place));
        expect(ok, tool.version).toBe(tool.version === '2.0');
      }
    },
  );
});
