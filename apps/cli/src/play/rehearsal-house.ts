import { randomBytes } from 'node:crypto';
import { type ContestId, type PersonId, type Result, toBase64Url, unwrap } from '@selectorate/basics';
import {
  type CheckpointNote,
  cosignCheckpoint,
  type Cosigner,
  cosigner,
  type Log,
  mergeCosignatures,
  newlyWitnessed,
  noteSigner,
  openLog,
  type SignatureCheck,
  type SignatureLine,
  type WitnessedLog,
} from '@selectorate/record';
import { pinRulebook, type Rulebook } from '@selectorate/rulebook';
import { challengeOf, type Draft, hashHex, Ledger, makePart, type OpenedPart, partBytes, type Proof, type Recorded, type Refusal, SERVER, type State, toSeconds, Vault } from '@selectorate/selection';
import { Keyring, newKey, rawSecret, type SigningKey } from './keyring.ts';
import { type House, type Step, step } from './step.ts';

/** A witness with a key of its own and what it has cosigned. */
export interface RehearsalWitness {
  readonly key: SigningKey;
  readonly cosigner: Cosigner;
  state: WitnessedLog;
}

interface HouseOptions {
  readonly contest: ContestId;
  readonly rulebook: Rulebook;
  readonly logName: string;
  readonly witnessNames: readonly string[];
  readonly keyring: Keyring;
  readonly check: SignatureCheck;
}

/**
 * A contest in memory with everyone in the room: people sign with their key files, the clock is the steps' own, and after
 * each act the log makes a checkpoint and every witness mirrors and cosigns it.
 */
export class RehearsalHouse implements House {
  readonly contest: ContestId;
  readonly rulebookBytes: Uint8Array;
  readonly logKey: SigningKey;
  readonly serverKey: SigningKey;
  readonly witnesses: readonly RehearsalWitness[];
  readonly vault: Vault;
  readonly wrappingKey: Uint8Array;
  readonly parts = new Map<string, OpenedPart>();
  readonly published = new Map<string, Uint8Array>();
  readonly blobs = new Map<string, Uint8Array>();
  readonly checkpoints: CheckpointNote[] = [];
  readonly log: Log;
  readonly #ledger: Ledger;
  readonly #keyring: Keyring;
  readonly #check: SignatureCheck;

  constructor({ contest, rulebook, logName, witnessNames, keyring, check }: HouseOptions) {
    this.contest = contest;
    this.rulebookBytes = pinRulebook(rulebook).bytes;
    this.logKey = newKey(logName, 'EdDSA');
    this.serverKey = newKey(SERVER, 'EdDSA');
    this.witnesses = witnessNames.map((name) => {
      const key = newKey(name, 'EdDSA');
      return { key, cosigner: cosigner(name, rawSecret(key.file)), state: newlyWitnessed(logName) };
    });
    this.wrappingKey = entropy(32);
    this.vault = new Vault(this.wrappingKey, entropy);
    this.log = unwrap(openLog({ signer: this.logSigner, entries: [], check }));
    this.#ledger = new Ledger(rulebook, this.rulebookBytes, check);
    this.#keyring = keyring;
    this.#check = check;
  }

  get state(): State {
    return this.#ledger.state;
  }

  get head() {
    return this.#ledger.head;
  }

  get logSigner() {
    return noteSigner(this.logKey.file.name, rawSecret(this.logKey.file));
  }

  /** Records what the clock says first, then the step; a refused step leaves nothing behind but the lapses before it. */
  submit(next: Step): Promise<Result<Recorded, Refusal>> {
    for (let due = this.#ledger.lapseDue(next.at); due !== undefined; due = this.#ledger.lapseDue(next.at)) {
      const at = due.instant > this.state.now ? due.instant : this.state.now;
      const lapse = this.#record(step('pass-deadline', { deadline: due.id }, { by: [SERVER], at, place: next.place }));
      if (!lapse.ok) return Promise.resolve(lapse);
    }
    return Promise.resolve(this.#record(next));
  }

  #record(next: Step): Result<Recorded, Refusal> {
    const drafts = Object.entries(next.parts).map(([name, { subject, content, publish = false }]) => {
      const part = makePart({ contest: this.contest, part: name, subject }, content, entropy);
      return { name, part, publish, bytes: partBytes(part) };
    });
    const opened = new Map(drafts.map(({ part, bytes }) => [hashHex(bytes), part]));
    const blobs = new Map(next.blobs.map((blob) => [hashHex(blob), blob]));
    const commitments = Object.fromEntries(drafts.map(({ name, bytes }) => [name, hashHex(bytes)]));
    const draft: Draft = { contest: this.contest, by: next.by, kind: next.kind, body: next.body, commitments };
    const proof = next.by.map((person) => this.#sign(draft, person, next.at));
    const recorded = this.#ledger.submit({ draft, proof }, next.at, {
      parts: (commitment) => opened.get(commitment) ?? this.parts.get(commitment),
      blobs: (hash) => blobs.get(hash) ?? this.blobs.get(hash),
    });
    if (!recorded.ok) return recorded;
    for (const { part, publish, bytes } of drafts) this.#keep(part, publish ? bytes : undefined);
    for (const [hash, blob] of blobs) this.blobs.set(hash, blob);
    unwrap(this.log.append(recorded.value.entry));
    this.#checkpoint(next.at);
    return recorded;
  }

  #keep(part: OpenedPart, published: Uint8Array | undefined): void {
    const commitment = this.vault.seal(part);
    this.parts.set(commitment, part);
    if (published !== undefined) this.published.set(commitment, published);
  }

  #sign(draft: Draft, signer: PersonId, signedAt: string): Proof {
    const signed = { signer, signedAt, seen: this.head };
    const key = signer === SERVER ? this.serverKey : this.#keyring.of(signer);
    return { type: 'key', ...signed, signature: toBase64Url(key.sign(challengeOf(draft, signed))) };
  }

  /** The log signs a checkpoint; each witness gets the entries it lacks, mirrors them and cosigns. */
  #checkpoint(at: string): void {
    const signed = this.log.checkpoint();
    const lines = this.witnesses.map((witness) => this.#cosign(witness, signed, at));
    const witnessKeys = this.witnesses.map((witness) => witness.cosigner.key);
    this.checkpoints.push(unwrap(mergeCosignatures(signed, lines, { witnessKeys, check: this.#check })));
  }

  /** In a rehearsal a witness that refuses is a bug of ours, so it stops the play. */
  #cosign(witness: RehearsalWitness, signed: CheckpointNote, at: string): SignatureLine {
    const { request, newEntries } = unwrap(this.log.offer(signed, witness.state.size));
    const options = { cosigner: witness.cosigner, logKeys: [this.logSigner.key], now: toSeconds(at), check: this.#check };
    const cosigned = unwrap(cosignCheckpoint(witness.state, request, newEntries, options));
    witness.state = cosigned.state;
    return cosigned.cosignature;
  }
}

/** Random bytes of this machine. */
export const entropy = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

