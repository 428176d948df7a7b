import { describe, expect, test } from 'vitest';
import { ableTools, complaintsOf, courseOf, expectedResult, fullCourse, reportOn, resultIn } from './judge-all.ts';
import { fewVotes, oldGroup, planOf, RANK, TWO_QUESTIONS, WITH_BLANK } from './kinds.ts';
import { ours, oursInOlderForm } from './own-side.ts';
import { cleanUpAfter, played, toolsAloud } from './places.ts';
import { all, type ElectionPlan, type Roles } from './play.ts';
import type { Place, Side } from './side.ts';
import { sideOf } from './tool-side.ts';

// Elections that packages/ballot and one of the tools make together, each step by the one or the other.

const tools = toolsAloud();
cleanUpAfter();

type Hand = 'ours' | 'theirs';

/** The steps that somebody has to do in an election with two trustees. Odd and even ballots, and events, are counted from 1. */
const STEPS = [
  'credentials',
  'first trustee',
  'second trustee',
  'election',
  'set-up',
  'odd ballots',
  'even ballots',
  'tally',
  'first shuffle',
  'second shuffle',
  'first decryption',
  'second decryption',
  'result',
  'odd events',
  'even events',
] as const;

/**
 * Sixteen elections in which any two steps are done by each of the four pairs of hands, four times each: step f of election e is
 * theirs where the number of bits that e and f + 1 share is odd (an orthogonal array of strength two).
 */
const isTheirs = (election: number, step: number): boolean => {
  const shared = election & (step + 1);
  return [1, 2, 4, 8].filter((bit) => (shared & bit) !== 0).length % 2 === 1;
};
const ARRAY: readonly (readonly Hand[])[] = Array.from({ length: 16 }, (_, election) =>
  STEPS.map((_step, i) => (isTheirs(election, i) ? 'theirs' : 'ours')),
);

function rolesOf(hands: readonly Hand[], theirs: Side): Roles {
  const [credentials, first, second, election, archive, odd, even, tally, mix1, mix2, open1, open2, result, e1, e2] =
    hands.map((hand) => (hand === 'ours' ? ours : theirs));
  const by = (side: Side | undefined): Side => side ?? ours;
  return {
    credentials: by(credentials),
    trustees: [by(first), by(second)],
    members: [by(first), by(second)],
    organiser: by(election),
    election: by(election),
    archive: by(archive),
    ballots: [by(odd), by(even)],
    tally: by(tally),
    shuffles: [by(mix1), by(mix2)],
    decryptions: [by(open1), by(open2)],
    result: by(result),
    recorders: [by(e1), by(e2)],
  };
}

const theirsIn = (hands: readonly Hand[]): string =>
  STEPS.filter((_, i) => hands[i] === 'theirs').join(', ') || 'nothing';

test('the elections of the array have each two steps done by all pairs of hands', () => {
  for (const [i] of STEPS.entries()) {
    for (let j = 0; j < i; j++) {
      const pairs = ARRAY.map((hands) => `${hands[i]} ${hands[j]}`);
      expect(new Set(pairs).size, `${STEPS[i]} and ${STEPS[j]}`).toBe(4);
    }
  }
});

/** All that must hold of a finished election. */
async function expectGood(place: Place, plan: ElectionPlan, judges = ableTools(tools, plan.group)): Promise<void> {
  expect(await resultIn(place)).toEqual(expectedResult(plan));
  expect(await courseOf(place)).toBe(fullCourse(plan));
  expect(await reportOn(place)).toMatchObject({ ballots: plan.votes.length });
  expect(await complaintsOf(judges, place)).toEqual([]);
}

const ALONE = { single: 2, shared: null } as const;

/** Our steps and theirs by turns, and the other way round. */
const BY_TURNS = [0, 1].map((first) => STEPS.map((_, i): Hand => (i % 2 === first ? 'theirs' : 'ours')));
/** 2.0 knows only its own codes, which we read and do not make. */
const withTheirCredentials = (hands: readonly Hand[]): readonly Hand[] => ['theirs', ...hands.slice(1)];

