import {
  add,
  type CandidateId,
  canonicalJson,
  formatFraction,
  multiply,
  parseFraction,
  rational,
  type Rational,
  type SectionId,
  sum,
  ZERO,
} from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { type Contest, plainContest, type Section } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, Stage, Votes } from '../result/result.ts';
import { parseVotes } from '../result/votes.ts';
import type { CountRequest, CountRule } from '../rules/options.ts';
import { definitionOf } from '../rules/registry.ts';
import { eliminationRules } from './rules.ts';

// Random elections under every rule of this family and every option, section, withdrawal and round.

const RULES = eliminationRules.map(({ rule }) => rule);
const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `person-${i + 1}` as CandidateId);

interface Election {
  readonly candidates: readonly CandidateId[];
  readonly rounds: readonly (readonly CastBallot[])[];
  readonly contest: Contest;
  readonly request: CountRequest;
}

const papers = (candidates: number, sections: number): fc.Arbitrary<CastBallot[]> =>
  fc.array(
    fc.record({
      ranking: fc.oneof(
        fc.array(fc.array(fc.nat(candidates - 1), { maxLength: 2 }), { maxLength: candidates + 1 }),
        fc.shuffledSubarray([...ids(candidates).keys()]).map((order) => order.map((candidate) => [candidate])),
      ),
      times: fc.integer({ min: 1, max: 6 }),
      section: fc.nat(Math.max(0, sections - 1)),
    }),
    { maxLength: 12 },
  );

const weights = fc.constantFrom('1', '1/3', '7', '40', '5/2');
const sectionLists: fc.Arbitrary<Section[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Section[]>([]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('section' as const, 'paper' as const), fc.array(weights, { minLength: 1, maxLength: 3 }))
      .map(([of, list]) => list.map((weight, i) => ({ section: `section-${i + 1}` as SectionId, weight, of }))),
  },
);

const effects = fc.constantFrom('read-past' as const, 'exclude-first' as const, 'papers-stop' as const);

const requests = (candidates: readonly CandidateId[]): fc.Arbitrary<CountRequest> =>
  fc.record({
    rule: fc.constantFrom(...RULES),
    overvote: fc.constantFrom('exhaust', 'skip', 'exhaust-if-several-continue'),
    skippedRanks: fc.constantFrom(null, 0, 1),
    duplicates: fc.constantFrom('skip', 'exhaust'),
    majorityBase: fc.constantFrom('continuing', 'valid', 'cast'),
    electOn: fc.constantFrom('>', '>='),
    runTo: fc.constantFrom('majority', 'two'),
    batchExclusion: fc.constantFrom('none', '<', '<='),
    minimumVotes: fc.constantFrom(0, 0, 3, 1000),
    stopAfter: fc.constantFrom(null, null, null, 1, 3),
    keepShare: fc.constantFrom('0', '3/20', '1/3', '1'),
    belowShare: fc.constantFrom('lowest', 'all'),
    nobodyVoted: fc.constantFrom('no-result', 'count-on'),
    leaveAfterRound: fc.constantFrom('all-but-two', 'lowest'),
    reopened: fc.constantFrom('one-seat', 'all-open-seats'),
    cannotWin: fc.constantFrom([], [], candidates.slice(0, 1)),
    withdrawnEffect: fc.record({ 'before-opening': effects, 'after-opening': effects, 'elected-elsewhere': effects }),
    ties: fc
      .tuple(
        fc.subarray([
          'together',
          'condorcet-among-tied',
          'earlier-stages-backwards',
          'fewest-first-preferences',
        ] as const),
        fc.shuffledSubarray([...candidates], { minLength: candidates.length }),
      )
      .map(([kinds, order]) => [...kinds.map((kind) => ({ kind })), { kind: 'lot-order' as const, order }]),
  });

