export {
  type Act,
  challengeOf,
  decodeAct,
  type Draft,
  encodeAct,
  hashHex,
  type KeyProof,
  type PasskeyProof,
  type Proof,
  proofSchema,
  type Seen,
  SERVER,
  statementOf,
} from './act.ts';
export { SEMANTICS } from './acts/open-contest.ts';
export { admit, apply, earliestLapse } from './admit.ts';
export { type BlobLookup, checkBlobs, countBytes } from './blobs.ts';
export { type Bundle, bundleJson, checkPrivateParts, readBundle } from './check-private.ts';
export {
  AMENDMENT_REASONS,
  CHALLENGE_AGAINST,
  CONTACT_AMENDMENTS,
  DISCRETIONARY_AMENDMENTS,
  INCIDENT_REMEDIES,
  INCIDENTS,
  INTEREST_CODES,
  NOT_ISSUED_REASONS,
  OFFICER_ROLES,
  OVERRIDE_GROUNDS,
  REJECTED_REASONS,
  REPLACEMENT_GROUNDS,
  SET_ASIDE_GROUNDS,
  SPOILT_REASONS,
} from './codes.ts';
export { momentsDue } from './derived/after-declaration.ts';
export { ballotsText, inSection } from './derived/ballots.ts';
export { type CountToRecord, countToRecord } from './derived/count-to-record.ts';
export { countBallots, marginOf, lastTallies } from './derived/counting.ts';
export { hasRung, LOT_CONTRIBUTORS, lotCommitment, mayGiveLotValue } from './derived/lots.ts';
export { paperFigures, unresolvedPapers } from './derived/papers.ts';
export { exclusionsInForce, SHORTEST_WINDOW_DAYS, stands } from './derived/exclusions.ts';
export { type ReportInput, type ReportToRecord, reportToRecord } from './derived/report-to-record.ts';
export type { RollAmendments } from './derived/amendment-rules.ts';
export { decisionsFor, type RollDecisions } from './derived/roll-decisions.ts';
export { freezeBody, type FreezeInput, freezeUnder, openSnapshot, snapshotOf } from './derived/roll-figures.ts';
export {
  HOURS_TO_REVEAL,
  rollSampleSeed,
  type SampleBounds,
  sampleBounds,
  sampleIndexes,
  sampleValueCommitment,
} from './derived/roll-sample.ts';
export { freezeSmallRoll, type SmallRollInput } from './derived/small-roll.ts';
export { triggerOutcome, triggerWorking, unitVotes } from './derived/trigger.ts';
export { attemptDue, isQuorate, type UnitOutcome, unitOutcome, voteOf } from './derived/unit-outcome.ts';
export { describeState } from './describe-state.ts';
export { pairing } from './duties.ts';
export { fromSeconds, type Instant, secondsBetween, toSeconds } from './instant.ts';
export { checkInvariants, type Finding, type Standing } from './invariants.ts';
export { type Beside, Ledger, type Recorded, signatureChecker, type Submission } from './ledger.ts';
export {
  commitmentOf,
  type Entropy,
  makePart,
  type OpenedPart,
  openPart,
  partBytes,
  type PartLookup,
} from './parts.ts';
export {
  checkAssertion,
  PASSKEY_FAULTS,
  type PasskeyFault,
  readAssertion,
  type RelyingParty,
  type UntrustedAssertion,
} from './passkey.ts';
export { CLOCK_TOLERANCE, type SignatureJob } from './proofs.ts';
export {
  type Deed,
  ed25519Signer,
  type PartDraft,
  Rehearsal,
  type RehearsalOptions,
  type Signer,
} from './rehearsal.ts';
export { type Refusal, REFUSAL_CODES, type RefusalCode } from './refusal.ts';
export { ACT_KINDS, type ActBodies, type ActKind, bodyOf, definitionOf } from './registry.ts';
export { type ActFault, replay, replayEntries, type Replayed, type ReplayOptions } from './replay.ts';
export type { Batch, Figures, Incident } from './paper-state.ts';
export type {
  Exclusion,
  FrozenRoll,
  ReportedRoll,
  RollAmendment,
  RollSample,
  SmallRoll,
  Waiver,
} from './roll-state.ts';
export {
  beforeContest,
  type Challenge,
  type Deadline,
  type Discretion,
  type Person,
  type Role,
  ROLES,
  type Stage,
  STAGES,
  type State,
  type Unit,
  type UnitFigures,
  type UnitReturn,
} from './state.ts';
export { sealBytes, unsealBytes, Vault, type VaultFault, type VaultJson } from './vault.ts';
export { VERDICT_FAULTS, type Verdict, type VerdictFault, type VerdictFaultCode, VERIFY_FAULTS } from './verdict.ts';
export { VERIFY_STEPS, verifyRecord, type VerifyOptions, type VerifyStep } from './verify.ts';
