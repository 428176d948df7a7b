import { type ClauseId, err, ok, type Result, toHex } from '@selectorate/basics';
import {
  type CheckedPublicKey,
  checkSignature,
  EMPTY_FRONTIER,
  type Frontier,
  frontierRoot,
  growFrontier,
  LARGEST_ENTRY,
  leafHash,
  type SignatureCheck,
  readPublicKey,
} from '@selectorate/record';
import type { Rulebook } from '@selectorate/rulebook';
import { type Act, decodeAct, type Draft, encodeUntrustedAct, hashHex, type Proof, type Seen } from './act.ts';
import { admit, apply, earliestLapse } from './admit.ts';
import { checkBlobs, type BlobLookup } from './blobs.ts';
import { withHead } from './derived/heads.ts';
import type { Instant } from './instant.ts';
import type { PartLookup } from './parts.ts';
import { readProofs, type SignatureJob } from './proofs.ts';
import { reasonsGiven } from './reasons-given.ts';
import { type Refusal, refuse } from './refusal.ts';
import { definitionOf } from './registry.ts';
import { beforeContest, type Deadline, type State } from './state.ts';
import { Used } from './used.ts';

/** An act ready to be recorded: what was signed, and by whom. */
export interface Submission {
  readonly draft: Draft;
  readonly proof: readonly Proof[];
}

/** What stands beside the log while an act is recorded: private parts and published blobs, by hash. */
export interface Beside {
  readonly parts: PartLookup;
  readonly blobs: BlobLookup;
}

export interface Recorded {
  readonly act: Act;
  readonly entry: Uint8Array;
  readonly clauses: readonly ClauseId[];
}

interface Admitted {
  readonly clauses: readonly ClauseId[];
  readonly signatures: readonly SignatureJob[];
}

/**
 * One contest while it goes on: its state and the tree over its entries. Everything a server does with a contest goes
 * through {@link Ledger.submit}; a refused act leaves no trace here.
 */
export class Ledger {
  #state: State;
  #frontier: Frontier = EMPTY_FRONTIER;
  readonly #roots: string[];
  readonly #used = new Used();
  readonly #published = new Set([0]);
  #seen = 0;
  readonly #isSigned: (job: SignatureJob) => boolean;

  constructor(rulebook: Rulebook, rulebookBytes: Uint8Array, check: SignatureCheck = checkSignature) {
    this.#state = beforeContest(rulebook, hashHex(rulebookBytes));
    this.#roots = [toHex(frontierRoot(EMPTY_FRONTIER))];
    this.#isSigned = signatureChecker(check);
  }

  /**
   * Takes up a log again, entry by entry, by proofs and rules. Private parts and blobs were checked when they came in; parts
   * may have been erased since. Answers with the first entry that is refused, and stops there.
   */
  resume(entries: readonly Uint8Array[], checkpoints: readonly number[]): Result<null, Refusal> {
    for (const size of checkpoints) this.#published.add(size);
    this.#seen = Math.max(0, ...checkpoints);
    for (const entry of entries) {
      const act = decodeAct(entry);
      if (!act.ok) return act;
      const admitted = this.#admit(act.value);
      if (!admitted.ok) return admitted;
      this.#record(act.value, entry, admitted.value.signatures);
    }
    return ok(null);
  }

  /** The log as it stands has been published as a checkpoint: from now on signers may name it as what they saw. */
  checkpointed(): void {
    this.#seen = this.#frontier.size;
    this.#published.add(this.#seen);
  }

  get state(): State {
    return this.#state;
  }

  /** The last published checkpoint: what a signer names as the history they saw. */
  get head(): Seen {
    return { size: this.#seen, root: this.#roots[this.#seen] ?? '' };
  }

  /** The deadline that the clock must record before anything else may happen at this moment. */
  lapseDue(at: Instant): Deadline | undefined {
    return earliestLapse(this.#state, at);
  }

  /**
   * Would the rules let these people do this at this moment? Asked before anybody signs; signatures, papers and blobs are
   * looked at when the act is submitted.
   */
  wouldAdmit(draft: Draft, at: Instant): Result<readonly ClauseId[], Refusal> {
    const { head } = this;
    const proof = draft.by.map(
      (signer) => ({ type: 'key', signer, signedAt: at, seen: head, signature: 'A' }) as const,
    );
    const read = this.#asVerifiersRead({ ...draft, seq: this.#state.size, at, proof });
    return read.ok ? admit(this.#state, read.value.act) : read;
  }

  /** Checks proofs, rules, parts and blobs, in that order; records the act, or refuses it and changes nothing. */
  submit({ draft, proof }: Submission, at: Instant, beside: Beside): Result<Recorded, Refusal> {
    const read = this.#asVerifiersRead({ ...draft, seq: this.#state.size, at, proof });
    if (!read.ok) return read;
    const { act, entry } = read.value;
    const admitted = this.#admit(act);
    if (!admitted.ok) return admitted;
    const parts = definitionOf(act.kind)?.checkParts?.(this.#state, act, beside.parts) ?? ok(null);
    if (!parts.ok) return parts;
    const reasons = reasonsGiven(act, beside.parts);
    if (!reasons.ok) return reasons;
    const blobs = checkBlobs(this.#state, act, beside.blobs);
    if (!blobs.ok) return blobs;
    this.#record(act, entry, admitted.value.signatures);
    return ok({ act, entry, clauses: admitted.value.clauses });
  }

  /** An act is judged as anybody will read it from its entry, never as the object that was handed in. */
  #asVerifiersRead(submitted: Act): Result<{ act: Act; entry: Uint8Array }, Refusal> {
    const entry = encodeUntrustedAct(submitted);
    if (!entry.ok) return entry;
    const { length } = entry.value;
    if (length > LARGEST_ENTRY) return err(refuse('act-malformed', 'house.log', { what: 'act', bytes: length }));
    const act = decodeAct(entry.value);
    return act.ok ? ok({ act: act.value, entry: entry.value }) : act;
  }

  #admit(act: Act): Result<Admitted, Refusal> {
    const signatures = readProofs(this.#state, act, (size) =>
      this.#published.has(size) ? this.#roots[size] : undefined,
    );
    if (!signatures.ok) return signatures;
    const wrong = signatures.value.find((job) => !this.#isSigned(job));
    if (wrong !== undefined) return err(refuse('signature-invalid', 'house.signatures', { person: wrong.signer }));
    const fresh = this.#used.check(act, signatures.value);
    if (!fresh.ok) return fresh;
    const clauses = admit(this.#state, act);
    return clauses.ok ? ok({ clauses: clauses.value, signatures: signatures.value }) : clauses;
  }

  #record(act: Act, entry: Uint8Array, signatures: readonly SignatureJob[]): void {
    this.#frontier = growFrontier(this.#frontier, [leafHash(entry)]);
    const root = toHex(frontierRoot(this.#frontier));
    this.#roots.push(root);
    this.#state = withHead(apply(this.#state, act), act, root);
    this.#used.add(act, signatures);
  }
}

/** Checks signatures one by one, reading each key once. */
export function signatureChecker(check: SignatureCheck): (job: SignatureJob) => boolean {
  const known = new Map<string, CheckedPublicKey | undefined>();
  return ({ key, message, signature }) => {
    if (!known.has(key.key)) {
      const read = readPublicKey(key);
      known.set(key.key, read.ok ? read.value : undefined);
    }
    const checked = known.get(key.key);
    return checked !== undefined && checked.alg === key.alg && check(checked, message, signature);
  };
}
