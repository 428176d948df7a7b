import { type ClauseId, err, ok, type PersonId, type Result, toHex } from '@selectorate/basics';
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
import type { Instant } from './instant.ts';
import type { PartLookup } from './parts.ts';
import { readProofs, type SignatureJob } from './proofs.ts';
import { type Refusal, refuse } from './refusal.ts';
import { definitionOf } from './registry.ts';
import { beforeContest, type Deadline, type State } from './state.ts';

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

/**
 * One contest while it goes on: its state and the tree over its entries. Everything a server does with a contest goes
 * through {@link Ledger.submit}; a refused act leaves no trace here.
 */
export class Ledger {
  #state: State;
  #frontier: Frontier = EMPTY_FRONTIER;
  readonly #roots: string[];
  readonly #statements = new Set<string>();
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
  resume(entries: readonly Uint8Array[]): Result<null, Refusal> {
    for (const entry of entries) {
      const act = decodeAct(entry);
      if (!act.ok) return act;
      const admitted = this.#admit(act.value);
      if (!admitted.ok) return admitted;
      this.#record(act.value, entry);
    }
    return ok(null);
  }

  get state(): State {
    return this.#state;
  }

  /** Size and root of the log as it stands: what a signer names as the history they saw. */
  get head(): Seen {
    return { size: this.#frontier.size, root: this.#roots.at(-1) ?? '' };
  }

  /** The deadline that the clock must record before anything else may happen at this moment. */
  lapseDue(at: Instant): Deadline | undefined {
    return earliestLapse(this.#state, at);
  }

  /** Checks proofs, rules, parts and blobs, in that order; records the act, or refuses it and changes nothing. */
  submit({ draft, proof }: Submission, at: Instant, beside: Beside): Result<Recorded, Refusal> {
    const read = this.#asVerifiersRead({ ...draft, seq: this.#state.size, at, proof });
    if (!read.ok) return read;
    const { act, entry } = read.value;
    const clauses = this.#admit(act);
    if (!clauses.ok) return clauses;
    const parts = definitionOf(act.kind)?.checkParts?.(this.#state, act, beside.parts) ?? ok(null);
    if (!parts.ok) return parts;
    const blobs = checkBlobs(this.#state, act, beside.blobs);
    if (!blobs.ok) return blobs;
    this.#record(act, entry);
    return ok({ act, entry, clauses: clauses.value });
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

  #admit(act: Act): Result<readonly ClauseId[], Refusal> {
    const signed = this.#checkProofs(act);
    return signed.ok ? admit(this.#state, act) : signed;
  }

  #checkProofs(act: Act): Result<null, Refusal> {
    const jobs = readProofs(this.#state, act, (size) => this.#roots[size]);
    if (!jobs.ok) return jobs;
    const wrong = jobs.value.find((job) => !this.#isSigned(job));
    if (wrong !== undefined) return err(refuse('signature-invalid', 'house.signatures', { person: wrong.signer }));
    return this.#statements.has(statementId(act))
      ? err(refuse('act-repeated', 'house.log', { kind: act.kind }))
      : ok(null);
  }

  #record(act: Act, entry: Uint8Array): void {
    this.#state = apply(this.#state, act);
    this.#frontier = growFrontier(this.#frontier, [leafHash(entry)]);
    this.#roots.push(toHex(frontierRoot(this.#frontier)));
    this.#statements.add(statementId(act));
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

/** What an act and its signers' words are, wherever it stands in the log: the same signed words count once. */
export function statementId({
  kind,
  body,
  commitments,
  by,
  proof,
}: Pick<Act, 'kind' | 'body' | 'commitments' | 'by' | 'proof'>): string {
  const words = proof.map(({ signer, signedAt, seen }): [PersonId, string, Seen] => [signer, signedAt, seen]);
  return hashHex(JSON.stringify([kind, body, commitments, by, words]));
}
