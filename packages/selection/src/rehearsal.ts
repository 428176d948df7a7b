import { type ContestId, type Json, type PersonId, type Result, toBase64Url, unwrap } from '@selectorate/basics';
import {
  buildRecordFiles,
  type CheckpointNote,
  checkSignature,
  cosignCheckpoint,
  type Cosigner,
  cosigner,
  ed25519PublicKey,
  type Log,
  mergeCosignatures,
  newlyWitnessed,
  type NoteSigner,
  noteSigner,
  openLog,
  type Policy,
  printPolicy,
  type PublicKey,
  type SignatureCheck,
  type SignatureLine,
  signEd25519,
  type WitnessedLog,
} from '@selectorate/record';
import { pinRulebook, type Rulebook } from '@selectorate/rulebook';
import { challengeOf, type Draft, hashHex, type Proof, type Seen, SERVER } from './act.ts';
import { bundleJson } from './check-private.ts';
import { type Instant, toSeconds } from './instant.ts';
import { Ledger, type Recorded } from './ledger.ts';
import { type Entropy, makePart, type OpenedPart, partBytes } from './parts.ts';
import type { Refusal } from './refusal.ts';
import { type ActKind, bodyOf } from './registry.ts';
import type { State } from './state.ts';
import { Vault } from './vault.ts';

/** Somebody's signing key, wherever it is kept. A signature is 64 bytes. */
export interface Signer {
  readonly publicKey: PublicKey;
  sign(message: Uint8Array): Uint8Array;
}

/** A signer with an Ed25519 secret of 32 bytes, in pure code. */
export function ed25519Signer(secret: Uint8Array): Signer {
  const publicKey: PublicKey = { alg: 'EdDSA', key: toBase64Url(ed25519PublicKey(secret)) };
  return { publicKey, sign: (message) => signEd25519(message, secret) };
}

/** A private part to be made for an act. `publish` opens it in the record; it can be withdrawn later. */
export interface PartDraft {
  readonly subject: string;
  readonly content: Json;
  readonly publish?: boolean;
}

/** Something that people of a contest do together: who, when, what. */
export interface Deed {
  readonly kind: ActKind;
  readonly body: Json;
  readonly by: readonly PersonId[];
  readonly at: Instant;
  readonly parts: Readonly<Record<string, PartDraft>>;
  /** Larger public things that the body names by hash. */
  readonly blobs: readonly Uint8Array[];
}

export interface RehearsalOptions {
  readonly contest: ContestId;
  readonly rulebook: Rulebook;
  /** Ed25519 secrets of 32 bytes: the log's, the server's, and each witness's. */
  readonly log: { readonly name: string; readonly secret: Uint8Array };
  readonly serverSecret: Uint8Array;
  readonly witnesses: readonly { readonly name: string; readonly secret: Uint8Array }[];
  readonly signerOf: (person: PersonId) => Signer;
  readonly entropy: Entropy;
  readonly check?: SignatureCheck;
}

interface Witness {
  readonly cosigner: Cosigner;
  held: WitnessedLog;
}

/**
 * A contest in memory with everyone in the room: people sign at once, the clock is the deeds' own, and after each act the
 * log makes a checkpoint that every witness mirrors and cosigns. What a server does over days, in one place.
 */
export class Rehearsal {
  readonly contest: ContestId;
  readonly rulebookBytes: Uint8Array;
  readonly vault: Vault;
  readonly wrappingKey: Uint8Array;
  readonly parts = new Map<string, OpenedPart>();
  readonly published = new Map<string, Uint8Array>();
  readonly blobs = new Map<string, Uint8Array>();
  readonly checkpoints: CheckpointNote[] = [];
  readonly log: Log;
  readonly #options: RehearsalOptions;
  readonly #ledger: Ledger;
  readonly #server: Signer;
  readonly #noteSigner: NoteSigner;
  readonly #witnesses: readonly Witness[];
  readonly #check: SignatureCheck;

