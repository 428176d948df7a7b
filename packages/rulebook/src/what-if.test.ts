import { type SectionId, type UnitId, unwrap } from '@selectorate/basics';
import type { UnitVote } from '@selectorate/count';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reselectionUnderEachFormula, resolvePreset } from './preset.ts';
import { PLAIN_ASSOCIATION } from './presets/plain-association.ts';
import type { Settings } from './rulebook.ts';
import { type TriggerUnderRule, whatIf } from './what-if.ts';

const REQUIRED = { unitTieAgain: 'out-of-denominator', emptySection: 'lapses', pooledTie: 'undetermined' };

interface Figures {
  readonly for: number;
  readonly of: number;
  readonly notCast?: number;
  readonly noPreference?: number;
  /** So many of the units against belong to one union. */
  readonly oneUnionAgainst?: number;
}

function units(
  section: string,
  { for: votesFor, of, notCast = 0, noPreference = 0, oneUnionAgainst = 0 }: Figures,
): UnitVote[] {
  const votes: UnitVote['vote'][] = [
    ...Array<UnitVote['vote']>(votesFor).fill('for'),
    ...Array<UnitVote['vote']>(of - votesFor).fill('against'),
    ...Array<UnitVote['vote']>(notCast).fill('not-cast'),
    ...Array<UnitVote['vote']>(noPreference).fill('no-preference'),
  ];
  return votes.map((vote, at) => ({
    unit: `${section}-${at}` as UnitId,
    section: section as SectionId,
    parentBody: vote === 'against' && at - votesFor < oneUnionAgainst ? 'Union A' : null,
    vote,
  }));
}

/** Outcomes by formula, in the order of the table: pooled, either-third, each-half, college. */
function work(party: Figures, affiliates: Figures, parameters: Settings = {}): TriggerUnderRule[] {
  const rulebooks = unwrap(reselectionUnderEachFormula({ ...REQUIRED, ...parameters }));
  return whatIf([...units('party', party), ...units('affiliates', affiliates)], rulebooks);
}
const outcomes = (results: readonly TriggerUnderRule[]) => results.map(({ outcome }) => outcome);
const under = (results: readonly TriggerUnderRule[], rule: string) => results.find((result) => result.rule === rule);

describe('the headline table: same ballots, opposite outcomes', () => {
  test('Ilford South 2022: 10/10 and 3/20, one more abstained', () => {
    const results = work({ for: 10, of: 10 }, { for: 3, of: 20, notCast: 1 });
    expect(results.map(({ working, ...shown }) => (working.rule.denominator === 'cast' ? shown : null))).toEqual([
      {
        rule: 'pooled',
        label: 'party and affiliated branches pooled, more than half',
        for: 13,
        share: '43.333',
        outcome: 'reselected',
      },
      {
        rule: 'either-third',
        label: 'a third of either section',
        for: { party: 10, affiliates: 3 },
        share: { party: '100', affiliates: '15' },
        outcome: 'triggered',
      },
      {
        rule: 'each-half',
        label: 'a reading often reported',
        for: { party: 10, affiliates: 3 },
        share: { party: '100', affiliates: '15' },
        outcome: 'reselected',
      },
      {
        rule: 'college',
        label: 'party branches half, affiliates half, more than 50 % together',
        for: { party: 10, affiliates: 3 },
        share: '57.5',
        outcome: 'triggered',
      },
    ]);
    expect(under(results, 'pooled')?.working.denominator).toEqual({ n: 30n, d: 1n });
  });

  test('Newham 2016: 11/20 and 6/17', () => {
    const results = work({ for: 11, of: 20 }, { for: 6, of: 17 });
    expect(outcomes(results)).toEqual(['reselected', 'triggered', 'reselected', 'reselected']);
    expect(under(results, 'pooled')).toMatchObject({ for: 17, working: { denominator: { n: 37n } } });
    expect(under(results, 'college')?.share).toBe('45.147');
  });

  test.each([
    ['undetermined', 'undetermined'],
    ['reselected', 'reselected'],
    ['triggered', 'triggered'],
  ])(
    'Newham 2016 with one union’s 4 votes counted as 1: 17-17 is %s when the organiser chose so',
    (pooledTie, outcome) => {
      const results = work({ for: 11, of: 20 }, { for: 6, of: 17, oneUnionAgainst: 4 }, { pooledTie, capPerParent: 1 });
      expect(outcomes(results)).toEqual([outcome, 'triggered', 'reselected', 'reselected']);
      expect(under(results, 'pooled')).toMatchObject({
        for: 17,
        share: '50',
        working: { denominator: { n: 34n, d: 1n } },
      });
      expect(under(results, 'either-third')?.working.sections[1]?.denominator).toEqual({ n: 14n, d: 1n });
      expect(under(results, 'college')?.share).toBe('48.929');
    },
  );

  test('Newham 2018 re-run: 20/20 and 11/15', () => {
    const results = work({ for: 20, of: 20 }, { for: 11, of: 15 });
    expect(outcomes(results)).toEqual(['triggered', 'triggered', 'triggered', 'triggered']);
    expect(under(results, 'college')?.share).toBe('86.667');
  });
});

