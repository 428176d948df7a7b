import { compare, type Rational, subtract, ZERO } from '@selectorate/basics';
import type { CountOptions } from '../rules/options.ts';
import { type PreferenceMatrix, votesFor } from './preference-matrix.ts';

/** How strong a defeat is: the number it is told by, and between equal numbers the fewer votes against it. */
export interface Strength {
  readonly told: Rational;
  readonly against: Rational;
}

/** Weaker than every defeat. */
export const NO_STRENGTH: Strength = { told: ZERO, against: ZERO };

/** Papers for the winner of the two and those against; or the margin, which holds both. */
export function strengthOf(
  matrix: PreferenceMatrix,
  [winner, loser]: readonly [number, number],
  strength: CountOptions['strength'],
): Strength {
  const [votes, against] = [votesFor(matrix, winner, loser), votesFor(matrix, loser, winner)];
  return strength === 'margins' ? { told: subtract(votes, against), against: ZERO } : { told: votes, against };
}

/** Above zero where `a` is stronger. */
export const compareStrengths = (a: Strength, b: Strength): number =>
  compare(a.told, b.told) || compare(b.against, a.against);
