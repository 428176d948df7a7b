import { equalBytes, err, ok, type Result, unwrap } from '@selectorate/basics';
import { type CheckpointNote, parseCheckpointNote, printCheckpoint } from './checkpoint.ts';
import type { EntryProof } from './entry-proof.ts';
import { type Hash, leafHash } from './hash.ts';
import { checkNote, type NoteSigner } from './note-signing.ts';
import { printNote } from './note.ts';
import type { SignatureCheck } from './signatures.ts';
import { LARGEST_ENTRY } from './tiles.ts';
import { LogTree } from './tree.ts';
import type { WitnessRequest } from './witness-messages.ts';

/** Why a log does not open, or does not take a checkpoint as its own. */
export const LOG_REFUSALS = [
  'behind-cosigned-checkpoint',
  'differs-from-cosigned-checkpoint',
  'cosigned-checkpoint-malformed',
  'cosigned-checkpoint-of-another-log',
  'cosigned-checkpoint-not-signed',
  'entry-too-large',
] as const;
export type LogRefusal = (typeof LOG_REFUSALS)[number];

export interface OpenLogOptions {
  /** Its key's name is the log's origin. */
  readonly signer: NoteSigner;
  /** What the store holds, in order. */
  readonly entries: readonly Uint8Array[];
  /** The bytes of the last checkpoint that witnesses cosigned, from wherever it was kept. */
  readonly lastCosigned?: Uint8Array;
  readonly check?: SignatureCheck;
}

/**
 * Opens a log for writing. A store that was restored to an earlier hour, or edited, does not agree with what witnesses
 * cosigned and is refused: writing on would fork the log.
 */
export function openLog(options: OpenLogOptions): Result<Log, LogRefusal> {
  const log = new Log(options.signer, options.check);
  for (const entry of options.entries) {
    const appended = log.append(entry);
    if (!appended.ok) return appended;
  }
  if (options.lastCosigned === undefined) return ok(log);
  const signed = parseCheckpointNote(options.lastCosigned);
  if (!signed.ok) return err('cosigned-checkpoint-malformed');
  const agreed = log.agreesWith(signed.value);
  return agreed.ok ? ok(log) : agreed;
}

/** A log that is being written: its entries, their tree, and the key that signs its checkpoints. */
export class Log {
  readonly #signer: NoteSigner;
  readonly #check: SignatureCheck | undefined;
  readonly #entries: Uint8Array[] = [];
  readonly #tree = new LogTree();

  constructor(signer: NoteSigner, check: SignatureCheck | undefined) {
    this.#signer = signer;
    this.#check = check;
  }

  get origin(): string {
    return this.#signer.key.name;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Adds an entry and answers with its index. */
  append(entry: Uint8Array): Result<number, 'entry-too-large'> {
    if (entry.length > LARGEST_ENTRY) return err('entry-too-large');
    this.#entries.push(entry);
    this.#tree.append(leafHash(entry));
    return ok(this.size - 1);
  }

  rootAt(size: number = this.size): Hash {
    return this.#tree.rootAt(size);
  }

  /** Entries from `start` up to `end`. */
  entries(start = 0, end: number = this.size): readonly Uint8Array[] {
    return this.#entries.slice(start, end);
  }

  /** The checkpoint of this size, signed by the log and by nobody else yet. */
  checkpoint(size: number = this.size): CheckpointNote {
    const text = printCheckpoint({ origin: this.origin, size, root: this.rootAt(size), extensions: [] });
    return unwrap(parseCheckpointNote(printNote({ text, signatures: [this.#signer.sign(text)] })));
  }

  /** What to send a witness that holds `heldSize` entries: the request, and the entries it lacks. */
  offer(
    signed: CheckpointNote,
    heldSize: number,
  ): Result<{ readonly request: WitnessRequest; readonly newEntries: readonly Uint8Array[] }, 'witness-ahead'> {
    const { size } = signed.checkpoint;
    if (heldSize > size) return err('witness-ahead');
    const proof = this.#tree.consistencyProof(heldSize, size);
    return ok({ request: { oldSize: heldSize, proof, signed }, newEntries: this.entries(heldSize, size) });
  }

  /** Is this a checkpoint that the log signed, and of a beginning of the entries it holds? */
  agreesWith({ note, checkpoint }: CheckpointNote): Result<void, LogRefusal> {
    if (checkpoint.origin !== this.origin) return err('cosigned-checkpoint-of-another-log');
    const { valid } = checkNote(note, [this.#signer.key], this.#check);
    if (valid.length === 0) return err('cosigned-checkpoint-not-signed');
    if (checkpoint.size > this.size) return err('behind-cosigned-checkpoint');
    if (!equalBytes(checkpoint.root, this.rootAt(checkpoint.size))) return err('differs-from-cosigned-checkpoint');
    return ok(undefined);
  }

  /** That an entry is in the log as of a checkpoint. */
  proveEntry(index: number, signed: CheckpointNote): EntryProof {
    return { index, proof: this.#tree.inclusionProof(index, signed.checkpoint.size), signed };
  }
}
