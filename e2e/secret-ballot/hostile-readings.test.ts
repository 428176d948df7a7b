import { joinBytes } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { verifyElection } from '../../packages/ballot/src/verify/verify-election.ts';
import { hintMaker } from '../../packages/ballot/src/proofs/single-workings.ts';
import { bench, bytesAtHand, rehearsedBench } from './bench.ts';
import { archiveOfSteps, castIn, choose, completeSteps, type ElectionPlan, openBox } from './play-election.ts';
import { verdictOn } from './verdict.ts';

// What a hostile reader found: archives that were read otherwise than they were written, or that cost more than they were long.

const played = rehearsedBench('hostile-readings/1');
const PLAN: ElectionPlan = {
  group: 'Ed25519',
  questions: [choose(2, 1, 1)],
  weights: [1, 1, 1, 1, 1, 1],
  trustees: 1,
};
const VOTE = [{ kind: 'choice', choices: [1, 0] }] as const;

const boxWith = (uuid?: string) => {
  const box = openBox(PLAN, played, uuid);
  const ballots = PLAN.weights.map((_, voter) => castIn(box, voter, VOTE));
  return { box, steps: completeSteps(box, ballots) };
};

describe('the identifier of an election', () => {
  // The first reading finds a ballot's credential by what stands before it: an identifier without bound could hide them all.
  test.each(['short', 'AAAAAAAAAAAAA0', 'A'.repeat(65), 'A'.repeat(101), 'MadeUp-Box1234567'])(
    'A06 is 14 to 64 base58 characters: not %s',
    async (uuid) => {
      const { setup, context } = openBox(PLAN, played);
      const renamed = { ...setup, election: setup.election.replace(context.election.uuid, uuid) };
      expect((await verdictOn(archiveOfSteps([renamed], played))).codes).toEqual(['election-uuid']);
    },
  );
});

describe('an archive that is another when it is read again', () => {
  const { steps } = boxWith();
  const whole = archiveOfSteps(steps, played);
  const later = (second: Uint8Array) => {
    let readings = 0;
    return { read: () => bytesAtHand(readings++ === 0 ? whole : second).read() };
  };
  const codesOf = async (second: Uint8Array): Promise<readonly string[]> => {
    const result = await verifyElection(later(second), null, { ...bench, verdict: 'archive' });
    return result.ok ? [] : result.error.map(({ code }) => code);
  };

  test('is sound when it is the same', async () => {
    expect(await codesOf(whole)).toEqual([]);
  });

  test.each([1, 4, steps.length - 1])('is told when it ends after step %i', async (kept) => {
    expect(await codesOf(archiveOfSteps(steps.slice(0, kept), played))).toContain('archive-changed');
  });

  test('is told when it is cut within a member, or is another election', async () => {
    expect(await codesOf(whole.subarray(0, whole.length - 700))).toContain('archive-changed');
    const { steps: others } = boxWith('BenchMarkBox99');
    expect(await codesOf(archiveOfSteps(others, played))).toContain('archive-changed');
  });
});

describe('texts longer than anybody writes', () => {
  test('a name of twelve megabytes is refused, not a reason to stop', async () => {
    const { setup } = openBox(PLAN, played);
    const election = setup.election.replace('"question":"', `"question":"${'a'.repeat(12_000_000)}`);
    const { codes, thrown } = await verdictOn(archiveOfSteps([{ ...setup, election }], played));
    expect({ codes, thrown }).toEqual({ codes: ['election-unreadable'], thrown: null });
  });

  test('a ballot of five megabytes is told by its place and handed to nobody', async () => {
    const { steps } = boxWith();
    const long = steps.map((step, at) =>
      step.type === 'Ballot' && at === 2 ? { ...step, ballot: step.ballot + ' '.repeat(5_000_000) } : step,
    );
    expect((await verdictOn(archiveOfSteps(long, played))).codes).toEqual(
      expect.arrayContaining(['member-too-large', 'ballot-unreadable', 'tally-mismatch']),
    );
  });

  test('hints of a hundred and thirty thousand elements are put together', () => {
    const maker = hintMaker(bench.groupOf('Ed25519'));
    for (let i = 0; i < 130_000; i++) maker?.commitment([]);
    expect(maker?.hints().length).toBe(130_000 * 64);
    expect(joinBytes(Array.from({ length: 300_000 }, () => Uint8Array.of(7))).length).toBe(300_000);
  });
});