for (const tool of tools) {
  const theirs = sideOf(tool);
  describe(`with belenios-tool ${tool.version}`, () => {
    const isOld = tool.version === '2.0';
    if (isOld) {
      const cases = [
        ...BY_TURNS.map((hands) => [fewVotes(RANK), withTheirCredentials(hands)] as const),
        ...ARRAY.map((hands) => [fewVotes(WITH_BLANK), withTheirCredentials(hands)] as const),
      ];
      test.each(cases.map(([kind, hands]) => [kind.name, theirsIn(hands), kind, hands] as const))(
        '%s; theirs: %s',
        async (_name, _theirs, kind, hands) => {
          const plan = planOf(kind, { group: oldGroup(kind), ...ALONE });
          await expectGood(await played(plan, rolesOf(hands, theirs)), plan, [tool]);
        },
      );
    } else {
      test.each(ARRAY.map((hands) => [theirsIn(hands), hands] as const))('theirs: %s', async (_, hands) => {
        const plan = planOf(fewVotes(TWO_QUESTIONS), { group: 'Ed25519', ...ALONE });
        await expectGood(await played(plan, rolesOf(hands, theirs)), plan);
      });
      const weights = [2, 1, 40, 3, 7];
      test.each(BY_TURNS.map((hands) => [theirsIn(hands), hands] as const))('weights; theirs: %s', async (_, hands) => {
        const plan = planOf(fewVotes(WITH_BLANK), { group: 'Ed25519', ...ALONE, weights });
        await expectGood(await played(plan, rolesOf(hands, theirs)), plan);
      });
    }

    const mine = isOld ? oursInOlderForm : ours;
    const group = isOld ? 'BELENIOS-2048' : 'Ed25519';
    const kind = fewVotes(isOld ? WITH_BLANK : TWO_QUESTIONS);
    const plan = planOf(kind, { group, single: 0, shared: { needed: 2, of: 3 } });
    /** 3.x refuses a shared key in the form of 2.0. */
    const judges = isOld ? [tool] : ableTools(tools, group);

    test('our shared key, gathered by them; they do all but the decryption', async () => {
      const roles = { ...all(theirs), members: [mine], decryptions: [mine] };
      await expectGood(await played(plan, roles), plan, judges);
    });

    test('their shared key, gathered by us; we do all but the decryption', async () => {
      const credentials = isOld ? theirs : mine;
      const roles = { ...all(mine), credentials, members: [theirs], decryptions: [theirs] };
      await expectGood(await played(plan, roles), plan, judges);
    });

    if (tool.version === '3.3') {
      test.each([
        ['we are the second, and gather', [theirs, ours, theirs], ours, [ours, theirs]],
        ['they are the second, and gather', [ours, theirs, ours], theirs, [theirs, ours]],
        ['each decrypts with files of the other', [ours, theirs, ours], ours, [ours, theirs]],
      ] as const)('a shared key of their and our members: %s', async (_, members, organiser, decryptions) => {
        await expectGood(await played(plan, { ...all(ours), members, organiser, decryptions }), plan);
        const beside = { ...plan, single: 1 };
        const roles = { ...all(theirs), members, organiser, decryptions: [ours, ...decryptions] };
        await expectGood(await played(beside, roles), beside);
      });
    } else {
      // They encrypt what members send each other by another cipher, without saying which.
      test('no shared key of their and our members: neither reads what the other sends', async () => {
        const oursFirst = { ...all(mine), members: [mine, theirs, theirs] };
        await expect(played(plan, oursFirst)).rejects.toThrow('message-unreadable');
        const theirsFirst = { ...all(mine), members: [theirs, mine, mine] };
        await expect(played(plan, theirsFirst)).rejects.toThrow(/generate-trustee-key-threshold .*--step 5/);
      });
    }
  });
}
