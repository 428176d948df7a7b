export {
  type IsoDate,
  MEMBER_STATUSES,
  type MemberStatus,
  type Person,
  type RollEntry,
  rollEntrySchema,
  type Standing,
} from './entry.ts';
export { fieldText, ROLL_FIELDS, type RollField } from './field.ts';
export {
  type ImportedRoll,
  type ImportOptions,
  importRoll,
  type ImportTotals,
  type UntrustedBytes,
} from './import/import-roll.ts';
export {
  FAULTS_LISTED,
  type ImportFault,
  type ImportFaultCode,
  type ImportRefusal,
  type Place,
} from './import/import-fault.ts';
export { type Delimiter, IMPORT_LIMITS, type ImportLimits } from './import/read-rows.ts';
export type { ColumnChoice, MappedColumn } from './import/map-columns.ts';
export type { DateOrder, StatedDateOrder } from './import/read-dates.ts';
export type { Encoding } from './import/decode-text.ts';
export type { Repair } from './import/read-entries.ts';
export { guardFormula, type RepairCode } from './import/clean-text.ts';
export { csvLine, exportCsv } from './import/export-csv.ts';
export { type ChangeCounts, countChanges, diffRolls, type RollChange } from './versions/diff-rolls.ts';
export { appendVersion, checkHistory, type HistoryFault, type RollVersion, type VersionNote } from './versions/roll-history.ts';
export { type LeafOpening, rollLeaf, SALT_BYTES } from './freeze/commitment.ts';
export {
  ELECTORATES,
  type ElectorateName,
  type FreezeOrder,
  freezeRoll,
  type FrozenEntry,
  type FrozenRoll,
  type Verdict,
  memberFacts,
} from './freeze/freeze-roll.ts';
export {
  type ElectorateCounts,
  freezeSummary,
  type FreezeSummary,
  type UnitCount,
  type UnitRoll,
  unitRolls,
} from './freeze/freeze-summary.ts';
export { type EligibilityExplanation, explainEligibility } from './freeze/explain-eligibility.ts';
export {
  checkMemberProof,
  type MemberProof,
  memberProofSchema,
  type ProofFault,
  type ProofTarget,
  proveMember,
  type UntrustedMemberProof,
} from './freeze/member-proof.ts';
export { type OpeningConflict, openingConflicts } from './freeze/opening-conflicts.ts';
export { findDuplicates } from './match/find-duplicates.ts';
export { prepareRoll, registerMatcher } from './match/match-register.ts';
export { type MatchModel, modelHash } from './match/model/match-model.ts';
export { type ModelShape, startModel } from './match/model/start-model.ts';
export { UK_DUPLICATES } from './match/model/uk-duplicates.ts';
export { UK_REGISTER } from './match/model/uk-register.ts';
export { UK_DUPLICATES_SHAPE, UK_REGISTER_SHAPE } from './match/model/uk-shapes.ts';
export { splitName } from './match/normalise/name-words.ts';
export type { MatchRow } from './match/prepare-list.ts';
export { type MemberMatch, settleMatches } from './match/settle-matches.ts';
export { type TrainingOrder, trainModel } from './match/train/train-model.ts';
export { trainRegisterModel } from './match/train/train-register-model.ts';
