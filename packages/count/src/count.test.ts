import { type CandidateId, canonicalJson } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { iterateBallots, packBallots } from './ballots/ballots.ts';
import { count } from './count.ts';
import { couldChange, margin } from './result/margin.ts';
import { recount } from './second/recount.ts';
import { type Contest, plainContest } from './contest/contest.ts';
import type { CountRequest } from './rules/options.ts';
import { countRules } from './rules/registry.ts';
import type { CastBallot, PackedBallots, Ranking } from './ballots/packed-ballots.ts';
import type { Count, Stage } from './result/result.ts';
import { flow } from './result/flow.ts';
import { story } from './result/story.ts';
import type { TieRule } from './ties/tie-result.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);
const [A, B, C, D] = ids(4) as [CandidateId, CandidateId, CandidateId, CandidateId];
const ONE_SEAT: Contest = plainContest(1);

/** `"31 CB"` is 31 papers with C first and B second. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );

function counted(ballots: PackedBallots, request: CountRequest, contest = ONE_SEAT): Count {
  const result = count(ballots, contest, request);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const votesAt = (stage: Stage | undefined): readonly string[] => stage?.tallies.map(({ votes }) => votes) ?? [];

// ---- random elections

const rankings = (candidates: number): fc.Arbitrary<Ranking> =>
  fc.array(fc.array(fc.nat(candidates - 1), { maxLength: 2 }), { maxLength: candidates + 1 });
const castBallots = (candidates: number): fc.Arbitrary<CastBallot[]> =>
  fc.array(
    fc.record({
      ranking: fc.oneof(
        { weight: 1, arbitrary: rankings(candidates) },
        {
          weight: 3,
          arbitrary: fc
            .shuffledSubarray(Array.from({ length: candidates }, (_, i) => i))
            .map((order) => order.map((candidate) => [candidate])),
        },
      ),
      times: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 14 },
  );

const ladders = (candidates: number): fc.Arbitrary<TieRule[]> =>
  fc
    .subarray<TieRule['kind']>([
      'together',
      'fewest-first-preferences',
      'earlier-stages-backwards',
      'earlier-stages-forwards',
    ])
    .chain((kinds) =>
      fc.tuple(fc.constant(kinds), fc.shuffledSubarray([...ids(candidates)], { minLength: candidates }), fc.boolean()),
    )
    .map(([kinds, order, drawn]) => [
      ...kinds.map((kind) => ({ kind }) as TieRule),
      drawn ? { kind: 'lot-order', order } : { kind: 'sha256', seed: '00ff' },
    ]);

const requests = (candidates: number): fc.Arbitrary<CountRequest> =>
  fc.record({
    rule: fc.constantFrom('plurality', 'irv', 'av'),
    majorityBase: fc.constantFrom('continuing', 'valid', 'cast'),
    electOn: fc.constantFrom('>', '>='),
    batchExclusion: fc.constantFrom('none', '<', '<='),
    cannotWin: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant([A]) }),
    runTo: fc.constantFrom('majority', 'two'),
    overvote: fc.constantFrom('exhaust', 'skip', 'exhaust-if-several-continue'),
    skippedRanks: fc.constantFrom(null, 0, 1, 2),
    duplicates: fc.constantFrom('skip', 'exhaust'),
    ties: ladders(candidates),
  });

interface Election {
  readonly ballots: PackedBallots;
  readonly cast: readonly CastBallot[];
  readonly contest: Contest;
  readonly request: CountRequest;
}

const elections: fc.Arbitrary<Election> = fc.integer({ min: 2, max: 6 }).chain((candidates) =>
  fc
    .tuple(
      castBallots(candidates),
      requests(candidates),
      fc.constantFrom([], [{ candidate: B, when: 'after-opening' as const }]),
      fc.integer({ min: 1, max: candidates }),
    )
    .map(([cast, request, withdrawn, seats]) => ({
      cast,
      ballots: packBallots(ids(candidates), cast),
      request,
      contest: { ...plainContest(request.rule === 'plurality' ? seats : 1), withdrawn },
    })),
);

describe('every count of random papers under random options', () => {
  test('agrees with the second counter stage by stage, or both refuse for the same reason', () => {
    fc.assert(
      fc.property(elections, ({ ballots, contest, request }) => {
        expect(recount(ballots, contest, request)).toEqual(count(ballots, contest, request));
      }),
      { numRuns: 3000 },
    );
  });

  test('keeps every vote at every stage, and moves what the transfers say', () => {
    fc.assert(
      fc.property(elections, ({ ballots, contest, request }) => {
        const result = count(ballots, contest, request);
        fc.pre(result.ok);
        let before: Stage | undefined;
        for (const stage of result.value.stages) {
          const papers = [...votesAt(stage), ...stage.nonTransferable.map(({ votes }) => votes), stage.residual];
          expect(papers.reduce((sum, votes) => sum + Number(votes), 0)).toBe(ballots.total);
          for (const { candidate, votes } of stage.tallies) {
            const was = Number(before?.tallies.find((tally) => tally.candidate === candidate)?.votes ?? votes);
            const gained = stage.transfers.filter((move) => move.kind === 'transfer' && move.to === candidate);
            const given = stage.transfers.filter((move) => move.from === candidate);
            const sum = (moves: readonly { votes: string }[]): number =>
              moves.reduce((all, move) => all + Number(move.votes), 0);
            expect(Number(votes)).toBe(was + sum(gained) - sum(given));
          }
          before = stage;
        }
      }),
    );
  });

  test('fills every seat or names the fault, and writes plain canonical JSON', () => {
    fc.assert(
      fc.property(elections, ({ ballots, contest, request }) => {
        const result = count(ballots, contest, request);
        if (result.ok) {
          expect(new Set(result.value.elected).size).toBe(contest.seats);
          expect(JSON.parse(canonicalJson(result.value))).toEqual(result.value);
          expect(story(result.value).at(-1)?.kind).toBe('election');
        } else expect(['no-valid-votes', 'seats-out-of-range']).toContain(result.error.code);
      }),
      { numRuns: 1000 },
    );
  });

  test('does not depend on the order of papers, nor on which batch they came in', () => {
    fc.assert(
      fc.property(elections, ({ ballots, cast, contest, request }) => {
        const again = packBallots(ballots.candidates, cast.toReversed());
        expect(count(again, contest, request)).toEqual(count(ballots, contest, request));
      }),
    );
  });

  test('renaming candidates renames the result', () => {
    fc.assert(
      fc.property(elections, ({ ballots, contest, request }) => {
        const renamed = JSON.parse(JSON.stringify([request, contest]).replaceAll('candidate-', 'person-')) as [
          CountRequest,
          Contest,
        ];
        const people = ballots.candidates.map((id) => id.replace('candidate-', 'person-') as CandidateId);
        const drawn = { ...renamed[0], ties: renamed[0].ties?.filter(({ kind }) => kind !== 'sha256') ?? [] };
        const ties = request.ties?.filter(({ kind }) => kind !== 'sha256') ?? [];
        const one = count(ballots, contest, { ...request, ties });
        const other = count({ ...ballots, candidates: people }, renamed[1], drawn);
        expect(JSON.stringify(other)).toBe(JSON.stringify(one).replaceAll('candidate-', 'person-'));
      }),
    );
  });

  test('another paper for the winner of a majority at the first stage keeps them', () => {
    fc.assert(
      fc.property(elections, ({ ballots, cast, contest, request }) => {
        const first = count(ballots, contest, request);
        fc.pre(first.ok && request.rule !== 'plurality' && first.value.stages.length === 1);
        const [winner] = first.ok ? first.value.elected : [];
        const paper = { ranking: [[ballots.candidates.indexOf(winner ?? A)]], times: 1 };
        const more = count(packBallots(ballots.candidates, [...cast, paper]), contest, request);
        expect(more.ok && more.value.elected).toEqual([winner]);
      }),
    );
  });
});

describe('the margin', () => {
  const fixedTies = elections.map((election) => ({
    ...election,
    request: { ...election.request, ties: [{ kind: 'lot-order' as const, order: election.ballots.candidates }] },
  }));

  test('fewer papers than the lower bound, added or taken away, never change who is elected', () => {
    fc.assert(
      fc.property(
        fixedTies,
        castBallots(6),
        fc.array(fc.nat()),
        ({ ballots, cast, contest, request }, added, removed) => {
          const first = count(ballots, contest, request);
          fc.pre(first.ok);
          const single = cast.flatMap(({ ranking, times }) =>
            Array.from({ length: times }, () => ({ ranking, times: 1 })),
          );
          const bound = margin(first.value).lowerBound?.papers ?? 0;
          const spare = added.slice(0, Math.max(0, bound - 1)).map(({ ranking }) => ({ ranking, times: 1 }));
          const possible = spare.filter(({ ranking }) =>
            ranking.flat().every((candidate) => candidate < ballots.candidates.length),
          );
          for (const at of removed.slice(0, Math.max(0, bound - 1 - possible.length)))
            single.splice(at % (single.length + 1), 1);
          const second = count(packBallots(ballots.candidates, [...single, ...possible]), contest, request);
          expect(second.ok && new Set(second.value.elected)).toEqual(new Set(first.value.elected));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('as many papers as the upper bound can change who is elected', () => {
    fc.assert(
      fc.property(fixedTies, ({ ballots, cast, contest, request }) => {
        const first = count(ballots, contest, request);
        fc.pre(first.ok);
        const { upperBound } = margin(first.value);
        fc.pre(upperBound !== null);
        const winners = new Set(first.value.elected);
        const changed = ballots.candidates.some((_, rival) => {
          const more = { ranking: [[rival]], times: Math.max(1, upperBound.papers) };
          const second = count(packBallots(ballots.candidates, [...cast, more]), contest, request);
          return second.ok && second.value.elected.some((candidate) => !winners.has(candidate));
        });
        expect(changed).toBe(true);
        expect(couldChange(first.value, upperBound.papers)).toBe('could');
      }),
      { numRuns: 2000 },
    );
  });

  test('499 to 361: 138 papers tie it, one more elects the other, and none is needed to be sure of nothing missing', () => {
    const result = counted(pack(2, '499 A', '361 B'), { rule: 'av' });
    expect(margin(result)).toEqual({
      lowerBound: { kind: 'lower-bound', papers: 138, stage: 1 },
      upperBound: { kind: 'upper-bound', papers: 139, stage: 1 },
    });
    expect([0, 137, 138, 139].map((missing) => couldChange(result, missing))).toEqual([
      'cannot',
      'cannot',
      'not-excluded',
      'could',
    ]);
  });
});

describe('AV and IRV', () => {
  const papers = pack(3, '40 A', '35 BC', '31 CB', '19 CA');

  test('B overtakes A because 31 of the 50 votes of C moved to B', () => {
    const result = counted(pack(3, '42 A', '35 B', '31 CB', '1 CA'), { rule: 'irv' });
    expect(result.elected).toEqual([B]);
    expect(story(result)).toContainEqual({
      kind: 'overtake',
      stage: 2,
      candidate: B,
      overtaken: A,
      because: { from: C, votes: '31', of: '32' },
    });
    expect(story(result)[0]).toEqual({ kind: 'opening', papers: '109', valid: '109', candidates: 3, seats: 1 });
    expect(flow(result)).toContainEqual({ from: C, to: B, fromStage: 1, toStage: 2, votes: '31' });
  });

  test('the flow out of each candidate is what stood there', () => {
    const bands = flow(counted(papers, { rule: 'irv' })).filter(({ from }) => from === C);
    expect(bands.reduce((sum, { votes }) => sum + Number(votes), 0)).toBe(50);
  });

  test('half elects under AV, not under IRV', () => {
    const halves = pack(3, '50 A', '30 B', '20 CB');
    expect(counted(halves, { rule: 'av' }).stages).toHaveLength(1);
    expect(count(halves, ONE_SEAT, { rule: 'irv' })).toMatchObject({
      error: { code: 'tie-undecided', stage: 2, purpose: 'exclude' },
    });
  });

  test('AV excludes several whose sum does not exceed the next; `<` and `none` do not', () => {
    const ballots = pack(4, '45 A', '40 B', '25 C', '15 D');
    const excluded = (batchExclusion: '<' | '<=' | 'none'): readonly CandidateId[] | undefined =>
      counted(ballots, { rule: 'av', batchExclusion }).stages[0]?.excluded;
    expect([excluded('<='), excluded('<'), excluded('none')]).toEqual([[D, C], [D], [D]]);
  });

  test('majority of continuing, of valid and of cast votes are three things', () => {
    const ballots = pack(3, '45 A', '30 B', '25 C', '10 ');
    const quotas = (['continuing', 'valid', 'cast'] as const).map((majorityBase) =>
      counted(ballots, { rule: 'irv', majorityBase }).stages.map(({ quota }) => quota),
    );
    expect(quotas).toEqual([
      ['51', '38'],
      ['51', '51', '51'],
      ['56', '56', '56'],
    ]);
    expect(counted(ballots, { rule: 'irv' }).stages[0]?.nonTransferable).toEqual([{ reason: 'blank', votes: '10' }]);
  });

  test('a withdrawn candidate passes votes on from the start', () => {
    const result = counted(
      papers,
      { rule: 'irv' },
      { ...plainContest(1), withdrawn: [{ candidate: C, when: 'after-opening' }] },
    );
    expect(votesAt(result.stages[0])).toEqual(['59', '66', '0']);
  });

  test('every option is printed, also those left at their default', () => {
    for (const { rule, seats, options } of countRules()) {
      if (rule !== 'av') continue;
      const printed = counted(papers, { rule }, plainContest(seats === 'one' ? 1 : 2)).options;
      expect(Object.keys(printed).toSorted()).toEqual(options.map(({ option }) => option).toSorted());
    }
  });
});

describe('plurality', () => {
  test('elects the most votes, several for several seats', () => {
    const ballots = pack(4, '5 A', '9 B', '7 C', '2 D');
    expect(counted(ballots, { rule: 'plurality' }).elected).toEqual([B]);
    expect(counted(ballots, { rule: 'plurality' }, plainContest(2)).elected).toEqual([B, C]);
  });

  test('an overvote is no vote', () => {
    const ballots = packBallots(ids(2), [
      { ranking: [[0, 1]], times: 3 },
      { ranking: [[1]], times: 1 },
    ]);
    expect(counted(ballots, { rule: 'plurality' }).stages[0]?.nonTransferable).toEqual([
      { reason: 'overvote', votes: '3' },
    ]);
  });
});

describe('ties', () => {
  const tied = pack(3, '10 A', '4 BA', '4 CA');

  test('without a ladder the count ends and names the tied', () => {
    expect(count(tied, ONE_SEAT, { rule: 'irv', runTo: 'two' })).toEqual({
      ok: false,
      error: { code: 'tie-undecided', stage: 1, purpose: 'exclude', tied: [B, C] },
    });
  });

  test('a physical lot pauses the count, and its record resumes it', () => {
    const request = { rule: 'irv', runTo: 'two' } as const;
    const paused = count(tied, ONE_SEAT, { ...request, ties: [{ kind: 'physical-lot', lots: [] }] });
    expect(paused).toMatchObject({ error: { code: 'lot-needed', stage: 1, purpose: 'exclude', tied: [B, C] } });
    const lot = { stage: 1, purpose: 'exclude', among: [C, B], drawn: C } as const;
    const result = counted(tied, { ...request, ties: [{ kind: 'physical-lot', lots: [lot] }] });
    expect(result.stages[0]?.ties).toEqual([
      {
        purpose: 'exclude',
        tied: [B, C],
        steps: [{ rule: 'physical-lot', left: [C], evidence: { kind: 'lot', lot } }],
        chosen: [C],
      },
    ]);
    expect(result.elected).toEqual([A]);
  });

  test('an order drawn before: the later place is excluded, the earlier elected', () => {
    const order = [C, A, B];
    const request = { rule: 'irv', ties: [{ kind: 'lot-order', order }] } as const;
    expect(counted(tied, { ...request, runTo: 'two' }).stages[0]?.excluded).toEqual([B]);
    expect(counted(pack(3, '5 A', '5 B'), { ...request, rule: 'plurality' }).elected).toEqual([A]);
  });

  test('two left and tied: AV elects one of the two, with evidence', () => {
    const result = counted(pack(2, '5 A', '5 B'), { rule: 'av', ties: [{ kind: 'sha256', seed: 'c0ffee' }] });
    expect(result.stages[0]?.ties[0]).toMatchObject({ purpose: 'elect', tied: [A, B], chosen: result.elected });
  });

  test('the generator is the published one: lowest SHA-256 of the five lines', async () => {
    const { createHash } = await import('node:crypto');
    const digest = (candidate: CandidateId): string =>
      createHash('sha256').update(`selectorate-tie/1\nc0ffee\nexclude\n1\n${candidate}`).digest('hex');
    const result = counted(tied, { rule: 'irv', runTo: 'two', ties: [{ kind: 'sha256', seed: 'c0ffee' }] });
    expect(result.stages[0]?.excluded).toEqual([B, C].toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1)).slice(0, 1));
  });

  test('tied last places go together only when none could be saved', () => {
    const together = { rule: 'irv', runTo: 'two', ties: [{ kind: 'together' }] } as const;
    expect(counted(pack(4, '20 A', '11 B', '5 C', '5 D'), together).stages[0]?.excluded).toEqual([C, D]);
    expect(count(pack(4, '20 A', '10 B', '5 C', '5 D'), ONE_SEAT, together)).toMatchObject({
      error: { code: 'tie-undecided' },
    });
  });

  test('earlier stages look back or forward, and say at which stage', () => {
    // B and C meet at 9 in stage 3; at stage 1 B led, at stage 2 C did.
    const ballots = pack(5, '21 A', '7 B', '6 C', '2 EC', '2 DB', '1 DC');
    const chosen = (kind: 'earlier-stages-backwards' | 'earlier-stages-forwards'): unknown => {
      const result = counted(ballots, { rule: 'irv', runTo: 'two', ties: [{ kind }] });
      return result.stages.flatMap(({ ties }) =>
        ties.map(({ steps, chosen: out }) => [...out, ...steps.map(({ evidence }) => evidence)]),
      );
    };
    expect(chosen('earlier-stages-backwards')).toMatchObject([[B, { kind: 'tallies', stage: 2 }]]);
    expect(chosen('earlier-stages-forwards')).toMatchObject([[C, { kind: 'tallies', stage: 1 }]]);
  });
});

describe('a request that makes no sense is refused before a paper is looked at', () => {
  const ballots = pack(3, '2 A');
  test.each([
    [plainContest(0), { rule: 'av' }, 'seats-out-of-range'],
    [plainContest(2), { rule: 'av' }, 'seats-out-of-range'],
    [
      { ...plainContest(1), withdrawn: [{ candidate: 'nobody' as CandidateId, when: 'after-opening' }] },
      { rule: 'av' },
      'unknown-candidate',
    ],
    [ONE_SEAT, { rule: 'av', skippedRanks: -1 }, 'bad-option'],
    [ONE_SEAT, { rule: 'av', ties: [{ kind: 'sha256', seed: 'XYZ' }] }, 'bad-option'],
    [ONE_SEAT, { rule: 'av', ties: [{ kind: 'lot-order', order: [A] }] }, 'bad-option'],
  ] as const)('%j %j: %s', (contest, request, code) => {
    expect(count(ballots, contest, request)).toMatchObject({ ok: false, error: { code } });
  });

  test('nobody voted, and more stand than seats', () => {
    expect(count(pack(3, '2 '), ONE_SEAT, { rule: 'av' })).toEqual({ ok: false, error: { code: 'no-valid-votes' } });
    expect(counted(pack(1, '2 '), { rule: 'av' }).stages[0]?.elected).toEqual([{ candidate: A, by: 'last-left' }]);
  });
});

test('packed ballots give back what was put in', () => {
  fc.assert(
    fc.property(castBallots(5), (cast) => {
      const total = [...iterateBallots(packBallots(ids(5), cast))].reduce((sum, { times }) => sum + times, 0);
      expect(total).toBe(cast.reduce((sum, { times }) => sum + times, 0));
    }),
  );
});
