import { formatPercent, type SectionId, type UnitId } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideByThreshold, type ThresholdRule, type UnitVote } from './thresholds.ts';

const PARTY = 'party' as SectionId;
const AFFILIATES = 'affiliates' as SectionId;
const SECTIONS = [PARTY, AFFILIATES];

const BASE: Omit<ThresholdRule, 'aggregator' | 'comparator' | 'threshold'> = {
  denominator: 'cast',
  noPreference: 'out-of-denominator',
  exactTie: 'as-compared',
  emptySection: 'lapses',
  capPerParent: null,
  sections: SECTIONS.map((section) => ({ section, weight: '1/2' })),
};
const POOLED: ThresholdRule = { ...BASE, aggregator: 'pooled', comparator: '>', threshold: '1/2' };
const EITHER_THIRD: ThresholdRule = { ...BASE, aggregator: 'any-section', comparator: '>=', threshold: '1/3' };
const EACH_HALF: ThresholdRule = { ...BASE, aggregator: 'every-section', comparator: '>', threshold: '1/2' };
const COLLEGE: ThresholdRule = { ...BASE, aggregator: 'weighted-sections', comparator: '>', threshold: '1/2' };
const FORMULAS = [POOLED, EITHER_THIRD, EACH_HALF, COLLEGE];

let unitNumber = 0;
const unit = (section: SectionId, vote: UnitVote['vote'], parentBody: string | null = null): UnitVote => {
  unitNumber += 1;
  return { unit: `unit-${unitNumber}` as UnitId, section, parentBody, vote };
};
const units = (section: SectionId, votesFor: number, of: number): UnitVote[] =>
  Array.from({ length: of }, (_, i) => unit(section, i < votesFor ? 'for' : 'against'));
const contest = (party: readonly [number, number], affiliates: readonly [number, number]): UnitVote[] => [
  ...units(PARTY, ...party),
  ...units(AFFILIATES, ...affiliates),
];
const outcomes = (votes: readonly UnitVote[], rules: readonly ThresholdRule[] = FORMULAS): readonly string[] =>
  rules.map((rule) => decideByThreshold(votes, rule).outcome);
const collegeShare = (votes: readonly UnitVote[], rule = COLLEGE): string | null => {
  const { share } = decideByThreshold(votes, rule);
  return share === null ? null : formatPercent(share);
};

describe('the same announced votes under four formulas', () => {
  test('Ilford South 2022: 10 of 10, 3 of 20, one more abstained', () => {
    const votes = [...contest([10, 10], [3, 20]), unit(AFFILIATES, 'not-cast')];
    expect(outcomes(votes)).toEqual(['not-met', 'met', 'not-met', 'met']);
    expect(collegeShare(votes)).toBe('57.5');
    const pooled = decideByThreshold(votes, POOLED);
    expect([pooled.for, pooled.denominator].map(({ n }) => n)).toEqual([13n, 30n]);
    expect(pooled.sections[1]?.notCast).toBe(1);
  });

  test('Newham 2016: 11 of 20, 6 of 17', () => {
    const votes = contest([11, 20], [6, 17]);
    expect(outcomes(votes)).toEqual(['not-met', 'met', 'not-met', 'not-met']);
    expect(collegeShare(votes)).toBe('45.147');
  });

  test("Newham 2016 with one union's 4 votes counted as 1: a 17-17 tie by the cap", () => {
    const union = Array.from({ length: 4 }, () => unit(AFFILIATES, 'against', 'union-1'));
    const votes = [...units(PARTY, 11, 20), ...units(AFFILIATES, 6, 13), ...union];
    const capped = FORMULAS.map((rule) => ({ ...rule, capPerParent: 1 }));
    expect(outcomes(votes, capped)).toEqual(['not-met', 'met', 'not-met', 'not-met']);
    expect(collegeShare(votes, { ...COLLEGE, capPerParent: 1 })).toBe('48.929');
    const pooled = decideByThreshold(votes, { ...POOLED, capPerParent: 1 });
    expect([pooled.for.n, pooled.denominator.n]).toEqual([17n, 34n]);
    expect(decideByThreshold(votes, { ...POOLED, capPerParent: 1, exactTie: 'undetermined' }).outcome).toBe(
      'undetermined',
    );
  });

  test('Newham 2018 re-run: 20 of 20, 11 of 15', () => {
    const votes = contest([20, 20], [11, 15]);
    expect(outcomes(votes)).toEqual(['met', 'met', 'met', 'met']);
    expect(collegeShare(votes)).toBe('86.667');
  });

  test('nine branches, six vote, two of six are a third', () => {
    const silent = Array.from({ length: 3 }, () => unit(PARTY, 'not-cast'));
    const votes = [...contest([2, 6], [0, 5]), ...silent];
    expect(outcomes(votes, [EITHER_THIRD])).toEqual(['met']);
    expect(outcomes(votes, [{ ...EITHER_THIRD, denominator: 'entitled' }])).toEqual(['not-met']);
    expect(outcomes(votes, [{ ...EITHER_THIRD, comparator: '>' }])).toEqual(['not-met']);
  });

  test('a unit tied again counts in the denominator only where the rule keeps it there', () => {
    const votes = [...units(PARTY, 2, 6), unit(PARTY, 'no-preference')];
    expect(outcomes(votes, [EITHER_THIRD])).toEqual(['met']);
    expect(outcomes(votes, [{ ...EITHER_THIRD, noPreference: 'in-denominator' }])).toEqual(['not-met']);
  });
});

