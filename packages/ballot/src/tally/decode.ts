import { unwrap } from '@selectorate/basics';
import type { Group } from '@selectorate/group';
import type { RankedQuestion } from '../objects/election.ts';

/** Above this total no count is searched for: a table of 31,623 texts and as many steps for each count are the most there may be. */
const MOST_SEARCHED = 1e9;

/** Finds n in the text of g^n; null where it is no number from 0 to the most there can be, or none is searched for any more. */
export type CountReader = (text: string, expected?: number) => number | null;

/**
 * Reads the exponents of g^n for n from 0 to `most`. A number that is expected is tried first; else n is searched for by baby steps and
 * giant steps: a table of sqrt(most) texts once, then up to as many steps for each.
 *
 * A hostile tally can make every search fail or take the longest. So after a text that is no number nothing more is searched for: no
 * result can be made without it. And no search begins after `mostSteps` steps: enough to tell what is wrong with a few counts.
 */
export function countReader(most: number, group: Group, mostSteps: number = Number.POSITIVE_INFINITY): CountReader {
  let search: CountSearch | null = null;
  let stepsLeft = most > MOST_SEARCHED ? 0 : mostSteps;
  return (text, expected) => {
    if (expected !== undefined && expected <= most && group.write(group.powerOfGenerator(BigInt(expected))) === text) {
      return expected;
    }
    if (stepsLeft <= 0) return null;
    search ??= countSearch(most, group);
    const { count, steps } = search(text);
    stepsLeft = count === null ? 0 : stepsLeft - steps;
    return count;
  };
}

type CountSearch = (text: string) => { readonly count: number | null; readonly steps: number };

function countSearch(most: number, group: Group): CountSearch {
  const width = Math.ceil(Math.sqrt(most + 1));
  const steps = [group.identity];
  while (steps.length < width) steps.push(group.multiply(steps.at(-1) ?? group.identity, group.generator));
  const small = new Map(group.writeAll(steps).map((text, n) => [text, n]));
  const back = group.inverse(group.powerOfGenerator(BigInt(width)));
  return (text) => {
    let rest = unwrap(group.read(text));
    for (let giant = 0; giant < width; giant++) {
      const n = small.get(group.write(rest));
      const count = giant * width + (n ?? 0);
      if (n !== undefined) return { count: count <= most ? count : null, steps: giant + 1 };
      rest = group.multiply(rest, back);
    }
    return { count: null, steps: width };
  };
}

/** One vote of a ranked question, opened. */
export interface OpenedRanking {
  /** The numbers as version 1 decodes any element, which is what a published result lists. */
  readonly listed: readonly number[];
  /**
   * Whether the element is exactly what a vote with these ranks becomes, and each is 0 (no rank) or a rank from 1 to the number of
   * answers. Anything else is one invalid ballot: a marked or senseless encoding costs the vote and nothing more. Ranks used twice
   * or left out are for the rule of counting.
   */
  readonly valid: boolean;
}

/** Whether each number is 0 or a rank that this many answers can have. */
export const isAllowed = (ranks: readonly number[]): boolean => ranks.every((rank) => rank <= ranks.length);

/** Reads the opened votes of a ranked question. Votes alike are read once: most ballots repeat another's. */
export function rankingReader(question: RankedQuestion, group: Group): (text: string) => OpenedRanking {
  const { embedding } = group;
  if (embedding === null) throw new TypeError('rankingReader: this group has no ranked questions');
  const count = question.answers.length;
  const seen = new Map<string, OpenedRanking>();
  return (text) => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    const element = unwrap(group.read(text));
    const listed = embedding.readLoosely(element, count);
    const opened = { listed, valid: isAllowed(listed) && embedding.read(element, count) !== null };
    seen.set(text, opened);
    return opened;
  };
}
