import { bigEndian, concatBytes, equalBytes, unwrap, utf8 } from '@selectorate/basics';
import {
  buildRecordFiles,
  CHECKPOINT,
  type CheckpointNote,
  type KeyUse,
  leafHash,
  LogTree,
  MANIFEST,
  MANIFEST_NOTE,
  manifestBytes,
  type NoteSigner,
  parseCheckpointNote,
  printCheckpoint,
  printManifestStatement,
  printNote,
  type SignatureLine,
  type VerifierKey,
  verifierKey,
} from '@selectorate/record';
import { decodeAct, toSeconds } from '@selectorate/selection';
import type { SigningKey } from '@selectorate/machine';
import type { ReferenceRecord } from './reference-record.ts';
import type { Files } from './verdicts.ts';

/** Who forges: somebody with the log's key, or somebody with the keys of every witness too. */
export type Holds = 'log-key' | 'log-key-and-witnesses';

export interface Forgery {
  readonly entries: readonly Uint8Array[];
  readonly holds: Holds;
  readonly rulebook?: Uint8Array;
  readonly published?: readonly Uint8Array[];
  readonly blobs?: readonly Uint8Array[];
  /** When a forged checkpoint is cosigned, in seconds since 1970; the time of its last act unless told. */
  readonly cosignedAt?: number;
}

/**
 * The record that an attacker publishes: genuine checkpoints as far as the history is genuine, forged ones after it,
 * cosigned if they can, and everything that the log signs signed anew. Published files and blobs are those that the
 * entries still name, so that what is wrong is wrong in the log.
 */
export function forge(record: ReferenceRecord, forgery: Forgery): Files {
  const { entries, holds } = forgery;
  const genuine = sharedBeginning(record.entries, entries);
  const kept = record.checkpoints.filter(({ checkpoint }) => checkpoint.size <= genuine);
  const tree = LogTree.of(entries.map(leafHash));
  const made = sizesToSign(entries, genuine, holds).map((size) =>
    forgeCheckpoint(record, {
      size,
      root: tree.rootAt(size),
      time: forgery.cosignedAt ?? timeOf(entries, size),
      holds,
    }),
  );
  const named = namesIn(entries);
  const stillNamed = (files: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] =>
    [...files].filter(([hash]) => named.has(hash)).map(([, bytes]) => bytes);
  return buildRecordFiles({
    signer: logSigner(record),
    entries,
    checkpoints: [...kept, ...made],
    rulebook: forgery.rulebook ?? record.rulebook,
    published: forgery.published ?? stillNamed(record.published),
    blobs: forgery.blobs ?? stillNamed(record.blobs),
  });
}

/** The genuine record as it was published when its log had this many entries. */
export const recordAsOf = (record: ReferenceRecord, size: number): Files =>
  forge(record, { entries: record.entries.slice(0, size), holds: 'log-key' });

/** Files put together by hand, with a manifest that the log's key signs over whatever they are. */
export function signManifest(record: ReferenceRecord, files: Files): Files {
  const listed = new Map([...files].filter(([path]) => path !== MANIFEST && path !== MANIFEST_NOTE));
  const manifest = manifestBytes(listed);
  const latest = parseCheckpointNote(files.get(CHECKPOINT) ?? new Uint8Array());
  const { checkpoint } = latest.ok ? latest.value : genuineLatest(record);
  const text = printManifestStatement(checkpoint, manifest);
  const note = printNote({ text, signatures: [logSigner(record).sign(text)] });
  return new Map([...listed, [MANIFEST, manifest], [MANIFEST_NOTE, note]]);
}

function genuineLatest({ checkpoints }: ReferenceRecord): CheckpointNote {
  const last = checkpoints.at(-1);
  if (last === undefined) throw new Error('the reference record has no checkpoint');
  return last;
}

interface ToSign {
  readonly size: number;
  readonly root: Uint8Array;
  readonly time: number;
  readonly holds: Holds;
}

function forgeCheckpoint(record: ReferenceRecord, { size, root, time, holds }: ToSign): CheckpointNote {
  const text = printCheckpoint({ origin: record.log.name, size, root, extensions: [] });
  const cosigners = holds === 'log-key' ? [] : record.witnesses;
  const signatures = [
    logSigner(record).sign(text),
    ...cosigners.map(({ name, key }) => cosign(name, key, { text, time })),
  ];
  return unwrap(parseCheckpointNote(printNote({ text, signatures })));
}

/** A cosignature/v1 as its specification has it (C2SP tlog-cosignature). */
export function cosign(name: string, key: SigningKey, { text, time }: { text: string; time: number }): SignatureLine {
  const signature = key.sign(utf8(`cosignature/v1\ntime ${time}\n${text}`));
  return { name, keyId: keyOf(name, 'cosignature', key).keyId, signature: concatBytes(bigEndian(time, 8), signature) };
}

/** The log's own signer, on the platform's arithmetic. */
function logSigner({ log }: Pick<ReferenceRecord, 'log'>): NoteSigner {
  const key = keyOf(log.name, 'note', log.key);
  return { key, sign: (text) => ({ name: log.name, keyId: key.keyId, signature: log.key.sign(utf8(text)) }) };
}

const keyOf = (name: string, use: KeyUse, { publicKey }: SigningKey): VerifierKey =>
  unwrap(verifierKey(name, use, new Uint8Array(Buffer.from(publicKey.key, 'base64url'))));

/** Entries from the first on that are byte for byte those of the genuine log. */
function sharedBeginning(genuine: readonly Uint8Array[], entries: readonly Uint8Array[]): number {
  const differs = entries.findIndex((entry, i) => !equalBytes(entry, genuine[i] ?? new Uint8Array()));
  return differs < 0 ? Math.min(genuine.length, entries.length) : differs;
}

/** Without witnesses one checkpoint at the end is all that helps; with them, one for each moment of the forged history. */
function sizesToSign(entries: readonly Uint8Array[], genuine: number, holds: Holds): readonly number[] {
  const sizes = Array.from({ length: entries.length - genuine }, (_, i) => genuine + i + 1);
  const last = entries.length;
  return sizes.filter(
    (size) =>
      size === last || (holds !== 'log-key' && Math.abs(timeOf(entries, size + 1) - timeOf(entries, size)) > 60),
  );
}

/** When the last of the first `size` entries says it happened. */
function timeOf(entries: readonly Uint8Array[], size: number): number {
  const act = decodeAct(entries[size - 1] ?? new Uint8Array());
  return act.ok ? toSeconds(act.value.at) : 0;
}

function namesIn(entries: readonly Uint8Array[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(
      (entry) =>
        Buffer.from(entry)
          .toString('latin1')
          .match(/[0-9a-f]{64}/g) ?? [],
    ),
  );
}
