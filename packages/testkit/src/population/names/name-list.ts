import type { Seeded } from '../../seeded.ts';

/**
 * Common names of one origin, most common first, between spaces. Facts anybody may list; written down for this project
 * from general knowledge, not copied from a file. The n-th name weighs `1 / (n + 3) ^ spread`.
 */
export interface NameList {
  readonly male: string;
  readonly female: string;
  readonly family: string;
  readonly givenSpread: number;
  readonly familySpread: number;
}

/** Names in as many places as each weighs, so that drawing one costs one whole number. */
export interface NamePool {
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly family: readonly string[];
}

/** A power of two, so that a draw is cut to it by its last bits. */
const PLACES = 8192;

export const drawFrom = (names: readonly string[], random: Seeded): string =>
  names[random.next() & (PLACES - 1)] as string;

export const poolOf = ({ male, female, family, givenSpread, familySpread }: NameList): NamePool => ({
  male: spread(male.split(' '), givenSpread),
  female: spread(female.split(' '), givenSpread),
  family: spread(family.split(' '), familySpread),
});

function spread(names: readonly string[], power: number): readonly string[] {
  const weights = names.map((_, index) => (index + 3) ** -power);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const places: string[] = [];
  let reached = 0;
  for (const [index, name] of names.entries()) {
    reached += ((weights[index] ?? 0) * PLACES) / whole;
    while (places.length < Math.round(reached)) places.push(name);
  }
  return places;
}