describe('an empty section', () => {
  const votes = units(PARTY, 6, 10);
  const under = (rule: ThresholdRule): readonly string[] =>
    (['lapses', 'renormalises', 'counts-as-none'] as const).map(
      (emptySection) => decideByThreshold(votes, { ...rule, emptySection }).outcome,
    );

  test('loses its weight, gives it up, or counts as none', () => {
    expect(under(COLLEGE)).toEqual(['not-met', 'met', 'not-met']);
    const shares = (['lapses', 'renormalises', 'counts-as-none'] as const).map((emptySection) =>
      collegeShare(votes, { ...COLLEGE, emptySection }),
    );
    expect(shares).toEqual(['30', '60', '30']);
  });

  test('drops out of a rule over each section, or fails it', () => {
    expect(under(EACH_HALF)).toEqual(['met', 'met', 'not-met']);
    expect(under(EITHER_THIRD)).toEqual(['met', 'met', 'met']);
    expect(under(POOLED)).toEqual(['met', 'met', 'met']);
  });

  test('when all are empty nothing is decided', () => {
    const silent = [unit(PARTY, 'not-cast'), unit(AFFILIATES, 'no-preference')];
    expect(outcomes(silent)).toEqual(['undetermined', 'undetermined', 'undetermined', 'undetermined']);
  });
});

test('exactly on the threshold: as compared, undetermined, met or not met', () => {
  const votes = contest([5, 10], [10, 20]);
  const ties = ['as-compared', 'undetermined', 'met', 'not-met'] as const;
  const at = (rule: ThresholdRule): readonly string[] =>
    ties.map((exactTie) => decideByThreshold(votes, { ...rule, exactTie }).outcome);
  for (const rule of [POOLED, EACH_HALF, COLLEGE]) {
    expect(at(rule)).toEqual(['not-met', 'undetermined', 'met', 'not-met']);
    expect(at({ ...rule, comparator: '>=' })).toEqual(['met', 'undetermined', 'met', 'not-met']);
  }
  expect(at({ ...EITHER_THIRD, threshold: '1/2' })).toEqual(['met', 'undetermined', 'met', 'not-met']);
});

test('a vote of an unnamed section and a unit that votes twice are bugs', () => {
  const vote = unit(PARTY, 'for');
  expect(() => decideByThreshold([vote, vote], POOLED)).toThrow('votes twice');
  expect(() => decideByThreshold([unit('elsewhere' as SectionId, 'for')], POOLED)).toThrow('no section');
});

const rules: fc.Arbitrary<ThresholdRule> = fc.record({
  aggregator: fc.constantFrom('pooled', 'any-section', 'every-section', 'weighted-sections'),
  comparator: fc.constantFrom('>', '>='),
  threshold: fc.constantFrom('1/3', '1/2', '2/3', '3/4'),
  denominator: fc.constantFrom('cast', 'entitled'),
  noPreference: fc.constantFrom('in-denominator', 'out-of-denominator'),
  exactTie: fc.constantFrom('as-compared', 'undetermined', 'met', 'not-met'),
  emptySection: fc.constantFrom('lapses', 'renormalises', 'counts-as-none'),
  capPerParent: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  sections: fc.constantFrom(BASE.sections, [
    { section: PARTY, weight: '2/3' },
    { section: AFFILIATES, weight: '1/3' },
  ]),
});

// Parent bodies have branches among the affiliates only, as in the rulebooks: see the README for what happens otherwise.
const anyUnit: fc.Arbitrary<UnitVote> = fc
  .record({
    section: fc.constantFrom(...SECTIONS),
    parent: fc.constantFrom(null, 'union-1', 'union-2'),
    vote: fc.constantFrom<UnitVote['vote']>('for', 'against', 'no-preference', 'not-cast'),
  })
  .map(({ section, parent, vote }) => unit(section, vote, section === PARTY ? null : parent));
const anyUnits = fc.array(anyUnit, { maxLength: 25 });

test('one more vote for an open selection never turns met into anything else', () => {
  fc.assert(
    fc.property(anyUnits, anyUnit, rules, (votes, more, rule) => {
      fc.pre(decideByThreshold(votes, rule).outcome === 'met');
      expect(decideByThreshold([...votes, { ...more, vote: 'for' }], rule).outcome).toBe('met');
    }),
    { numRuns: 1000 },
  );
});

test('the order of votes does not matter', () => {
  fc.assert(
    fc.property(
      anyUnits.chain((votes) => fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length }))),
      rules,
      ([votes, shuffled], rule) => {
        expect(decideByThreshold(shuffled, rule)).toEqual(decideByThreshold(votes, rule));
      },
    ),
  );
});

test('a cap never leaves a parent body with more than the cap, and takes nothing from one within it', () => {
  fc.assert(
    fc.property(anyUnits, rules, fc.integer({ min: 1, max: 4 }), (votes, rule, cap) => {
      const ofOne = votes.filter(({ parentBody }) => parentBody === 'union-1');
      const weight = decideByThreshold(ofOne, { ...rule, capPerParent: cap }).denominator;
      const units1 = decideByThreshold(ofOne, { ...rule, capPerParent: null }).denominator;
      expect(weight).toEqual({ n: units1.n < cap ? units1.n : BigInt(cap), d: 1n });
    }),
  );
});
