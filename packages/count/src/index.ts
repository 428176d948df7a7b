export {
  type BallotsFault,
  type BallotsJson,
  ballotsToJson,
  compareRankings,
  parseBallotsJson,
  type UntrustedJson,
} from './ballots-json.ts';
export type { BltContent, BltFault, BltFile, BltPaper, Repair, UntrustedText } from './blt.ts';
export { type BltOptions, parseBlt } from './blt-parse.ts';
export { printBlt } from './blt-print.ts';
export { iterateBallots, mergeBallots, packBallots, rankingAt } from './ballots.ts';
export { count } from './count.ts';
export { compareKeyings, type KeyingDifference } from './keyings.ts';
export { type Bound, couldChange, type Margin, margin } from './margin.ts';
export { recount } from './naive.ts';
export {
  completeOptions,
  type CountOptions,
  type CountRequest,
  type CountRule,
  countRules,
  type OptionDescription,
  type RuleDescription,
} from './options.ts';
export {
  type CastBallot,
  MOST_CANDIDATES,
  MOST_PAPERS,
  type PackedBallots,
  type Ranking,
  SKIPPED,
} from './packed-ballots.ts';
export type {
  Contest,
  Count,
  CountFault,
  Election,
  NonTransferableReason,
  OpenTie,
  Stage,
  Tally,
  Transfer,
  Votes,
} from './result.ts';
export { flow, type FlowBand, type Sentence, story } from './story.ts';
export {
  decideByThreshold,
  type SectionWorking,
  type ThresholdRule,
  type ThresholdWorking,
  type UnitVote,
} from './thresholds.ts';
export type { RecordedLot, Tie, TieEvidence, TieRule } from './tie-result.ts';