const elections: fc.Arbitrary<Election> = fc
  .tuple(fc.integer({ min: 2, max: 6 }), sectionLists)
  .chain(([howMany, sections]) => {
    const candidates = ids(howMany);
    return fc
      .record({
        rounds: fc.array(papers(howMany, sections.length), { minLength: 6, maxLength: 6 }),
        request: requests(candidates),
        seats: fc.integer({ min: 0, max: howMany }),
        gone: fc.constantFrom(undefined, candidates[1]),
        when: fc.constantFrom('before-opening', 'after-opening', 'elected-elsewhere'),
        round: fc.constantFrom(1, 1, 2),
        reopenNominations: fc.constantFrom(null, candidates.at(-1) ?? null),
      })
      .map(({ rounds, request, seats, gone, when, round, reopenNominations }) => {
        const { seats: asked, takesRounds } = definitionOf(request.rule);
        const withdrawn =
          gone === undefined ? [] : [{ candidate: gone, when, ...(takesRounds === true ? { round } : {}) }];
        return {
          candidates,
          rounds,
          request,
          contest: {
            ...plainContest(asked === 'one' ? 1 : seats),
            sections,
            withdrawn,
            reopenNominations: reopenNominations === gone ? null : reopenNominations,
          },
        };
      });
  });

/** Counts with as many rounds of ballots as the rule asks for. */
function countAll({ candidates, rounds, contest, request }: Election): ReturnType<typeof count> {
  for (let given = 1; ; given++) {
    const ballots = rounds.slice(0, given).map((cast) => packBallots(candidates, cast));
    const counted = count(ballots, contest, request);
    if (counted.ok || counted.error.code !== 'round-needed' || given === rounds.length) return counted;
  }
}

/** The count asked for the ballots of this round before it went on. */
function isVotedIn({ candidates, rounds, contest, request }: Election, round: number): boolean {
  const before = rounds.slice(0, round - 1).map((cast) => packBallots(candidates, cast));
  return round === 1 || !count(before, contest, request).ok;
}

const figure = (votes: Votes | undefined): Rational => parseVotes(votes ?? '0') ?? ZERO;
const weightOf = ({ weight }: Section): Rational => parseFraction(weight) ?? ZERO;

/** What the papers of a round come to. */
function votesCast(ballots: PackedBallots, { sections }: Contest): Rational {
  if (sections.length === 0) return rational(ballots.total);
  if (sections[0]?.of === 'section') return sum(sections.map(weightOf));
  return sum(
    Array.from(ballots.times, (times, i) =>
      multiply(rational(times), sections.map(weightOf)[ballots.section?.[i] ?? 0] ?? ZERO),
    ),
  );
}

const roundOf = (stages: readonly Stage[], at: number): number =>
  stages.slice(0, at + 1).reduce((round, { action }) => (action.kind === 'new-round' ? action.round : round), 1);

