import type { CandidateId, SectionId } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import { type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import { COUNT_RULES, type CountRequest } from './options.ts';
import { countRules, definitionOf } from './registry.ts';

const [A, B, C] = ['a', 'b', 'c'] as unknown as [CandidateId, CandidateId, CandidateId];
const STRANGER = 'x' as CandidateId;
const ballots = packBallots(
  [A, B, C],
  [
    { ranking: [[0], [1]], times: 3 },
    { ranking: [[1], [2]], times: 2 },
    { ranking: [[2]], times: 2 },
  ],
);
const written = new Set(countRules().map(({ rule }) => rule));
const RULES = COUNT_RULES.filter((rule) => written.has(rule));

test('whatever stands in an option that a rule reads, the count ends in a result or a fault', () => {
  const options = RULES.flatMap((rule) => Object.keys(definitionOf(rule).options).map((option) => ({ rule, option })));
  fc.assert(
    fc.property(fc.constantFrom(...options), hostile, ({ rule, option }, value) => {
      const counted = count(ballots, plainContest(1), { rule, [option]: value } as CountRequest);
      if (counted.ok) return;
      const { error } = counted;
      const known = ['unknown-candidate', 'tie-undecided', 'lot-needed', 'round-needed', 'seats-out-of-range'];
      if (error.code === 'bad-option') expect(error.expected).not.toBe('');
      else expect([...known, 'no-valid-votes']).toContain(error.code);
    }),
    { numRuns: 3000 },
  );
});

test('no word that is not one of an option is taken for one', () => {
  const words = RULES.flatMap((rule) =>
    Object.entries(definitionOf(rule).options)
      .filter(([, { byDefault }]) => typeof byDefault === 'string')
      .map(([option]) => ({ rule, option })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.constantFrom('', 'Exhaust', ' >', '1/0', 'toString'), (at, word) => {
      expect(count(ballots, plainContest(1), { rule: at.rule, [at.option]: word } as CountRequest)).toMatchObject({
        error: { code: 'bad-option', option: at.option },
      });
    }),
  );
});

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(undefined, Number.NaN, Infinity, -1, 0.5, 2 ** 60, '', '1/0', '-1/2', 'lowest', [null], [[]], {}, [
    {},
  ]),
  fc.constantFrom(
    [STRANGER],
    [A, A],
    [{ kind: 'sha256' }],
    [{ kind: 'sha256', seed: 'XYZ' }],
    [{ kind: 'lot-order', order: [A] }],
  ),
  fc.constantFrom(
    [{ kind: 'lot-order', order: {} }],
    [{ kind: 'physical-lot', lots: [{ stage: 1, purpose: 'elect', among: [A], drawn: B }] }],
    [{ kind: 'physical-lot', lots: null }],
    [{ kind: 'together', of: 1 }],
    { kind: 'fixed', places: -1, rounding: 'up' },
    { kind: 'guarded', places: 1e9, guard: 1 },
    { 'before-opening': 'read-past' },
  ),
);

const section = (name: string, weight: string, of: 'section' | 'paper'): Contest['sections'][number] => ({
  section: name as SectionId,
  weight,
  of,
});
const constraint = { category: 'region-1', candidates: [A], atLeast: 0, atMost: 1 };

