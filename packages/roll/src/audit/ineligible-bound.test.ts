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

function boundByTrying(audited: Required<Omit<AuditedSample, 'missing' | 'committed'>>): number {
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
    ['not-a-count', 'half a value', { roll: 10, sample: 5, bad: 0, missing: 0.5 }],
    ['too-many', 'more values than people', { roll: 10, sample: 5, bad: 0, missing: BOUND_LIMITS.committed }],
    ['confidence', 'certainty', { roll: 10, sample: 5, bad: 0, confidence: ONE }],
    ['confidence', 'no confidence', { roll: 10, sample: 5, bad: 0, confidence: ZERO }],
  ])('is refused as %s: %s', (error, _, audited) => {
    expect(ineligibleBound(audited)).toEqual({ ok: false, error });
  });
});

describe('A56 values are kept back until a clean sample is drawn', () => {
  const ROLL = { roll: 860, sample: 59 } as const;
  const clean = (missing: number, committed: number): number => boundOf({ ...ROLL, bad: 0, missing, committed });

  /** How often four who collude with each other, and commit beside one honest person, get a clean sample and a false bound. */
  function falseBounds(ineligible: number, boundIf: (missing: number) => number): number {
    const samplesClean = samplesWithAtMost(0, { ...ROLL, ineligible });
    const chance = Number((samplesClean * 1_000_000_000n) / choose(ROLL.roll, ROLL.sample)) / 1e9;
    // Who is silent gives another sample each time: 1, 4, 6, 4 and 1 ways of none, one … all four of them.
    const allTrue = [1, 4, 6, 4, 1].reduce(
      (true_, ways, missing) => true_ * (boundIf(missing) < ineligible ? (1 - chance) ** ways : 1),
      1,
    );
    return 1 - allTrue;
  }

  test('every value revealed, the bound is that of one draw; each that could be kept back halves the doubt', () => {
    expect([clean(0, 1), clean(0, 5)]).toEqual([41, 41]);
    const halved = boundOf({ ...ROLL, bad: 0, confidence: rational(39, 40) });
    expect(clean(1, 2)).toBe(halved);
    expect(boundOf({ ...ROLL, bad: 0, missing: 1 })).toBe(halved);
    // Who did reveal could have chosen as well.
    const sixteenth = boundOf({ ...ROLL, bad: 0, confidence: rational(319, 320) });
    expect([1, 2, 3, 4].map((missing) => clean(missing, 5))).toEqual([sixteenth, sixteenth, sixteenth, sixteenth]);
    expect(unwrap(ineligibleBound({ ...ROLL, bad: 0, missing: 1, committed: 5 })).choosers).toBe(4);
    expect(unwrap(ineligibleBound({ ...ROLL, bad: 0, committed: 5 })).choosers).toBe(0);
  });

  test('whatever the roll holds, four who collude get a false bound in less than a tenth of draws', () => {
    expect(falseBounds(42, () => clean(0, 1))).toBeGreaterThan(0.53);
    const bounds = [0, 1, 2, 3, 4].map((missing) => clean(missing, 5));
    const worst = Math.max(
      ...Array.from({ length: 200 }, (_, ineligible) => falseBounds(ineligible, (missing) => bounds[missing] ?? 0)),
    );
    expect(worst).toBeGreaterThan(0.04);
    expect(worst).toBeLessThan(0.1);
    // Halving for the missing alone, as if who revealed had had no choice, would not do.
    const missingAlone = [0, 1, 2, 3, 4].map((missing) => clean(missing, missing + 1));
    expect(falseBounds(51, (missing) => missingAlone[missing] ?? 0)).toBeGreaterThan(0.1);
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
