export {
  type IsoDate,
  MEMBER_STATUSES,
  type MemberStatus,
  type Person,
  type RollEntry,
  rollEntrySchema,
  type Standing,
} from './entry.ts';
export type { MemberEvidence } from './evidence.ts';
export { fieldText, ROLL_FIELDS, type RollField } from './field.ts';
export {
  type ImportedRoll,
  type ImportOptions,
  importRoll,
  importRollRows,
  importRollStream,
  type ImportTotals,
} from './import/import-roll.ts';
export type { OpenFile, UntrustedBytes } from './import/read-source.ts';
export type { TableFacts, TableOptions } from './import/table-reading.ts';
export { columnMemory, type ColumnMemory } from './import/column-memory.ts';
export type { ImportedSheet, Row } from './import/row.ts';
export { type EvidenceField, type ImportedEvidence, importEvidence } from './import/import-evidence.ts';
export {
  type BallotDevice,
  ballotDevices,
  importApplications,
  importBallotDevices,
  importPaidUp,
  importPeopleList,
  importPlantedEntries,
  type ListedPerson,
  type PlantedEntry,
} from './import/import-lists.ts';
export { importAmendments, importResolutions } from './import/import-decisions.ts';
export { type ChangeColumn, type ImportedChangeLog, importChangeLog } from './import/import-change-log.ts';
export { previewRoll, type RollPreview } from './import/preview-roll.ts';
export { readColumnNames } from './import/read-column-names.ts';
export {
  type CheckedRegister,
  checkRegister,
  type ImportedRegister,
  importRegister,
  type RegisterFacts,
  type RegisterOptions,
  streamRegister,
} from './register/import-register.ts';
export { checkBasis, legalBasisSchema, REGISTER_BASES } from './register/legal-basis.ts';
export type { FranchiseMarker, LegalBasis, RegisterRow } from './register/register-row.ts';
export { REGISTER_FIELDS, type RegisterField } from './register/register-layout.ts';
export type { RegisterTotals, Remark } from './register/register-tally.ts';
export {
  FAULTS_LISTED,
  type ImportFault,
  type ImportFaultCode,
  type ImportRefusal,
  type Place,
} from './import/import-fault.ts';
export { IMPORT_LIMITS, type ImportLimits, STREAM_LIMITS } from './import/read-table.ts';
export type { Delimiter } from './import/split-rows.ts';
export type { ColumnChoice, MappedColumn } from './import/map-columns.ts';
export type { DateOrder, StatedDateOrder } from './import/read-dates.ts';
export type { Encoding } from './import/decode-text.ts';
export type { Repair } from './import/row-reader.ts';
export { guardFormula, type RepairCode } from './import/clean-text.ts';
export { csvLine, exportCsv } from './import/export-csv.ts';
export { type ChangeCounts, countChanges, diffRolls, type RollChange } from './versions/diff-rolls.ts';
export { entriesHash } from './versions/entries-hash.ts';
export {
  appendVersion,
  checkHistory,
  type HistoryFault,
  type HistorySources,
  type NextVersion,
  type RollVersion,
} from './versions/roll-history.ts';
export { type LeafOpening, rollLeaf, SALT_BYTES } from './freeze/commitment.ts';
export { ELECTORATES, type ElectorateName } from './freeze/electorate-name.ts';
export { type FreezeOrder, freezeRoll, type FrozenEntry, type FrozenRoll } from './freeze/freeze-roll.ts';
export {
  exclusionCode,
  type ExclusionsAt,
  memberFacts,
  type Verdict,
  type Verdicts,
  withholdingClause,
} from './freeze/verdicts.ts';
export {
  type BodyId,
  type BodyRollOrder,
  type BodyRollSummary,
  bodyRollSummary,
  bodyRollVersion,
  freezeBodyRoll,
  type FrozenBodyRoll,
} from './freeze/body-roll.ts';
export { type EntryExplanation, explainEntry } from './freeze/explain-entry.ts';
export {
  appealExclusion,
  decideExclusion,
  type Exclusion,
  EXCLUSION_FAULTS,
  EXCLUSION_REASONS,
  EXCLUSION_STAGES,
  type ExclusionFault,
  type ExclusionReason,
  type ExclusionStage,
  exclusionStage,
  isInDoubt,
  noticeExclusion,
  replyToNotice,
  ruleOnAppeal,
  standsExcluded,
} from './exclusions/exclusion.ts';
export { type Waiver, type WaiverFault, waiverFaults } from './exclusions/waiver.ts';
export {
  checkReceipt,
  type ExclusionReceipt,
  exclusionReceipt,
  receiptBytes,
  type ReceiptFault,
  type ReceiptOrder,
  type RuleClock,
  ruleReceipt,
  type UntrustedReceipt,
  type VerifyBytes,
} from './exclusions/receipt.ts';
export {
  CHANGE_CHANNELS,
  type ChangeChannel,
  CONTACT_FIELDS,
  type ContactField,
  type LoggedChange,
} from './changes/logged-change.ts';
export {
  appendChanges,
  type ChangeLink,
  type ChangeLogFault,
  changeLogHead,
  type ChangeLogHead,
  checkChangeLog,
  linkChanges,
} from './changes/change-log.ts';
export { type ChangeNote, changesBetween } from './changes/changes-between.ts';
export { replayChanges, type ReplayFault, type Touched, touchedBy } from './changes/replay-changes.ts';
export { CHANGE_STEPS, changeCounts, type LoggedChangeCounts } from './changes/change-counts.ts';
export { publicCells, publicCount, type PublicCount, SMALLEST_COUNT } from './changes/withhold.ts';
export { type Contact, CONTACT_CHANNELS, type ContactChannel, type Contacts, contactsOf } from './changes/contacts.ts';
export { type ContactNotice, type ContactNotices, type DeadChannels, noticesFor } from './changes/contact-notices.ts';
export {
  approveContactChange,
  askForContactChange,
  type Confirmation,
  confirmContactChange,
  CONTACT_REQUEST_FAULTS,
  CONTACT_REQUEST_STATES,
  type ContactChangeRequest,
  type ContactRequestFault,
  type ContactRequestState,
  contactRequestState,
  DEAD_CONTACT_REASONS,
  objectToContactChange,
  refuseContactChange,
} from './changes/contact-request.ts';
export {
  contactForContest,
  type ContactRequestCounts,
  type ContestContact,
  type ContestMoment,
  countContactRequests,
} from './changes/contact-for-contest.ts';
export {
  APPLICATION_CONFIRMED,
  checkJoinDates,
  JOIN_DATE_FAULTS,
  type JoinApplication,
  type JoinDateFault,
  joinDateFault,
  type JoinDateQuestion,
} from './changes/join-dates.ts';
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
export {
  type DuplicateCap,
  type DuplicatePair,
  type DuplicateSignal,
  explainDuplicate,
  findDuplicates,
} from './match/find-duplicates.ts';
export { membersOnLists, type PeopleList } from './match/members-on-lists.ts';
export * from './matching.ts';
export { type WaterfallStep, waterfallOf, type WeightStep } from './match/score-pair.ts';
export { modelHash } from './match/model/match-model.ts';
export { type ModelShape, startModel } from './match/model/start-model.ts';
export { UK_DUPLICATES } from './match/model/uk-duplicates.ts';
export { UK_DUPLICATES_SHAPE, UK_REGISTER_SHAPE } from './match/model/uk-shapes.ts';
export { splitName } from './match/normalise/name-words.ts';
export { type TrainingOrder, trainModel } from './match/train/train-model.ts';
export { trainRegisterModel } from './match/train/train-register-model.ts';
export { type AuditVerdict, auditVerdict } from './audit/audit-verdict.ts';
export { type DrawFault, drawSample, type SampleOrder } from './audit/draw-sample.ts';
export {
  type AuditedSample,
  BOUND_LIMITS,
  type BoundFault,
  type IneligibleBound,
  ineligibleBound,
} from './audit/ineligible-bound.ts';
export {
  type ContributionFault,
  type SampleContribution,
  sampleCommitment,
  type SampledRoll,
  sampleSeed,
  type SampleValue,
  type SettledSeed,
  settleSeed,
} from './audit/sample-seed.ts';
export type {
  AuthorisedChange,
  BallotDevices,
  ChangeWindow,
  CheckInput,
  Decoy,
  FrozenState,
  KnownEntry,
  ListResult,
  PaidUp,
  PreviousRoll,
  RegisterResult,
  ReleaseLog,
  RemoteApplication,
  RollExport,
} from './checks/check-input.ts';
export { type CheckProgress, checkSteps, runChecks } from './checks/run-checks.ts';
export { withDecoys } from './checks/with-decoys.ts';
export { publicCounts, type ToldRollCounts } from './checks/public-counts.ts';
export { rollHash } from './checks/roll-hash.ts';
export { type AdultCounter, countRegisteredAdults } from './checks/registered-adults.ts';
export { matchRowOf } from './checks/entry-facts.ts';
export { lookUpRegister } from './checks/look-up-register.ts';
export { applyResolutions, type ResolutionFault } from './checks/resolutions.ts';
export { needsTwoPeople, type ResolutionNote, settlementFault, TWO_PEOPLE_CHECKS } from './checks/settle.ts';
export type { MaskedEntry } from './checks/mask-entry.ts';
export { type QueuedSignal, type QueueOrder, type ReviewQueue, reviewQueue } from './checks/review-queue.ts';
export {
  type CounterfactualOrder,
  type CounterfactualRow,
  counterfactual,
  type NameTwice,
} from './checks/fairness/counterfactual.ts';
export { FAIRNESS_GROUPS } from './checks/fairness/group-names.ts';
export { shareInterval } from './checks/fairness/wilson.ts';
export {
  CHECK_IDS,
  type CheckCounts,
  type CheckId,
  type CheckResult,
  type Expected,
  FAIRNESS_BY,
  type FairnessBy,
  type FairnessRow,
  type PublicFairnessRow,
  RESOLUTIONS,
  type Resolution,
  type RollCounts,
  type RollReport,
  type ShareInterval,
  type Signal,
  SIGNAL_STATES,
  type SignalState,
} from './checks/report.ts';
export { FAILED_CODES, NEED_CODES, SOURCE_CODES } from './checks/codes.ts';
export type {
  FailedCode,
  FigureCode,
  NeedCode,
  NotTestableCode,
  SignalReason,
  SourceCode,
  TotalCode,
} from './checks/codes.ts';
export type { CanaryFault, CanaryGrounds } from './canaries/invent-canaries.ts';
export {
  type ReleasedRow,
  type ReleaseFault,
  releaseList,
  type ReleaseLogEntry,
  type ReleaseOrder,
} from './canaries/release-list.ts';
export { type CopyTrace, type UntrustedRows, whoseCopy } from './canaries/whose-copy.ts';
