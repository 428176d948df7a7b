/** The shares of one comparison's levels, from best to worst. */
export interface LevelShares {
  readonly m: readonly number[];
  readonly u: readonly number[];
}

/** Below this share of the matches a level is rare: a handful of pairs, from which no order of levels can be learnt. */
const RARE = 0.02;

/**
 * Puts the evidence of rare levels between that of the better and the worse grades. A level that is not rare is left as it was learnt:
 * if it is out of order, the model is wrong and is to be refused, not mended.
 */
export function steadyRareLevels({ m, u }: LevelShares, grades: readonly number[]): LevelShares {
  const worst = grades.length - 1;
  const ratios = m.map((share, i) => share / (u[i] ?? 1));
  const firm = m.map((share, i) => share >= RARE || i === 0 || i === worst);
  const gradeOf = (i: number): number => grades[i] ?? 0;
  for (let i = worst; i >= 0; i--) {
    if (firm[i]) continue;
    const better = ratios.filter((_, j) => firm[j] && gradeOf(j) < gradeOf(i));
    const worse = ratios.filter((_, j) => firm[j] && gradeOf(j) > gradeOf(i));
    ratios[i] = Math.min(Math.max(ratios[i] ?? 1, ...worse), ...better);
    // From here on worse rare levels bound better ones as well.
    firm[i] = true;
  }
  const steadied = ratios.map((ratio, i) => ratio * (u[i] ?? 1));
  const total = steadied.reduce((sum, share) => sum + share, 0);
  return { m: steadied.map((share) => share / total), u };
}
