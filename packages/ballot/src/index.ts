export { type Hasher, type Platform, portableHashing } from './platform.ts';

export { type Codec, readWith } from './codec/codec.ts';
export type { Unreadable } from './codec/cursor.ts';
export { type Ciphertext, ciphertextRows, type Proof } from './objects/common.ts';
export { type ElectionContext, type ElectionFault, openElection, type OpenElectionOptions } from './objects/context.ts';
export {
  type ChoiceQuestion,
  type Election,
  electionCodec,
  type Question,
  type RankedQuestion,
} from './objects/election.ts';
export { type Ballot, ballotCodec, type UnsignedBallot, unsignedBallotCodec } from './objects/ballot.ts';
export { type PartialDecryption, partialDecryptionCodec, resultCodec } from './objects/decryption.ts';
export { EVENT_TYPES, type EventType } from './objects/events.ts';
export { type Shuffle, shuffleCodec } from './objects/shuffle.ts';
export {
  type ThresholdKey,
  thresholdKeyCodec,
  type TrusteeItem,
  type TrusteeKey,
  trusteeKeyCodec,
  trusteesCodec,
  type SignedMessage,
  signedMessageCodec,
} from './objects/trustees.ts';

export { type CodeFault, type CredentialCode, newCode, parseCode } from './credential/code.ts';
export {
  type Credential,
  credentialOfSecret,
  credentialsOf,
  type CredentialSetting,
  deriveCredential,
} from './credential/derive-credential.ts';
export { deriveOldCredential, type OldCode, parseOldCode } from './credential/old-code.ts';
export {
  checkPart,
  combineParts,
  combinePublicParts,
  derivePart,
  PART_FAULTS,
  type PartFault,
  provePart,
  type PublicPart,
} from './credential/part.ts';
export { newPartCode, type PartCode, parsePartCode } from './credential/part-code.ts';
export {
  checkPublicList,
  CREDENTIALS_FAULTS,
  hasNames,
  type PublicCredential,
  publicListCodec,
  sortedList,
} from './credential/public-list.ts';
export { sparesFor } from './credential/spares.ts';

export { AUDIT_FAULTS, type AuditFault, auditOpening, openForAudit } from './vote/audit-ballot.ts';
export { alphasOf, type AuditedHashes, barOpened, newAuditedHashes } from './vote/audited-hashes.ts';
export { BALLOT_FAULTS, type BallotFault, type PlacedBallotFault } from './vote/ballot-faults.ts';
export { checkBallot, checkBallotText, makeHints } from './vote/check-ballot.ts';
export { credentialOf } from './vote/credential-of.ts';
export {
  castBallot,
  type PreparedBallot,
  prepareBallot,
  type SignedBallot,
  type SignFault,
  signBallot,
} from './vote/prepare-ballot.ts';
export { checkVote, type Vote, VOTE_FAULTS, type VoteAnswer, type VoteFault } from './vote/vote.ts';

export { newTrusteeSecret, trusteeKeyOf, trusteeSecretCodec } from './trustee/single.ts';
export { isSeed, newSeed } from './trustee/seed.ts';
export { CEREMONY_FAULTS, type CeremonyFault, type CeremonyPlan } from './trustee/ceremony-faults.ts';
export {
  type PolynomialMessage,
  polynomialMessageCodec,
  type VerificationInput,
  verificationInputCodec,
  type VerificationOutput,
  verificationOutputCodec,
} from './trustee/ceremony-messages.ts';
export {
  finishCeremony,
  makeCertificate,
  makeInputs,
  makeOutput,
  makePolynomial,
  openShare,
} from './trustee/ceremony.ts';
export { checkTrustees } from './trustee/check-trustees.ts';
export { TRUSTEE_FAULTS, type TrusteeFault } from './trustee/trustee-faults.ts';
export { checkDecryption, DECRYPTION_FAULTS, type DecryptionRun } from './trustee/check-decryption.ts';
export { type DecryptedShares, type Decrypter, decryptShares } from './trustee/decrypt.ts';
export { openingShares, type OpeningShare, QUORUM_FAULTS } from './trustee/opening.ts';
export { type Owner, ownersOf } from './trustee/owners.ts';

export { type EncryptedTally, encryptTally } from './tally/encrypt-tally.ts';
export { openTally } from './tally/open-tally.ts';
export {
  checkResult,
  type DecodedQuestion,
  decodeTally,
  rankedOutcome,
  RESULT_FAULTS,
  resultOf,
} from './tally/result.ts';
export { FEWEST_BALLOTS, mayDecryptAlone } from './tally/small-box.ts';

export { checkShuffle, SHUFFLE_FAULTS } from './mix/check-shuffle.ts';
export { makeShuffle } from './mix/make-shuffle.ts';
export { makeShuffleHints } from './mix/shuffle-hints.ts';

export { ARCHIVE_FAULTS } from './archive/archive-faults.ts';
export { type ArchiveHead, type ArchiveWriter, archiveWriter } from './archive/archive-writer.ts';
export type { UntrustedBytes } from './archive/byte-source.ts';
export { type ArchivePart, readSteps, type ReadStep } from './archive/read-steps.ts';
export type { Step as ArchiveStep } from './archive/step.ts';

export { admitBallot } from './box/admit-ballot.ts';
export { BOX_FAULTS } from './box/box-faults.ts';
export { type Box, openBox } from './box/box.ts';
export { type BoxEntry, EXCLUSION_GROUNDS, type ExclusionGround, SPARE_PURPOSES } from './box/entry.ts';
export { type BoxFigures, exclusionsBesideMargin, exclusionsOf, figuresOf } from './box/figures.ts';
export { signByOfficers, signByRegistrar } from './box/messages.ts';
export { ed25519Signer, type Signer } from './box/signing.ts';
export { writeArchive } from './box/write-archive.ts';

export { makeCastHints } from './sidecar/check-casts.ts';
export { type HeadStatement, makeHeadStatement } from './sidecar/head-statement.ts';
export { makeLink } from './sidecar/link.ts';
export { channelsOf, checkTags, makeParticipation, participationTag } from './sidecar/participation.ts';
export { checkReceipt, makeReceipt, promisedBy, type Receipt } from './sidecar/receipt.ts';
export { checkMap, makeRegistration, mapCommitment } from './sidecar/registration.ts';
export { SIDECAR_FAULTS } from './sidecar/sidecar-faults.ts';
export type { SidecarKeys } from './sidecar/sidecar-lines.ts';
export { type SidecarWriter, sidecarWriter } from './sidecar/sidecar-writer.ts';

export { performTask } from './verify/perform-task.ts';
export type { CheckOutcome, CheckTask, OutcomeOf } from './verify/task.ts';
export { type Fault, type FaultCode, type FaultPlace, VERIFIER_FAULTS } from './verify/faults.ts';
export { begunBy, type Part, partOf, PARTS, partsBehind } from './verify/parts.ts';
export { figureWording, placeWording, trackerOf, type Wording } from './verify/wording.ts';
export { type Notice, NOTICES, type QuestionReport, type Report, type VerdictKind } from './verify/report.ts';
export { STEPS, type Step } from './verify/verification.ts';
export { verifyElection, type VerifyOptions } from './verify/verify-election.ts';
export type { Bench } from './verify/bench.ts';
export { inThisThread, type Workforce } from './verify/workforce.ts';
