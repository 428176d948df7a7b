import { err, fromUtf8, ok, type Result, toHex, unwrap, utf8 } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import {
  type CheckpointNote,
  type Log,
  mergeCosignatures,
  type NoteSigner,
  openLog,
  parseCheckpointNote,
  printNote,
  type SignatureLine,
} from '@selectorate/record';
import type { Rulebook } from '@selectorate/rulebook';
import { type Act, decodeAct, Ledger, type Recorded, type Seen, type State } from '@selectorate/selection';
import type { ContestRow, Known, Since } from '@selectorate/store';
import { witnessKeyOf } from './log-keys.ts';

/** Why nothing more is written to a contest: what is stored is not what was witnessed, or not what the rules admit. */
export type HaltCode =
  | 'behind-cosigned-checkpoint'
  | 'differs-from-cosigned-checkpoint'
  | 'refused-by-replay'
  | 'witnesses-silent';

/** One contest as this process knows it: the replayed ledger, the tree over its entries, its checkpoints. */
export class ContestLog {
  readonly row: ContestRow;
  readonly ledger: Ledger;
  readonly signer: NoteSigner;
  readonly #log: Log;
  readonly #acts: Act[] = [];
  readonly #checkpoints = new Map<number, CheckpointNote>();
  #committed = 0;
  #halt: HaltCode | undefined;
  /** Have the witnesses been asked what they hold, since this log was taken up? */
  hasAskedWitnesses = false;

  constructor(row: ContestRow, rulebook: Rulebook, signer: NoteSigner) {
    this.row = row;
    this.signer = signer;
    this.ledger = new Ledger(rulebook, row.rulebook, nativeCheck);
    this.#log = unwrap(openLog({ signer, entries: [], check: nativeCheck }));
  }

  get state(): State {
    return this.ledger.state;
  }

  get head(): Seen {
    return this.ledger.head;
  }

  get halt(): HaltCode | undefined {
    return this.#halt;
  }

  /** Does an act in it say that another log has taken over? */
  get isSucceeded(): boolean {
    return this.state.log !== null && this.state.log.name !== this.signer.key.name;
  }

  /** Entries that are committed: nothing beyond them is signed, served or shown to a witness. */
  get size(): number {
    return this.#committed;
  }

  get acts(): readonly Act[] {
    return this.#acts.slice(0, this.#committed);
  }

  /** How far this process knows what the store holds. */
  get known(): Known {
    return { size: this.#committed, checkpoint: this.lastCheckpoint?.checkpoint.size ?? 0 };
  }

  /** By ascending size; those of a log that this one took over are not among them. */
  get checkpoints(): readonly CheckpointNote[] {
    return [...this.#checkpoints.values()]
      .filter(({ checkpoint }) => checkpoint.origin === this.signer.key.name)
      .toSorted((a, b) => a.checkpoint.size - b.checkpoint.size);
  }

  get lastCheckpoint(): CheckpointNote | undefined {
    return this.#checkpoints.get(Math.max(0, ...this.#checkpoints.keys()));
  }

  entries(from = 0, to: number = this.#committed): readonly Uint8Array[] {
    return this.#log.entries(from, Math.min(to, this.#committed));
  }

  /** Is this a history that was published: the empty one, or a checkpoint's? */
  isPublished({ size, root }: Seen): boolean {
    const known = size === 0 || this.#checkpoints.has(size);
    return known && size <= this.#committed && toHex(this.#log.rootAt(size)) === root;
  }

  /** Takes over what another server appended; the first entry or checkpoint that does not hold ends all writing. */
  catchUp({ entries, checkpoints }: Since): Result<null, HaltCode> {
    if (this.#halt !== undefined) return err(this.#halt);
    const read = checkpoints.map(({ note }) => parseCheckpointNote(utf8(note)));
    for (const each of read) if (each.ok) this.#checkpoints.set(each.value.checkpoint.size, each.value);
    const resumed = this.ledger.resume(entries, [...this.#checkpoints.keys()]);
    for (const entry of entries.slice(0, this.state.size - this.#committed)) this.#take(entry);
    this.#committed = this.#log.size;
    if (!resumed.ok || read.some((each) => !each.ok)) return this.stop('refused-by-replay');
    for (const each of read) {
      const agreed = each.ok ? this.agreesWith(each.value) : ok(null);
      if (!agreed.ok) return this.stop(agreed.error);
    }
    return ok(null);
  }

  /** An act that the ledger has just recorded; it counts once it is {@link committed}. */
  add({ entry }: Recorded): void {
    this.#take(entry);
  }

  committed(): void {
    this.#committed = this.#log.size;
  }

  /** Is a checkpoint that somebody holds one of this log, over a beginning of what is stored? */
  agreesWith(signed: CheckpointNote): Result<null, HaltCode> {
    if (signed.checkpoint.origin !== this.signer.key.name) return ok(null);
    const agreed = this.#log.agreesWith(signed);
    if (agreed.ok || agreed.error === 'cosigned-checkpoint-not-signed') return ok(null);
    return err(
      agreed.error === 'behind-cosigned-checkpoint' ? 'behind-cosigned-checkpoint' : 'differs-from-cosigned-checkpoint',
    );
  }

  stop(halt: HaltCode): Result<never, HaltCode> {
    this.#halt = halt;
    return err(halt);
  }

  /** The checkpoint over everything that is committed: the one that is kept, or a fresh one that nobody cosigned. */
  checkpointNow(): CheckpointNote {
    return this.#checkpoints.get(this.#committed) ?? this.#log.checkpoint(this.#committed);
  }

  offer(signed: CheckpointNote, heldSize: number): ReturnType<Log['offer']> {
    return this.#log.offer(signed, heldSize);
  }

  /**
   * Adds cosignatures to a checkpoint and publishes it; answers with the note to keep. Null where a larger checkpoint has been
   * published meanwhile: a smaller one that comes later would be missed by who has read on.
   */
  publish(signed: CheckpointNote, lines: readonly SignatureLine[]): string | null {
    const { size } = signed.checkpoint;
    const kept = this.#checkpoints.get(size);
    if (kept === undefined && size < this.known.checkpoint) return null;
    const witnessKeys = this.state.witnesses.flatMap((witness) => witnessKeyOf(witness) ?? []);
    let merged = kept ?? signed;
    for (const line of lines) {
      const added = mergeCosignatures(merged, [line], { witnessKeys, check: nativeCheck });
      if (added.ok) merged = added.value;
    }
    this.#checkpoints.set(size, merged);
    this.ledger.resume([], [...this.#checkpoints.keys()]);
    return unwrap(fromUtf8(printNote(merged.note)));
  }

  #take(entry: Uint8Array): void {
    unwrap(this.#log.append(entry));
    this.#acts.push(unwrap(decodeAct(entry)));
  }
}
