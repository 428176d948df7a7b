import { divide, multiply, parseFraction, rational, type Rational, sum, ZERO } from '@selectorate/basics';
import { MOST_PAPERS, type PackedBallots } from '../ballots/packed-ballots.ts';
import type { Section } from '../contest/contest.ts';

/** Checked when the count was asked for. */
function weightOf({ section, weight }: Section): Rational {
  const value = parseFraction(weight);
  if (value === undefined) throw new RangeError(`count: section ${section} weighs ${weight}`);
  return value;
}

/** Papers of these sections share a weight among them, so that what one is worth changes as others stop counting. */
export const sharesWeights = (sections: readonly Section[]): boolean => sections.some(({ of }) => of === 'section');

/** Every paper is worth a whole number of votes: tallies stay whole numbers. */
export const weighsWhole = (sections: readonly Section[]): boolean =>
  sections.every((section) => section.of === 'paper' && weightOf(section).d === 1n);

/** All votes of the sections that share weights: what tallies come to as long as any paper counts. */
export const sharedWeight = (sections: readonly Section[]): Rational => sum(sections.map(weightOf));

/**
 * What one paper of each section is worth while so many papers of each count (`live`). A weight `of: 'paper'` is the
 * paper's own. Sections `of: 'section'` with papers left divide the whole weight in proportion to their own weights, and
 * their papers share it equally; a paper of a section with nothing left is worth nothing. One vote where there are no sections.
 */
export function votesPerPaper(sections: readonly Section[], live: readonly number[]): readonly Rational[] {
  if (sections.length === 0) return [rational(1)];
  if (!sharesWeights(sections)) return sections.map(weightOf);
  const isLive = (at: number): boolean => (live[at] ?? 0) > 0;
  const left = sum(sections.filter((_, at) => isLive(at)).map(weightOf));
  const whole = sharedWeight(sections);
  return sections.map((section, at) =>
    isLive(at) ? divide(multiply(divide(weightOf(section), left), whole), rational(live[at] ?? 1)) : ZERO,
  );
}

/**
 * Block votes for rules that know no sections: each paper as many times as it weighs. Undefined when some weight is not a
 * whole number of votes for each paper, or there would be more than {@link MOST_PAPERS}.
 */
export function repeatPapers(ballots: PackedBallots, sections: readonly Section[]): PackedBallots | undefined {
  if (!weighsWhole(sections)) return undefined;
  const weights = sections.map((section) => Number(weightOf(section).n));
  const times = ballots.times.map((papers, i) => papers * (weights[ballots.section?.[i] ?? 0] ?? 1));
  let total = 0;
  ballots.times.forEach((papers, i) => (total += papers * (weights[ballots.section?.[i] ?? 0] ?? 1)));
  return total > MOST_PAPERS ? undefined : { ...ballots, times, section: null, total };
}
