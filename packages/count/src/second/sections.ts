import { add, divide, multiply, parseFraction, rational, type Rational, sum, ZERO } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { Section } from '../contest/contest.ts';

// What a paper is worth where sections have weights, worked out a second time from docs/rules/elimination.md.

/** The weight of a section, which the request check has found to be a fraction above zero. */
function weightOf({ weight }: Section): Rational {
  const value = parseFraction(weight);
  if (value === undefined) throw new RangeError(`recount: no weight ${weight}`);
  return value;
}

/** The votes of all sections together. */
export const allWeight = (sections: readonly Section[]): Rational => sum(sections.map(weightOf));

/** Sections whose papers share the weight of the section, rather than have one each. */
export const isShared = (sections: readonly Section[]): boolean => sections[0]?.of === 'section';

/** The section of a paper, as the contest lists them. */
export const sectionOf = ({ section = 0 }: CastBallot): number => section;

export const papersIn = (papers: readonly CastBallot[]): Rational => sum(papers.map(({ times }) => rational(times)));

/**
 * What one paper of each section is worth while only these papers count. Without sections every paper is a vote. A section
 * with a shared weight has nothing left to give once none of its papers counts: its weight goes to the others, in proportion.
 */
export function worthOfPapers(sections: readonly Section[], live: readonly CastBallot[]): (at: number) => Rational {
  if (sections.length === 0) return () => rational(1);
  const livePapers = sections.map((_, at) => papersIn(live.filter((paper) => sectionOf(paper) === at)));
  const weights = sections.map(weightOf);
  if (!isShared(sections)) return (at) => weights[at] ?? ZERO;
  const liveWeight = sum(weights.filter((_, at) => (livePapers[at] ?? ZERO).n > 0n));
  return (at) => {
    const [weight, many] = [weights[at], livePapers[at]];
    if (weight === undefined || many === undefined || many.n === 0n) return ZERO;
    return divide(multiply(divide(weight, liveWeight), sum(weights)), many);
  };
}

/** The votes of these papers when each is worth so much. */
export const votesOn = (papers: readonly CastBallot[], worth: (at: number) => Rational): Rational =>
  papers.reduce((votes, paper) => add(votes, multiply(rational(paper.times), worth(sectionOf(paper)))), ZERO);

/** Block votes for a rule that knows papers only: each paper as often as it weighs. */
export const repeatPapers = (papers: readonly CastBallot[], sections: readonly Section[]): readonly CastBallot[] =>
  sections.length === 0
    ? papers
    : papers.map((paper) => {
        const section = sections[sectionOf(paper)];
        const weight = section === undefined ? 1 : Number(weightOf(section).n);
        return { ranking: paper.ranking, times: paper.times * weight };
      });

/** Whether tallies can only be whole numbers of votes. */
export const votesAreWhole = (sections: readonly Section[]): boolean =>
  !isShared(sections) && sections.every((section) => weightOf(section).d === 1n);