describe('every count of random papers under random options', () => {
  test('keeps every vote at every stage, exactly', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const result = countAll(election);
        fc.pre(result.ok);
        const { stages } = result.value;
        for (const [at, stage] of stages.entries()) {
          const kept = sum(stage.tallies.map(({ votes }) => figure(votes)));
          const lost = sum(stage.nonTransferable.map(({ votes }) => figure(votes)));
          const { rounds, candidates } = election;
          // Where only one was left in a round, nobody voted in it.
          const voted = isVotedIn(election, roundOf(stages, at));
          const cast = packBallots(candidates, (voted && rounds[roundOf(stages, at) - 1]) || []);
          expect(formatFraction(add(kept, lost))).toBe(formatFraction(votesCast(cast, election.contest)));
          expect(stage.residual).toBe('0');
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('moves what the transfers say, and what weights shared out again add', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const result = countAll(election);
        fc.pre(result.ok);
        for (const [at, stage] of result.value.stages.entries()) {
          const before = result.value.stages[at - 1];
          if (before === undefined || stage.action.kind !== 'exclusion') continue;
          const shared = stage.workings.flatMap((working) => (working.kind === 'sections' ? working.shared : []));
          for (const [i, { candidate, votes }] of stage.tallies.entries()) {
            const gains = stage.transfers.filter((move) => move.kind === 'transfer' && move.to === candidate);
            const losses = stage.transfers.filter((move) => move.from === candidate);
            const all = [
              figure(before.tallies[i]?.votes),
              ...gains.map((move) => figure(move.votes)),
              ...losses.map((move) => multiply(rational(-1), figure(move.votes))),
              ...shared.filter((gain) => gain.candidate === candidate).map((gain) => figure(gain.votes)),
            ];
            expect(formatFraction(sum(all))).toBe(formatFraction(figure(votes)));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('has a result, or one of the faults that papers alone can cause; never an exception', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const result = countAll(election);
        if (!result.ok) {
          expect(['no-valid-votes', 'seats-out-of-range']).toContain(result.error.code);
          return;
        }
        const { elected, vacant, contest, stages } = result.value;
        const persons = elected.filter((candidate) => candidate !== contest.reopenNominations);
        expect(vacant).toBe(Math.max(0, contest.seats - persons.length));
        expect(new Set(elected).size).toBe(elected.length);
        expect(elected).not.toContain(election.request.cannotWin?.[0]);
        expect(stages.flatMap((stage) => stage.elected.map(({ candidate }) => candidate))).toEqual(elected);
        expect(JSON.parse(canonicalJson(result.value))).toEqual(result.value);
        const { stopAfter } = election.request;
        if (typeof stopAfter === 'number') expect(stages.length).toBeLessThanOrEqual(stopAfter);
      }),
      { numRuns: 2500 },
    );
  });

  test('does not depend on the order of papers', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const turned = { ...election, rounds: election.rounds.map((cast) => cast.toReversed()) };
        expect(countAll(turned)).toEqual(countAll(election));
      }),
    );
  });

  test('renaming candidates renames the result', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const renamed = JSON.parse(JSON.stringify(election).replaceAll('person-', 'member-')) as Election;
        expect(JSON.stringify(countAll(renamed))).toBe(
          JSON.stringify(countAll(election)).replaceAll('person-', 'member-'),
        );
      }),
    );
  });

  test('another paper for the winner of a majority at the first stage keeps them', () => {
    const single = new Set<CountRule>(['irv', 'av', 'supplementary-vote', 'two-round', 'exhaustive-ballot']);
    fc.assert(
      fc.property(elections, (election) => {
        const plain = { ...election, contest: { ...election.contest, sections: [] } };
        const first = countAll(plain);
        fc.pre(first.ok && single.has(first.value.rule) && first.value.stages.length === 1);
        fc.pre(first.ok && first.value.stages[0]?.elected.length === 1);
        const [winner] = (first.ok && first.value.elected) || [];
        const paper = { ranking: [[election.candidates.findIndex((id) => id === winner)]], times: 1 };
        const [cast = [], ...later] = election.rounds;
        const more = countAll({ ...plain, rounds: [[...cast, paper], ...later] });
        expect(more.ok && more.value.elected).toEqual([winner]);
      }),
    );
  });

  test('sections of equal weight with one paper each are papers', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const { request } = election;
        const rule: CountRule = definitionOf(request.rule).takesRounds === true ? 'av' : request.rule;
        const plain = {
          ...election,
          request: { ...request, rule },
          contest: { ...election.contest, sections: [], withdrawn: [] },
        };
        const block = [{ section: 'all' as SectionId, weight: '2', of: 'paper' as const }];
        const [cast = []] = election.rounds;
        const whole = cast.map(({ ranking, times }) => ({ ranking, times }));
        const once: Election = { ...plain, rounds: [whole] };
        const twice = { ...once, rounds: [whole.map(({ ranking, times }) => ({ ranking, times: times * 2 }))] };
        const [weighed, repeated] = [
          countAll({ ...once, contest: { ...once.contest, sections: block } }),
          countAll(twice),
        ];
        expect(weighed.ok).toBe(repeated.ok);
        if (weighed.ok && repeated.ok) expect(tale(weighed.value)).toEqual(tale(repeated.value));
      }),
    );
  });
});

const tale = ({ stages }: Count): unknown => stages.map((stage) => ({ ...stage, workings: [] }));
