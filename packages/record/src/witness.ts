import { equalBytes, err, fromUtf8, ok, type Result, toBase64, unwrap } from '@selectorate/basics';
import { type Frontier, frontierRoot, growFrontier } from './frontier.ts';
import { type Hash, leafHash } from './hash.ts';
import { checkNote, type Cosigner } from './note-signing.ts';
import { isSameKey, type Note, printNote, type SignatureLine } from './note.ts';
import { checkConsistency } from './proofs.ts';
import type { SignatureCheck } from './signatures.ts';
import { LARGEST_ENTRY } from './tiles.ts';
import type { VerifierKey } from './verifier-key.ts';
import type { WitnessRefusal, WitnessRequest } from './witness-messages.ts';
import { frontierOf, type WitnessedLog } from './witness-state.ts';

export interface WitnessOptions {
  readonly cosigner: Cosigner;
  /** The keys of the logs that this witness serves; a key's name is its log's origin. */
  readonly logKeys: readonly VerifierKey[];
  /** Seconds since 1970. */
  readonly now: number;
  readonly check?: SignatureCheck;
}

export interface Cosigned {
  /** To be stored, together with the new entries, before the cosignature leaves the house. */
  readonly state: WitnessedLog;
  readonly cosignature: SignatureLine;
}

/**
 * Decides one request to cosign (C2SP tlog-witness), given the entries from the held size up to the checkpoint's. The
 * root is recomputed from the entries, so whoever holds this witness's copy can rebuild the log it vouched for.
 */
export function cosignCheckpoint(
  state: WitnessedLog,
  request: WitnessRequest,
  newEntries: readonly Uint8Array[],
  options: WitnessOptions,
): Result<Cosigned, WitnessRefusal> {
  const refusal = refuseSigner(state, request, options) ?? refuseSize(state, request) ?? refuseGrowth(state, request);
  if (refusal !== undefined) return err(refusal);
  const frontier = mirror(state, request, newEntries);
  if (!frontier.ok) return frontier;
  if (options.now < state.time) return err({ code: 'clock-behind' });
  const { size, peaks } = frontier.value;
  const cosignature = options.cosigner.cosign(request.signed.note.text, options.now);
  const checkpoint = noteToKeep(request.signed.note, cosignature, options.logKeys);
  const next = { origin: state.origin, size, peaks: peaks.map(toBase64), time: options.now, checkpoint };
  return ok({ state: next, cosignature });
}

/** Is it a checkpoint of this log, signed by it? Signatures of others are passed over, as the protocol demands. */
function refuseSigner(
  { origin }: WitnessedLog,
  { signed }: WitnessRequest,
  { logKeys, check }: WitnessOptions,
): WitnessRefusal | undefined {
  const keys = logKeys.filter((key) => key.name === origin);
  if (signed.checkpoint.origin !== origin || keys.length === 0) return { code: 'unknown-log' };
  const { valid, faults } = checkNote(signed.note, keys, check);
  const broken = faults.some(({ code }) => code === 'signature-invalid');
  if (valid.length === 0 || broken) return { code: 'bad-signature' };
  // Nobody could audit what an extension line says, so this witness does not put its name under one.
  return signed.checkpoint.extensions.length > 0 ? { code: 'malformed-request' } : undefined;
}

/** Does it start from what this witness holds? */
function refuseSize(state: WitnessedLog, { oldSize, signed }: WitnessRequest): WitnessRefusal | undefined {
  const { size, root } = signed.checkpoint;
  if (oldSize > size) return { code: 'malformed-request' };
  if (size < state.size) return { code: 'rollback', holds: state.size };
  if (oldSize !== state.size) return { code: 'wrong-old-size', holds: state.size };
  return size === state.size && !equalBytes(root, heldRoot(state)) ? { code: 'forked', holds: state.size } : undefined;
}

/** Does the proof say that what this witness holds is a beginning of the new log? */
function refuseGrowth(state: WitnessedLog, { oldSize, proof, signed }: WitnessRequest): WitnessRefusal | undefined {
  const { size, root } = signed.checkpoint;
  const consistent = checkConsistency({ oldSize, size, oldRoot: heldRoot(state), root, proof });
  return consistent ? undefined : { code: 'inconsistent' };
}

/** Adds the new entries to what is held; the root over all of them must be the checkpoint's. */
function mirror(
  state: WitnessedLog,
  { signed }: WitnessRequest,
  newEntries: readonly Uint8Array[],
): Result<Frontier, WitnessRefusal> {
  if (newEntries.length !== signed.checkpoint.size - state.size) return err({ code: 'entries-missing' });
  if (newEntries.some((entry) => entry.length > LARGEST_ENTRY)) return err({ code: 'entry-too-large' });
  const frontier = growFrontier(frontierOf(state), newEntries.map(leafHash));
  return equalBytes(frontierRoot(frontier), signed.checkpoint.root) ? ok(frontier) : err({ code: 'entries-differ' });
}

/** The checkpoint with the log's signature and this witness's own; lines of others were not checked. */
function noteToKeep(note: Note, cosignature: SignatureLine, logKeys: readonly VerifierKey[]): string {
  const ofLog = note.signatures.filter((line) => logKeys.some((key) => isSameKey(key, line)));
  return unwrap(fromUtf8(printNote({ text: note.text, signatures: [...ofLog, cosignature] })));
}

const heldRoot = (state: WitnessedLog): Hash => frontierRoot(frontierOf(state));
