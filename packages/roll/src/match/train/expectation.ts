/** A pattern of levels (`-1` where a value is missing) and how many pairs show it. */
export interface Pattern {
  readonly levels: readonly number[];
  readonly pairs: number;
}

export interface EmStart {
  /** Shares among matches to begin from, per comparison and level. */
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** The share of matches among the pairs, to begin from. */
  readonly matches: number;
  /** Comparisons whose `u` is learnt from these pairs too, because they are not drawn at random (a household shares a name). */
  readonly freeU?: readonly number[];
}

export interface EmResult {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly matches: number;
  readonly rounds: number;
}

const ROUNDS = 300;
const SETTLED = 1e-6;
/** Pairs added to every level, so that what was never seen is not impossible. */
const UNSEEN = 0.05;

/**
 * Expectation-maximisation of Fellegi and Sunter's model, comparisons taken as independent given match or not: Dempster, Laird
 * and Rubin 1977; for linkage, Winkler 1988. `u` stays as it is but where it is said to be free.
 */
export function expectationMaximisation(patterns: readonly Pattern[], start: EmStart): EmResult {
  const free = new Set(start.freeU);
  let { m, u, matches } = start;
  const pairs = patterns.reduce((sum, pattern) => sum + pattern.pairs, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const matched = m.map((levels) => levels.map(() => UNSEEN));
    const unmatched = u.map((levels) => levels.map(() => UNSEEN));
    let expected = 0;
    for (const pattern of patterns) {
      const posterior = matchProbability(pattern.levels, { m, u, matches });
      expected += posterior * pattern.pairs;
      addTo(matched, pattern, posterior);
      addTo(unmatched, pattern, 1 - posterior);
    }
    const next = matched.map(shares);
    const change = largestChange(m, next);
    m = next;
    u = u.map((levels, i) => (free.has(i) ? shares(unmatched[i] ?? []) : levels));
    const moved = Math.abs(expected / pairs - matches);
    matches = Math.min(0.999, Math.max(1e-9, expected / pairs));
    if (Math.max(change, moved) < SETTLED) return { m, u, matches, rounds: round };
  }
  return { m, u, matches, rounds: ROUNDS };
}

/** The probability that a pair with these levels is a match. */
function matchProbability(levels: readonly number[], { m, u, matches }: Pick<EmStart, 'm' | 'u' | 'matches'>): number {
  let match = matches;
  let other = 1 - matches;
  levels.forEach((level, i) => {
    if (level < 0) return;
    match *= m[i]?.[level] ?? 1;
    other *= u[i]?.[level] ?? 1;
  });
  return match / (match + other);
}

function addTo(counts: readonly number[][], { levels, pairs }: Pattern, weight: number): void {
  levels.forEach((level, i) => {
    const row = counts[i];
    if (level >= 0 && row !== undefined) row[level] = (row[level] ?? 0) + weight * pairs;
  });
}

function shares(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

const largestChange = (before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number =>
  Math.max(...before.flatMap((levels, i) => levels.map((share, level) => Math.abs(share - (after[i]?.[level] ?? 0)))));