  constructor(options: RehearsalOptions) {
    const { contest, rulebook, entropy, check = checkSignature } = options;
    this.contest = contest;
    this.#options = options;
    this.rulebookBytes = pinRulebook(rulebook).bytes;
    this.wrappingKey = entropy(32);
    this.vault = new Vault(this.wrappingKey, entropy);
    this.#check = check;
    this.#server = ed25519Signer(options.serverSecret);
    this.#noteSigner = noteSigner(options.log.name, options.log.secret);
    this.#witnesses = options.witnesses.map(({ name, secret }) => ({
      cosigner: cosigner(name, secret),
      held: newlyWitnessed(options.log.name),
    }));
    this.log = unwrap(openLog({ signer: this.#noteSigner, entries: [], check }));
    this.#ledger = new Ledger(rulebook, this.rulebookBytes, check);
  }

  get state(): State {
    return this.#ledger.state;
  }

  get head(): Seen {
    return this.#ledger.head;
  }

  /** The keys that the first act names. */
  get keys() {
    const named = ({ name, secret }: { name: string; secret: Uint8Array }) => ({
      name,
      key: ed25519Signer(secret).publicKey,
    });
    return {
      log: named(this.#options.log),
      server: this.#server.publicKey,
      witnesses: this.#options.witnesses.map(named),
    };
  }

  /** What each witness remembers of the log it mirrors, by name. */
  get witnessed(): readonly { readonly name: string; readonly held: WitnessedLog }[] {
    return this.#witnesses.map(({ cosigner: { key }, held }) => ({ name: key.name, held }));
  }

  /** Records what the clock says first, then the deed; a refused deed leaves nothing behind but the lapses before it. */
  submit(deed: Deed): Result<Recorded, Refusal> {
    for (let due = this.#ledger.lapseDue(deed.at); due !== undefined; due = this.#ledger.lapseDue(deed.at)) {
      const at = due.instant > this.state.now ? due.instant : this.state.now;
      const body = bodyOf('pass-deadline', { deadline: due.id });
      const lapse = this.#record({ kind: 'pass-deadline', body, by: [SERVER], at, parts: {}, blobs: [] });
      if (!lapse.ok) return lapse;
    }
    return this.#record(deed);
  }

  /** Every file of the record as it stands. */
  recordFiles(): ReadonlyMap<string, Uint8Array> {
    return buildRecordFiles({
      signer: this.#noteSigner,
      entries: this.log.entries(),
      checkpoints: this.checkpoints,
      rulebook: this.rulebookBytes,
      published: [...this.published.values()],
      blobs: [...this.blobs.values()],
    });
  }

  /** The policy that a reader of this contest would hold: this log, and every witness. */
  policy(): Policy {
    const witnesses = this.#witnesses.map(({ cosigner: { key } }) => ({ name: key.name, key }));
    const everyone = { name: 'everyone', threshold: witnesses.length, members: witnesses.map(({ name }) => name) };
    const logs = [{ key: this.#noteSigner.key }];
    if (witnesses.length === 0) return { logs, witnesses, groups: [], quorum: 'none' };
    return { logs, witnesses, groups: [everyone], quorum: everyone.name };
  }

  policyText(): string {
    return printPolicy(this.policy());
  }

  /** Every private part, for the scrutineer. */
  bundle(): Json {
    return bundleJson(this.contest, [...this.parts.values()]);
  }

  #record({ kind, body, by, at, parts, blobs }: Deed): Result<Recorded, Refusal> {
    const made = Object.entries(parts).map(([name, { subject, content, publish = false }]) => {
      const part = makePart({ contest: this.contest, part: name, subject }, content, this.#options.entropy);
      const bytes = partBytes(part);
      return { name, part, publish, bytes, commitment: hashHex(bytes) };
    });
    const fresh = new Map(made.map(({ part, commitment }) => [commitment, part]));
    const freshBlobs = new Map(blobs.map((blob) => [hashHex(blob), blob]));
    const commitments = Object.fromEntries(made.map(({ name, commitment }) => [name, commitment]));
    const draft: Draft = { contest: this.contest, by, kind, body, commitments };
    const proof = by.map((person) => this.#sign(draft, person, at));
    const recorded = this.#ledger.submit({ draft, proof }, at, {
      parts: (commitment) => fresh.get(commitment) ?? this.parts.get(commitment),
      blobs: (hash) => freshBlobs.get(hash) ?? this.blobs.get(hash),
    });
    if (!recorded.ok) return recorded;
    for (const { part, publish, bytes, commitment } of made) {
      this.vault.seal(part);
      this.parts.set(commitment, part);
      if (publish) this.published.set(commitment, bytes);
    }
    for (const [hash, blob] of freshBlobs) this.blobs.set(hash, blob);
    unwrap(this.log.append(recorded.value.entry));
    this.#checkpoint(at);
    return recorded;
  }

  #sign(draft: Draft, signer: PersonId, signedAt: Instant): Proof {
    const signed = { signer, signedAt, seen: this.head };
    const key = signer === SERVER ? this.#server : this.#options.signerOf(signer);
    return { type: 'key', ...signed, signature: toBase64Url(key.sign(challengeOf(draft, signed))) };
  }

  /** The log signs a checkpoint; each witness gets the entries it lacks, mirrors them and cosigns. */
  #checkpoint(at: Instant): void {
    const signed = this.log.checkpoint();
    const lines = this.#witnesses.map((witness) => this.#cosign(witness, signed, at));
    const witnessKeys = this.#witnesses.map(({ cosigner: { key } }) => key);
    this.checkpoints.push(unwrap(mergeCosignatures(signed, lines, { witnessKeys, check: this.#check })));
    this.#ledger.checkpointed();
  }

  /** In a rehearsal a witness that refuses is a bug of ours, so it stops the play. */
  #cosign(witness: Witness, signed: CheckpointNote, at: Instant): SignatureLine {
    const { request, newEntries } = unwrap(this.log.offer(signed, witness.held.size));
    const options = {
      cosigner: witness.cosigner,
      logKeys: [this.#noteSigner.key],
      now: toSeconds(at),
      check: this.#check,
    };
    const { state, cosignature } = unwrap(cosignCheckpoint(witness.held, request, newEntries, options));
    witness.held = state;
    return cosignature;
  }
}
