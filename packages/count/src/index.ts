export {
  type BallotsFault,
  type BallotsJson,
  ballotsToJson,
  compareRankings,
  parseBallotsJson,
  type UntrustedJson,
} from './ballots/ballots-json.ts';
export type { BltContent, BltFault, BltFile, BltKeying, BltPaper, BltRepair } from './files/blt/blt.ts';
export { parseBlt, parseBltKeying } from './files/blt/blt-parse.ts';
export { printBlt, printBltLines } from './files/blt/blt-print.ts';
export { type BltOptions, BltReader } from './files/blt/blt-reader.ts';
export type { FileFault, FileRepair, TextLimits, UntrustedSource, UntrustedText } from './files/file-fault.ts';
export { iterateBallots, mergeBallots, packBallots, rankingAt } from './ballots/ballots.ts';
export { count } from './count.ts';
export { compareKeyings, type KeyingDifference } from './ballots/keyings.ts';
export {
  compareKeyingFiles,
  type KeyingFault,
  type KeyingHeading,
  type KeyingReport,
} from './ballots/keyings-files.ts';
export type { AbifContent, AbifFault, AbifFile, AbifRepair } from './files/abif/abif.ts';
export { AbifReader } from './files/abif/abif-reader.ts';
export { parseAbif } from './files/abif/parse-abif.ts';
export { type AbifPrintFault, type AbifPrinting, printAbif } from './files/abif/print-abif.ts';
export { type Delimiter, firstRows, type RowFault } from './files/csv/rows.ts';
export type { CvrCandidate, CvrFault, CvrFile, CvrLabels, CvrLayout, CvrMapping, CvrRepair } from './files/cvr/cvr.ts';
export { CvrReader } from './files/cvr/cvr-reader.ts';
export { type CvrGuess, guessCvrMapping, guessDelimiter, USUAL_LABELS } from './files/cvr/guess-mapping.ts';
export { parseCvr } from './files/cvr/parse-cvr.ts';
export type { BallotFormat } from './files/detect-format.ts';
export {
  type BallotFile,
  type BallotFileFault,
  readBallotFile,
  type ReadBallotsOptions,
} from './files/read-ballots.ts';
export { parseRctabConfig } from './files/rctab/parse-rctab.ts';
export { prepareRctab } from './files/rctab/prepare-rctab.ts';
export type {
  RctabCandidate,
  RctabConfig,
  RctabElection,
  RctabFault,
  RctabNote,
  RctabSource,
} from './files/rctab/rctab.ts';
export type { Bound, Margin } from './result/bound.ts';
export { couldChange, margin } from './result/margin.ts';
export { differencesBetween } from './second/differences.ts';
export { recount, type RecountSources } from './second/recount.ts';
export { countLinked, type LinkedContest, type LinkedCount, type LinkedFault } from './contest/linked.ts';
export { type Constraint, type Contest, plainContest, type Section, type Withdrawal } from './contest/contest.ts';
export { type Arithmetic, type CountOptions, type CountRequest, COUNT_RULES, type CountRule } from './rules/options.ts';
export { faultOfRequest } from './rules/check-request.ts';
export { completeOptions, countRules, type OptionDescription, type RuleDescription } from './rules/registry.ts';
export {
  type CastBallot,
  MOST_CANDIDATES,
  MOST_PAPERS,
  MOST_SECTIONS,
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
export { breakdown, type BreakdownRow, type Part } from './result/breakdown.ts';
export { checkNominations, type NominatedCategory, type NominationCheck } from './panel/check-nominations.ts';
export { formatVotes, parseVotes } from './result/votes.ts';
export { flow, type FlowBand } from './result/flow.ts';
export type { Decision, Sentence } from './result/sentence.ts';
export { story } from './result/story.ts';
export { type CountFileFault, readCount } from './result/read-count.ts';
export { roundTableCsv } from './result/round-table-csv.ts';
export { type UrcvtHeading, type UrcvtRound, urcvtSummaries, type UrcvtSummary } from './result/urcvt.ts';
export {
  decideByThreshold,
  type SectionWorking,
  type ThresholdRule,
  type ThresholdWorking,
  type UnitVote,
} from './thresholds/thresholds.ts';
export type { RecordedLot, Tie, TieEvidence, TiePurpose, TieRule } from './ties/tie-result.ts';
