export { EMPTY_ROOT, type Hash, HASH_BYTES, leafHash, nodeHash, sha256, sha256Hex } from './hash.ts';
export { EMPTY_FRONTIER, type Frontier, frontierRoot, growFrontier } from './frontier.ts';
export { LogTree, rootOf } from './tree.ts';
export {
  checkConsistency,
  checkInclusion,
  LONGEST_PROOF,
  type UntrustedConsistency,
  type UntrustedInclusion,
} from './proofs.ts';

export {
  type CheckedPublicKey,
  fingerprint,
  type PublicKey,
  type PublicKeyFault,
  readPublicKey,
  readPublicKeyBytes,
  type SignatureAlgorithm,
  type UntrustedPublicKey,
} from './public-key.ts';
export { checkSignature, ed25519PublicKey, SIGNATURE_BYTES, type SignatureCheck, signEd25519 } from './signatures.ts';
export { es256FromDer } from './es256-der.ts';

export {
  LARGEST_NOTE,
  MOST_SIGNATURES,
  type Note,
  NOTE_FAULTS,
  type NoteFault,
  parseNote,
  parseSignatureLines,
  printNote,
  printSignatureLine,
  type SignatureLine,
} from './note.ts';
export {
  type KeyUse,
  parseVerifierKey,
  printVerifierKey,
  type VerifierKey,
  verifierKey,
  type VerifierKeyFault,
} from './verifier-key.ts';
export {
  type CheckedSignature,
  type CheckedSignatures,
  checkNote,
  type Cosigner,
  cosigner,
  type NoteSigner,
  noteSigner,
  type SignatureFault,
} from './note-signing.ts';
export {
  type Checkpoint,
  CHECKPOINT_FAULTS,
  type CheckpointFault,
  type CheckpointNote,
  parseCheckpoint,
  parseCheckpointNote,
  printCheckpoint,
} from './checkpoint.ts';
export {
  checkQuorum,
  isQuorum,
  type Policy,
  type PolicyGroup,
  policyKeys,
  type PolicyLog,
  type PolicyWitness,
  printPolicy,
  type QuorumVerdict,
} from './policy.ts';
export { LARGEST_POLICY, parsePolicy, POLICY_FAULTS, type PolicyFault, type PolicyFaultCode } from './policy-text.ts';
export {
  checkEntryProof,
  type EntryProof,
  type EntryProofFault,
  parseEntryProof,
  printEntryProof,
} from './entry-proof.ts';

export { type Log, LOG_REFUSALS, type LogRefusal, openLog, type OpenLogOptions } from './log.ts';
export { mergeCosignatures } from './cosigning.ts';
export {
  answerOf,
  parseWitnessRequest,
  printWitnessRequest,
  type ReadAnswer,
  readWitnessAnswer,
  type WitnessAnswer,
  type WitnessRefusal,
  type WitnessRequest,
  witnessStatus,
} from './witness-messages.ts';
export { cosignCheckpoint, type Cosigned, type WitnessOptions } from './witness.ts';
export {
  newlyWitnessed,
  printWitnessedLog,
  type ResumeFault,
  resumeWitness,
  type WitnessedLog,
} from './witness-state.ts';
export { checkSuccessorLink, type SuccessorFault, type SuccessorLink, successorLink } from './successor.ts';

export {
  encodeBundle,
  LARGEST_ENTRY,
  parseBundle,
  parseTilePath,
  type Tile,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  tilesOfSize,
} from './tiles.ts';
export {
  blobPath,
  CHECKPOINT,
  checkpointPath,
  isSafePath,
  MANIFEST,
  MANIFEST_NOTE,
  placeOf,
  publishedPath,
  type RecordPlace,
  RULEBOOK,
} from './record-paths.ts';
export {
  manifestBytes,
  type ManifestFault,
  type ManifestFile,
  type ManifestStatement,
  parseManifest,
  parseManifestStatement,
  printManifestStatement,
  RECORD_SCHEMA,
} from './manifest.ts';
export { buildRecordFiles, type RecordContents } from './build-record.ts';
export { recordInMemory, type UntrustedRecord } from './untrusted-record.ts';
export {
  RECORD_FAULTS,
  RECORD_NOTICES,
  type RecordFault,
  type RecordFaultCode,
  type RecordNotice,
} from './record-faults.ts';
export { checkManifest, type CheckManifestOptions, type RecordFiles } from './check-manifest.ts';
export { MOST_ENTRIES, readEntries } from './read-entries.ts';
export { checkLog, type CheckLogOptions, type CosignedCheckpoint, type LogVerdict } from './check-log.ts';
export { ARCHIVE_FAULTS, type ArchiveFault, type ArchiveFaultCode, readArchive, writeArchive } from './archive.ts';
