import { compare, ONE, rational, type Rational, unwrap, ZERO } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditVerdict } from './audit-verdict.ts';
import { choose, samplesWithAtMost } from './hypergeometric.ts';
import { type AuditedSample, BOUND_LIMITS, ineligibleBound } from './ineligible-bound.ts';

const boundOf = (audited: AuditedSample): number => unwrap(ineligibleBound(audited)).bound;

const samples = fc
  .integer({ min: 1, max: 60 })
  .chain((roll) => fc.tuple(fc.constant(roll), fc.integer({ min: 0, max: roll })))
  .chain(([roll, sample]) => fc.tuple(fc.constant(roll), fc.constant(sample), fc.integer({ min: 0, max: sample })))
  .chain(([roll, sample, bad]) =>
    fc.record({
      roll: fc.constant(roll),
      sample: fc.constant(sample),
      bad: fc.constant(bad),
      silent: fc.integer({ min: 0, max: sample - bad }),
    }),
  );
const confidences = fc.constantFrom(
  rational(1, 2),
  rational(4, 5),
  rational(9, 10),
  rational(19, 20),
  rational(99, 100),
);

/** The chance of at most `found`, by going through the draw one entry at a time. */
function chanceByDrawing(found: number, ineligible: number, { roll, sample }: AuditedSample): Rational {
  // ways[i]: ordered draws so far that held i ineligible entries.
  let ways = [1n];
  for (let drawn = 0; drawn < sample; drawn++) {
    ways = Array.from({ length: drawn + 2 }, (_, i) => {
      const clean = (ways[i] ?? 0n) * BigInt(Math.max(0, roll - ineligible - (drawn - i)));
      const bad = (ways[i - 1] ?? 0n) * BigInt(Math.max(0, ineligible - (i - 1)));
      return clean + bad;
    });
  }
  const all = ways.reduce((sum, each) => sum + each, 0n);
  return rational(
    ways.slice(0, found + 1).reduce((sum, each) => sum + each, 0n),
    all,
  );
}

function boundByTrying(audited: Required<AuditedSample>): number {
  const found = audited.bad + audited.silent;
  const doubt = rational(audited.confidence.d - audited.confidence.n, audited.confidence.d);
  const plausible = Array.from({ length: audited.roll + 1 }, (_, ineligible) => ineligible)
    // What was seen must be possible at all.
    .filter((ineligible) => ineligible >= found && audited.roll - ineligible >= audited.sample - found)
    .filter((ineligible) => compare(chanceByDrawing(found, ineligible, audited), doubt) >= 0);
  return Math.max(...plausible);
}

describe('the bound on ineligible entries', () => {
  test.each([
    [{ roll: 860, sample: 59, bad: 0 }, 41],
    [{ roll: 860, sample: 59, bad: 0, silent: 18 }, 356],
    [{ roll: 10, sample: 10, bad: 3 }, 3],
    [{ roll: 10, sample: 0, bad: 0 }, 10],
    [{ roll: 0, sample: 0, bad: 0 }, 0],
  ])('of %j is %i', (audited, bound) => {
    expect(boundOf(audited)).toBe(bound);
  });

  test('with the silent like the rest is that of a sample of those who answered', () => {
    const { bound, ifSilentLikeRest } = unwrap(ineligibleBound({ roll: 860, sample: 59, bad: 1, silent: 18 }));
    expect(ifSilentLikeRest).toBe(boundOf({ roll: 860, sample: 41, bad: 1 }));
    expect(ifSilentLikeRest).toBeLessThan(bound);
    expect(unwrap(ineligibleBound({ roll: 860, sample: 59, bad: 0 })).ifSilentLikeRest).toBe(41);
  });

  test('is what drawing entry by entry comes to', () => {
    fc.assert(
      fc.property(samples, confidences, (audited, confidence) => {
        expect(boundOf({ ...audited, confidence })).toBe(boundByTrying({ ...audited, confidence }));
      }),
      { numRuns: 150 },
    );
  });

  test('never falls when more is found or more are silent, and never rises when more are sampled clean', () => {
    fc.assert(
      fc.property(samples, ({ roll, sample, bad, silent }) => {
        const bound = boundOf({ roll, sample, bad, silent });
        if (bad + silent < sample) {
          expect(boundOf({ roll, sample, bad: bad + 1, silent })).toBeGreaterThanOrEqual(bound);
          expect(boundOf({ roll, sample, bad, silent: silent + 1 })).toBeGreaterThanOrEqual(bound);
        }
        if (sample < roll) expect(boundOf({ roll, sample: sample + 1, bad, silent })).toBeLessThanOrEqual(bound);
        expect(bound).toBeGreaterThanOrEqual(bad + silent);
      }),
    );
  });

  test('grows with the confidence asked for', () => {
    const at = (confidence: Rational): number => boundOf({ roll: 860, sample: 59, bad: 0, confidence });
    expect([rational(9, 10), rational(19, 20), rational(99, 100)].map(at)).toEqual([31, 41, 62]);
  });

  test('a national roll is worked out exactly', () => {
    expect(boundOf({ roll: 505_000, sample: 3_000, bad: 0 })).toBe(502);
  });

  test.each([
    ['not-a-count', 'half an entry', { roll: 10.5, sample: 1, bad: 0 }],
    ['not-a-count', 'less than none', { roll: 10, sample: -1, bad: 0 }],
    ['sample-beyond-roll', 'more sampled than there are', { roll: 10, sample: 11, bad: 0 }],
    ['found-beyond-sample', 'more found than sampled', { roll: 10, sample: 5, bad: 3, silent: 3 }],
    ['too-many', 'a roll of nobody', { roll: BOUND_LIMITS.roll + 1, sample: 5, bad: 3 }],
    ['confidence', 'certainty', { roll: 10, sample: 5, bad: 0, confidence: ONE }],
    ['confidence', 'no confidence', { roll: 10, sample: 5, bad: 0, confidence: ZERO }],
  ])('is refused as %s: %s', (error, _, audited) => {
    expect(ineligibleBound(audited)).toEqual({ ok: false, error });
  });
});

describe('the hypergeometric distribution', () => {
  test('adds up to all samples', () => {
    fc.assert(
      fc.property(samples, ({ roll, sample, bad }) => {
        expect(samplesWithAtMost(sample, { roll, ineligible: bad, sample })).toBe(choose(roll, sample));
      }),
    );
  });

  test('binomial coefficients obey the rule of Pascal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (n, k) => {
        fc.pre(k < n);
        expect(choose(n, k)).toBe(choose(n - 1, k - 1) + choose(n - 1, k));
      }),
    );
  });
});

test('a margin is above the bound only if it is greater', () => {
  expect(auditVerdict({ bound: 41, margin: 42 })).toBe('margin-above-bound');
  expect(auditVerdict({ bound: 41, margin: 41 })).toBe('margin-within-bound');
});
