import { equalBytes } from '@selectorate/basics';
import {
  checkCheckpoints,
  checkpointSizes,
  checkLatest,
  checkSeen,
  type JudgedCheckpoint,
  judgeCheckpoints,
} from './check-checkpoints.ts';
import type { RecordFiles } from './check-manifest.ts';
import { parseCheckpointNote } from './checkpoint.ts';
import { type Hash, leafHash } from './hash.ts';
import { parseManifestStatement } from './manifest.ts';
import { checkNote } from './note-signing.ts';
import { parseNote } from './note.ts';
import { type Policy, policyKeys, quorumOf } from './policy.ts';
import { checkTiles, readEntries } from './read-entries.ts';
import type { RecordFault, RecordNotice } from './record-faults.ts';
import { CHECKPOINT, checkpointPath, MANIFEST_NOTE, placeOf } from './record-paths.ts';
import { checkSignature, type SignatureCheck } from './signatures.ts';
import { LogTree } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface CheckLogOptions {
  /** The reader's own; without one a split view cannot be excluded. Its logs, if it names any, go before `logKey`. */
  readonly policy?: Policy;
  /** The log's key, as the caller found it in the record's first entry or was told. Its name is the log's origin. */
  readonly logKey?: VerifierKey;
  /** Keys of witnesses that the record names. Their lines are checked, and count for nothing in a policy. */
  readonly witnessKeys?: readonly VerifierKey[];
  /** Checkpoints of this log that the reader met elsewhere: a witness's copy, an earlier download, a printed notice. */
  readonly seen?: readonly Uint8Array[];
  readonly check?: SignatureCheck;
}

/** A checkpoint whose signature by the log has been looked for and whose cosignatures hold. */
export interface CosignedCheckpoint {
  readonly size: number;
  readonly root: Hash;
  /**
   * The witnesses that cosigned, with times in seconds since 1970: those of the policy by their name there, or without a
   * policy those that the record names, by the name of their key.
   */
  readonly witnesses: readonly { readonly name: string; readonly time: number }[];
  /** The reader's quorum has cosigned; false without a policy. */
  readonly quorum: boolean;
}

export interface LogVerdict {
  readonly origin: string | undefined;
  readonly entries: readonly Uint8Array[];
  /** By ascending size. */
  readonly checkpoints: readonly CosignedCheckpoint[];
  readonly faults: readonly RecordFault[];
  readonly notices: readonly RecordNotice[];
}

/**
 * Checks the log of a record whose files `checkManifest` has read: the entries against the tiles, every checkpoint
 * against the entries and its signers, the manifest's note against the last checkpoint, and the reader's policy. Never
 * throws, and goes on after a fault.
 */
export function checkLog(files: RecordFiles, options: CheckLogOptions = {}): LogVerdict {
  const entries = readEntries(files);
  const tree = LogTree.of(entries.value.map(leafHash));
  const origin = originOf(files);
  const keys = keysFor(origin, options);
  const check = options.check ?? checkSignature;
  const judged = judgeCheckpoints(files, { origin, keys: [...keys.log, ...keys.witnesses], check });
  const faults = [
    ...entries.faults,
    ...(entries.faults.length > 0 ? [] : checkTiles(files, tree, entries.value)),
    ...keys.faults,
    ...judged.faults,
    ...checkCheckpoints(judged.value, tree),
    ...checkLatest(files, judged.value, tree.size),
    ...checkManifestNote(files, judged.value, { keys: keys.log, check }),
    ...checkSeen(options.seen ?? [], tree, { origin, keys: keys.log, check }),
    ...checkPolicy(options.policy, origin, judged.value),
  ];
  const checkpoints = judged.value.map((checkpoint) => cosigned(checkpoint, options.policy));
  return { origin, entries: entries.value, checkpoints, faults, notices: noticesFor(files, options) };
}

/** The origin that the latest checkpoint claims, or else the last one that can be read. */
function originOf(files: RecordFiles): string | undefined {
  const paths = [CHECKPOINT, ...checkpointSizes(files).toReversed().map(checkpointPath)];
  for (const path of paths) {
    const signed = parseCheckpointNote(files.get(path) ?? new Uint8Array());
    if (signed.ok) return signed.value.checkpoint.origin;
  }
  return undefined;
}

