import { readFileSync } from 'node:fs';
import type { CandidateId, ContestId, PersonId } from '@selectorate/basics';
import { toHex, unwrap } from '@selectorate/basics';
import { count, packBallots, plainContest } from '@selectorate/count';
import { openBallot } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { lotCommitment, lotSeed } from './lots.ts';

const page = readFileSync(new URL('../../../../docs/rules/ties.md', import.meta.url), 'utf8');

const CONTEST = 'example-contest' as ContestId;
const PEOPLE = ['returning-officer', 'scrutineer', 'agent-1'] as readonly string[] as readonly PersonId[];
const CANDIDATES = ['ash', 'birch', 'cedar'] as readonly string[] as readonly CandidateId[];
/** 32 bytes of one value each: plainly nobody's secret. */
const valueOf = (at: number): string => toHex(new Uint8Array(32).fill(at + 1));

const state = {
  ...openBallot({ witnesses: [] }).state,
  contest: CONTEST,
  close: { size: 120, root: toHex(new Uint8Array(32).fill(0xc0)) },
  lotValues: PEOPLE.map((person, at) => ({
    person,
    seq: at,
    commitment: lotCommitment(CONTEST, person, valueOf(at)),
    // The scrutineer's value stays missing.
    value: at === 1 ? null : valueOf(at),
  })),
};

test('the page on ties has the commitments and the seed of its worked example', () => {
  for (const { commitment } of state.lotValues) expect(page).toContain(commitment);
  expect(page).toContain(lotSeed(state));
});

test('the page on ties has the digests of its worked example, and who is elected by them', () => {
  const ballots = packBallots(
    CANDIDATES,
    CANDIDATES.map((_, at) => ({ ranking: [[at]], times: 5 })),
  );
  const seed = lotSeed(state) ?? '';
  const counted = unwrap(count(ballots, plainContest(1), { rule: 'plurality', ties: [{ kind: 'sha256', seed }] }));
  const [step] = counted.stages[0]?.ties[0]?.steps ?? [];
  const digests = step?.evidence.kind === 'digests' ? step.evidence.digests : [];
  expect(digests.length).toBe(3);
  for (const { candidate, digest } of digests) expect(page).toContain(`| \`${candidate}\` | \`${digest}\` |`);
  expect(page).toContain(`\`${counted.elected[0]}\` is elected`);
});

test('a value that is not there, or another order of commitments, is another seed', () => {
  const all = { ...state, lotValues: state.lotValues.map((each, at) => ({ ...each, value: valueOf(at) })) };
  const seeds = [state, all, { ...all, lotValues: all.lotValues.toReversed() }].map(lotSeed);
  expect(new Set(seeds).size).toBe(3);
  expect(lotSeed({ ...state, lotValues: [] })).toBeNull();
});
