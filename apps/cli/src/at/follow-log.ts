import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@selectorate/api';
import { type ContestId, err, fromBase64, ok, type Result } from '@selectorate/basics';
import type { SignatureCheck } from '@selectorate/record';
import { pinRulebook, type Rulebook } from '@selectorate/rulebook';
import { Ledger, type Seen, type State } from '@selectorate/selection';
import { fromProblem, type Trouble, trouble } from './trouble.ts';

export interface FollowOptions {
  readonly client: Pick<Client, 'readEntries'>;
  readonly contest: ContestId;
  readonly rulebook: Rulebook;
  readonly check: SignatureCheck;
}

const PAUSE_MS = 50;
const LONGEST_WAIT_MS = 20_000;

/**
 * A contest's log as somebody follows it who takes nobody's word: every entry goes through the proofs and rules of an own
 * ledger, and the head to sign over is the root of the entries that were read.
 */
export class FollowedLog {
  readonly #client: Pick<Client, 'readEntries'>;
  readonly #contest: ContestId;
  readonly #ledger: Ledger;
  readonly #entries: Uint8Array[] = [];
  #published = 0;

  constructor({ client, contest, rulebook, check }: FollowOptions) {
    this.#client = client;
    this.#contest = contest;
    this.#ledger = new Ledger(rulebook, pinRulebook(rulebook).bytes, check);
  }

  get state(): State {
    return this.#ledger.state;
  }

  get head(): Seen {
    return this.#ledger.head;
  }

  entries(): readonly Uint8Array[] {
    return [...this.#entries];
  }

  /** Reads what is new, until a published checkpoint covers all of it. */
  async catchUp(): Promise<Result<null, Trouble>> {
    const deadline = performance.now() + LONGEST_WAIT_MS;
    for (;;) {
      const read = await this.#readOn();
      if (!read.ok) return read;
      const { size } = this.state;
      if (read.value === size && this.head.size === size) return ok(null);
      if (performance.now() > deadline) return err(trouble('checkpoint-late', String(size)));
      if (read.value === size) await wait(PAUSE_MS);
    }
  }

  /** Reads entries once; answers with the size that the server says its log has. */
  async #readOn(): Promise<Result<number, Trouble>> {
    const from = this.#entries.length;
    // Asked from one entry back: the checkpoint of what is held may have been published since.
    const query = { from: Math.max(0, Math.min(from, this.#published)) };
    const answered = await this.#client.readEntries({ params: { contest: this.#contest }, query });
    if (!answered.ok) return err(fromProblem(answered.error, this.#contest));
    const { entries, checkpoints, size } = answered.value;
    const fresh = entries.slice(from - query.from).map(fromBase64);
    const bytes = fresh.flatMap((entry) => entry ?? []);
    const held = from + bytes.length;
    const published = [this.#published, ...checkpoints.filter((each) => each <= held)];
    this.#published = Math.max(...published);
    const resumed = this.#ledger.resume(bytes, published);
    if (!resumed.ok || bytes.length < fresh.length || size < held)
      return err(trouble('log-differs', String(this.state.size)));
    this.#entries.push(...bytes);
    return ok(size);
  }
}