interface Keys {
  readonly log: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  readonly faults: readonly RecordFault[];
}

/** Whose signatures are known: the policy's log of this origin, else the caller's; the witnesses of both. */
function keysFor(origin: string | undefined, { policy, logKey, witnessKeys }: CheckLogOptions): Keys {
  const witnesses = [...(policy === undefined ? [] : policyKeys(policy)), ...(witnessKeys ?? [])].filter(
    ({ use }) => use === 'cosignature',
  );
  const fromPolicy = (policy?.logs ?? []).map(({ key }) => key).filter(({ name }) => name === origin);
  const fromCaller = logKey !== undefined && logKey.name === origin ? [logKey] : [];
  const unknown = policy !== undefined && policy.logs.length > 0 && fromPolicy.length === 0;
  return {
    log: fromPolicy.length > 0 ? fromPolicy : fromCaller,
    witnesses,
    faults: unknown ? [{ code: 'log-not-in-policy', path: CHECKPOINT, detail: origin ?? '' }] : [],
  };
}

/** Has the log signed the manifest's note, and does it name the last checkpoint? Witnesses have no say in it. */
function checkManifestNote(
  files: RecordFiles,
  checkpoints: readonly JudgedCheckpoint[],
  { keys, check }: { readonly keys: readonly VerifierKey[]; readonly check: SignatureCheck },
): readonly RecordFault[] {
  const note = parseNote(files.get(MANIFEST_NOTE) ?? new Uint8Array());
  const statement = note.ok ? parseManifestStatement(note.value.text) : note;
  // checkManifest has said so already.
  if (!note.ok || !statement.ok) return [];
  const { faults } = checkNote(note.value, keys, check);
  const found: RecordFault[] = faults.map(({ code, name }) => ({ code, path: MANIFEST_NOTE, detail: name }));
  const last = checkpoints.at(-1)?.signed.checkpoint;
  const { origin, size, root } = statement.value.checkpoint;
  const names = last !== undefined && origin === last.origin && size === last.size && equalBytes(root, last.root);
  if (!names) found.push({ code: 'manifest-disagrees', path: MANIFEST_NOTE });
  if (last !== undefined && size > last.size)
    found.push({ code: 'log-truncated', path: MANIFEST_NOTE, entry: last.size });
  return found;
}

/** Does the last checkpoint carry the quorum that the reader asks for? */
function checkPolicy(
  policy: Policy | undefined,
  origin: string | undefined,
  checkpoints: readonly JudgedCheckpoint[],
): readonly RecordFault[] {
  if (policy === undefined) return [];
  const verdict = quorumOf(policy, origin ?? '', checkpoints.at(-1)?.valid ?? []);
  if (verdict.met) return [];
  const detail = `${verdict.witnesses.length} of ${policy.witnesses.length} witnesses`;
  return [{ code: 'quorum-missing', path: CHECKPOINT, detail }];
}

/** With a policy only its own witnesses count: a record can name as many others as it likes. */
function cosigned({ signed, valid }: JudgedCheckpoint, policy: Policy | undefined): CosignedCheckpoint {
  const { origin, size, root } = signed.checkpoint;
  if (policy !== undefined) {
    const { met, witnesses } = quorumOf(policy, origin, valid);
    return { size, root, witnesses, quorum: met };
  }
  const witnesses = valid.flatMap(({ key, time }) => (time === undefined ? [] : [{ name: key.name, time }]));
  return { size, root, witnesses, quorum: false };
}

function noticesFor(files: RecordFiles, { policy }: CheckLogOptions): readonly RecordNotice[] {
  const notices: RecordNotice[] = [];
  if (policy === undefined || policy.quorum === 'none') notices.push('split-view-not-excluded');
  if (policy === undefined || policy.logs.length === 0) notices.push('log-key-not-from-policy');
  if ([...files.keys()].some((path) => placeOf(path)?.kind === 'box')) notices.push('boxes-not-checked');
  return notices;
}