describe('a contest that makes no sense', () => {
  test.each<readonly [string, Partial<Contest>, CountRequest['rule'], object]>([
    ['no seats', { seats: 0 }, 'av', { code: 'seats-out-of-range', most: 1 }],
    ['half a seat', { seats: 0.5 }, 'plurality', { code: 'seats-out-of-range', most: 3 }],
    ['less than no limit', { seats: -1 }, 'bottoms-up-threshold', { code: 'seats-out-of-range' }],
    [
      'everybody withdrawn',
      { withdrawn: [A, B, C].map((candidate) => ({ candidate, when: 'after-opening' })) },
      'plurality',
      { code: 'seats-out-of-range', most: 0 },
    ],
    [
      'withdrawn at two times',
      { withdrawn: (['before-opening', 'after-opening'] as const).map((when) => ({ candidate: A, when })) },
      'av',
      { code: 'bad-contest', field: 'withdrawn' },
    ],
    [
      'withdrawn before a second round that there is not',
      { withdrawn: [{ candidate: A, when: 'before-opening', round: 2 }] },
      'av',
      { code: 'bad-contest', field: 'withdrawn' },
    ],
    [
      'a stranger withdrawn',
      { withdrawn: [{ candidate: STRANGER, when: 'before-opening' }] },
      'av',
      { code: 'unknown-candidate', where: 'withdrawn' },
    ],
    ['no weight', { sections: [section('s', '0', 'section')] }, 'av', { code: 'bad-contest', field: 'sections' }],
    [
      'a decimal weight',
      { sections: [section('s', '0.5', 'paper')] },
      'av',
      { code: 'bad-contest', field: 'sections' },
    ],
    [
      'two kinds of weights',
      { sections: [section('s', '1', 'section'), section('t', '1', 'paper')] },
      'av',
      { code: 'bad-contest', field: 'sections' },
    ],
    [
      'a section twice',
      { sections: [section('s', '1', 'paper'), section('s', '2', 'paper')] },
      'av',
      { code: 'bad-contest', field: 'sections' },
    ],
    [
      'block votes beyond all papers',
      { sections: [section('s', '4000000000', 'paper')] },
      'schulze',
      { code: 'bad-ballots' },
    ],
    ['constraints for one seat', { constraints: [constraint] }, 'av', { code: 'rule-cannot', field: 'constraints' }],
    [
      'a stranger to re-open',
      { reopenNominations: STRANGER },
      'av',
      { code: 'unknown-candidate', where: 'reopenNominations' },
    ],
    [
      're-open nominations withdrawn',
      { reopenNominations: A, withdrawn: [{ candidate: A, when: 'before-opening' }] },
      'av',
      { code: 'bad-contest', field: 'reopenNominations' },
    ],
    ['more papers than voters', { entitled: 6 }, 'av', { code: 'bad-contest', field: 'entitled' }],
    ['a fraction of a voter', { entitled: 7.5 }, 'av', { code: 'bad-contest', field: 'entitled' }],
  ])('%s', (_, contest, rule, error) => {
    expect(count(ballots, { ...plainContest(1), ...contest }, { rule })).toMatchObject({ ok: false, error });
  });

  const constrains = RULES.find((rule) => definitionOf(rule).uses.includes('constraints'));
  test.skipIf(constrains === undefined).each<readonly [string, Partial<typeof constraint>, object]>([
    ['of strangers', { candidates: [STRANGER] }, { code: 'unknown-candidate', where: 'constraints' }],
    ['that nothing meets', { atLeast: 2, atMost: 1 }, { code: 'bad-contest', field: 'constraints' }],
    ['in fractions', { atMost: 0.5 }, { code: 'bad-contest', field: 'constraints' }],
    ['naming somebody twice', { candidates: [A, A] }, { code: 'bad-contest', field: 'constraints' }],
  ])('constraints %s', (_, change, error) => {
    const contest = { ...plainContest(1), constraints: [{ ...constraint, ...change }] };
    expect(count(ballots, contest, { rule: constrains ?? 'wigm' })).toMatchObject({ error });
  });
});

describe('ballots that do not fit', () => {
  test('another round than the rule has, none, or one of other candidates', () => {
    expect(count([ballots, ballots], plainContest(1), { rule: 'av' })).toMatchObject({
      error: { code: 'bad-ballots', expected: 'the ballots of one round' },
    });
    expect(count([], plainContest(1), { rule: 'av' })).toMatchObject({ error: { code: 'bad-ballots' } });
    const others = { ...ballots, candidates: [B, A, C] };
    expect(count([ballots, others], plainContest(1), { rule: 'two-round' })).toMatchObject({
      error: { code: 'bad-ballots', expected: 'the same candidates in the same order in every round' },
    });
  });

  test('papers of a section that nobody declared', () => {
    const second = packBallots([A, B, C], [{ ranking: [[0]], times: 1, section: 1 }]);
    const contest = { ...plainContest(1), sections: [section('s', '1', 'section')] };
    expect(count(second, contest, { rule: 'av' })).toMatchObject({
      error: { code: 'bad-ballots', expected: 'papers of the declared sections' },
    });
  });
});
