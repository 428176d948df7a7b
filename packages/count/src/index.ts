export {
  type BallotsFault,
  type BallotsJson,
  ballotsToJson,
  compareRankings,
  parseBallotsJson,
  type UntrustedJson,
} from './ballots/ballots-json.ts';
export type { BltContent, BltFault, BltFile, BltPaper, Repair, UntrustedText } from './files/blt/blt.ts';
export { type BltOptions, parseBlt } from './files/blt/blt-parse.ts';
export { printBlt } from './files/blt/blt-print.ts';
export { iterateBallots, mergeBallots, packBallots, rankingAt } from './ballots/ballots.ts';
export { count } from './count.ts';
export { compareKeyings, type KeyingDifference } from './ballots/keyings.ts';
export { type Bound, couldChange, type Margin, margin } from './result/margin.ts';
export { recount } from './second/recount.ts';
export { type Constraint, type Contest, plainContest, type Section, type Withdrawal } from './contest/contest.ts';
export { type Arithmetic, type CountOptions, type CountRequest, COUNT_RULES, type CountRule } from './rules/options.ts';
export { completeOptions, countRules, type OptionDescription, type RuleDescription } from './rules/registry.ts';
export {
  type CastBallot,
  MOST_CANDIDATES,
  MOST_PAPERS,
  type PackedBallots,
  type Ranking,
  SKIPPED,
} from './ballots/packed-ballots.ts';
export type {
  Count,
  CountFault,
  Election,
  Judged,
  NonTransferableReason,
  OpenTie,
  Stage,
  StageAction,
  Tally,
  Transfer,
  Votes,
  Working,
} from './result/result.ts';
export { formatVotes, parseVotes } from './result/votes.ts';
export { flow, type FlowBand, type Sentence, story } from './result/story.ts';
export {
  decideByThreshold,
  type SectionWorking,
  type ThresholdRule,
  type ThresholdWorking,
  type UnitVote,
} from './thresholds/thresholds.ts';
export type { RecordedLot, Tie, TieEvidence, TieRule } from './ties/tie-result.ts';