describe('the rules around it', () => {
  test('nine branches, six vote: two of six are a third', () => {
    const results = work({ for: 2, of: 6, notCast: 3 }, { for: 0, of: 6 });
    expect(under(results, 'either-third')).toMatchObject({
      for: { party: 2, affiliates: 0 },
      share: { party: '33.333', affiliates: '0' },
      outcome: 'triggered',
    });
  });

  test('a unit tied 43-43 and tied again leaves the denominator, or stays in it, as the organiser chose', () => {
    const party = { for: 5, of: 9, noPreference: 1 };
    const leaves = work(party, { for: 5, of: 10 }, { unitTieAgain: 'out-of-denominator' });
    const stays = work(party, { for: 5, of: 10 }, { unitTieAgain: 'in-denominator' });
    expect([under(leaves, 'college')?.share, under(leaves, 'college')?.outcome]).toEqual(['52.778', 'triggered']);
    expect([under(stays, 'college')?.share, under(stays, 'college')?.outcome]).toEqual(['50', 'reselected']);
  });

  test.each([
    ['lapses', '50', 'reselected'],
    ['renormalises', '100', 'triggered'],
    ['counts-as-none', '50', 'reselected'],
  ])('a section without votes %s: the college comes to %s and the incumbent is %s', (emptySection, share, outcome) => {
    const college = under(work({ for: 10, of: 10 }, { for: 0, of: 0, notCast: 3 }, { emptySection }), 'college');
    expect([college?.share, college?.outcome]).toEqual([share, outcome]);
  });

  test.each([
    ['lapses', 'triggered', { party: '100', affiliates: null }],
    ['renormalises', 'triggered', { party: '100', affiliates: null }],
    ['counts-as-none', 'reselected', { party: '100', affiliates: '0' }],
  ])('a section without votes %s: each-half is %s', (emptySection, outcome, share) => {
    const eachHalf = under(work({ for: 10, of: 10 }, { for: 0, of: 0, notCast: 3 }, { emptySection }), 'each-half');
    expect([eachHalf?.outcome, eachHalf?.share]).toEqual([outcome, share]);
  });

  test('exactly 50 does not exceed 50, in the college and in each section', () => {
    const results = work({ for: 5, of: 10 }, { for: 5, of: 10 }, { pooledTie: 'reselected' });
    expect(under(results, 'college')).toMatchObject({ share: '50', outcome: 'reselected' });
    expect(under(results, 'each-half')).toMatchObject({
      share: { party: '50', affiliates: '50' },
      outcome: 'reselected',
    });
  });

  test('nobody voting decides nothing under any formula', () => {
    const results = work({ for: 0, of: 0, notCast: 9 }, { for: 0, of: 0 });
    expect(outcomes(results)).toEqual(Array(4).fill('undetermined'));
    expect(under(results, 'pooled')?.share).toBeNull();
  });

  test('a cap can leave a fraction of a vote, which is written exactly', () => {
    const votes = units('party', { for: 3, of: 3 }).map((vote) => ({ ...vote, parentBody: 'Union A' }));
    const rulebooks = unwrap(reselectionUnderEachFormula({ ...REQUIRED, capPerParent: 1 }));
    const capped = whatIf(
      [...votes.slice(0, 2), ...units('affiliates', { for: 0, of: 1 }), { ...votes[2], vote: 'against' } as UnitVote],
      rulebooks,
    );
    expect(under(capped, 'pooled')).toMatchObject({ for: '2/3', share: '33.333' });
  });

  test('a rulebook without a trigger stage has no line', () => {
    expect(whatIf([], [unwrap(resolvePreset(PLAIN_ASSOCIATION, {}))])).toEqual([]);
  });
});

test('each-half never triggers what either-third or the college would not', () => {
  const figures = fc.nat(12).chain((of) => fc.record({ for: fc.nat(of), of: fc.constant(of) }));
  fc.assert(
    fc.property(figures, figures, (party, affiliates) => {
      fc.pre(party.of > 0 && affiliates.of > 0);
      const results = work(party, affiliates);
      if (under(results, 'each-half')?.outcome === 'triggered') {
        expect(under(results, 'either-third')?.outcome).toBe('triggered');
        expect(under(results, 'college')?.outcome).toBe('triggered');
        expect(under(results, 'pooled')?.outcome).toBe('triggered');
      }
    }),
  );
});
