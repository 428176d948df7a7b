import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { Contest } from '../contest/contest.ts';
import type { CountFault } from '../result/result.ts';
import { repeatPapers } from '../table/weigh.ts';
import { type AskedOf, faultOfContest } from './check-contest.ts';
import { faultOfNames, faultOfOptions } from './check-options.ts';
import { isFault } from './faults.ts';
import type { CountRule } from './options.ts';
import { definitionOf } from './registry.ts';

/** Complete options, the candidates on the paper, and the ballots of each round. */
interface Asked extends AskedOf {
  readonly rounds: readonly PackedBallots[];
}

/**
 * What is wrong with a request before a single paper is looked at; undefined when nothing is. Whatever the values of
 * options are, a wrong one is a fault that says what was expected.
 */
export function faultOfRequest(rule: CountRule, contest: Contest, asked: Asked): CountFault | undefined {
  return (
    faultOfOptions(rule, asked.options) ??
    faultOfNames(asked.options, asked.candidates) ??
    faultOfContest(rule, contest, asked) ??
    faultOfRounds(rule, contest, asked.rounds)
  );
}

function faultOfRounds(rule: CountRule, contest: Contest, rounds: readonly PackedBallots[]): CountFault | undefined {
  if (rounds.length > 1 && definitionOf(rule).takesRounds !== true) return bad('the ballots of one round');
  const [opening] = rounds;
  return rounds.map((round) => faultOfBallots(rule, contest, { round, opening })).find(isFault);
}

function faultOfBallots(
  rule: CountRule,
  { sections, entitled }: Contest,
  { round, opening = round }: { round: PackedBallots; opening: PackedBallots | undefined },
): CountFault | undefined {
  const { candidates } = round;
  const sameNames =
    candidates.length === opening.candidates.length && candidates.every((id, at) => id === opening.candidates[at]);
  if (!sameNames) return bad('the same candidates in the same order in every round');
  if (entitled !== null && round.total > entitled) {
    return { code: 'bad-contest', field: 'entitled', expected: `at least the ${round.total} who voted` };
  }
  if (sections.length === 0) return undefined;
  if (round.section?.some((at) => at >= sections.length) === true) return bad('papers of the declared sections');
  const folds = definitionOf(rule).uses.includes('sections') || repeatPapers(round, sections) !== undefined;
  return folds ? undefined : bad('block votes that come to no more than 4294967295');
}

const bad = (expected: string): CountFault => ({ code: 'bad-ballots', expected });
