import {
  canonicalBytes,
  err,
  type Id,
  type Json,
  ok,
  type PersonId,
  type Result,
  toBase64Url,
  unwrap,
} from '@selectorate/basics';
import { recordInMemory } from '@selectorate/record';
import { PRESETS, resolvePreset, type Rulebook, rulebookFaults } from '@selectorate/rulebook';
import {
  type Act,
  type ActBodies,
  type ActKind,
  bodyOf,
  challengeOf,
  decodeAct,
  type Draft,
  fromSeconds,
  type Instant,
  Ledger,
  type PartDraft,
  type Proof,
  type Recorded,
  type Refusal,
  Rehearsal,
  type Seen,
  SERVER,
  type Signer,
  type State,
  toSeconds,
  type Verdict,
  verifyRecord,
  type VerifyOptions,
} from '@selectorate/selection';
import { seeded } from '../seeded.ts';
import { momentOf, OPENED_AT } from './contest-calendar.ts';
import { completePlan, type ContestPlan } from './contest-plan.ts';
import { nativeCheck } from '@selectorate/machine';
import { nativeSigner } from './native-signer.ts';
import { partsFor } from './parts-for.ts';

/** What goes with an act besides its body; parts that the kind needs are supplied, and left out when given as null. */
export interface Enclosed {
  readonly parts?: Readonly<Record<string, PartDraft | null>>;
  readonly blobs?: readonly Uint8Array[];
}

/** Who signs: labels are people's ids. */
export type Signers = readonly string[];

/**
 * A contest that a test plays, act by act, through the public interfaces. Its clock moves a minute with every act that is
 * recorded, and where the test sends it; everything else follows from the plan.
 */
export class RehearsedContest {
  readonly plan: ContestPlan;
  readonly rulebook: Rulebook;
  readonly rehearsal: Rehearsal;
  readonly #signers = new Map<string, Signer>();
  #now: number = toSeconds(OPENED_AT);

  constructor(changes: Partial<ContestPlan> = {}) {
    this.plan = completePlan(changes);
    this.rulebook = rulebookOf(this.plan);
    const { contest, witnesses, seed } = this.plan;
    const random = seeded(seed).fork('entropy');
    this.rehearsal = new Rehearsal({
      contest,
      rulebook: this.rulebook,
      log: { name: `log.example/${contest}`, secret: this.secretOf('log') },
      serverSecret: this.secretOf(SERVER),
      witnesses: witnesses.map((name) => ({ name, secret: this.secretOf(name) })),
      signerOf: (person) => this.signerOf(person),
      entropy: (length) => random.bytes(length),
      check: nativeCheck,
    });
  }

  get state(): State {
    return this.rehearsal.state;
  }

  get now(): Instant {
    return fromSeconds(this.#now);
  }

  /** Every act of the log, read back from its entry. */
  get acts(): readonly Act[] {
    return this.entries.map((entry) => unwrap(decodeAct(entry)));
  }

  get entries(): readonly Uint8Array[] {
    return this.rehearsal.log.entries();
  }

  /** The secret of 32 bytes that a label's key has in this contest. */
  secretOf(label: string): Uint8Array {
    return seeded(`${this.plan.seed}/secret of ${label}`).bytes(32);
  }

  signerOf(person: string): Signer {
    const known = this.plan.signers[person] ?? this.#signers.get(person);
    if (known !== undefined) return known;
    const made = nativeSigner(this.secretOf(person));
    this.#signers.set(person, made);
    return made;
  }

  /** Moves the clock to a moment, unless it is later already. */
  goTo(moment: Instant): void {
    this.#now = Math.max(this.#now, toSeconds(moment));
  }

  wait(minutes: number): void {
    this.#now += minutes * 60;
  }

  /** Moves the clock to `minutes` after a deadline, or before it where negative. */
  goPast(deadline: string, minutes = 5): void {
    const known = this.state.deadlines.find(({ id }) => id === deadline);
    if (known === undefined) throw new Error(`no deadline ${deadline}`);
    this.goTo(fromSeconds(toSeconds(known.instant) + minutes * 60));
  }

  goToCivil(civil: string): void {
    this.goTo(momentOf(civil));
  }

  /** Tries an act as these people, each signing with their own key: what is recorded, or why it is refused. */
  attempt<Kind extends ActKind>(
    kind: Kind,
    body: ActBodies[Kind],
    by: Signers,
    enclosed: Enclosed = {},
  ): Result<Recorded, Refusal> {
    return this.attemptRaw(kind, bodyOf(kind, body), by, enclosed);
  }

  /** Like {@link attempt}, for a body that its kind's type would not let through. */
  attemptRaw(kind: ActKind, body: Json, by: Signers, enclosed: Enclosed = {}): Result<Recorded, Refusal> {
    const recorded = this.rehearsal.submit({
      kind,
      body,
      by: by as readonly PersonId[],
      at: this.now,
      parts: partsFor(kind, {
        body,
        words: this.plan.words,
        given: enclosed.parts ?? {},
        about: this.#memberOfExclusion(body),
      }),
      blobs: enclosed.blobs ?? [],
    });
    if (recorded.ok) this.wait(1);
    return recorded;
  }

  /** Whose exclusion an act names: what is said in it is sealed under that member's key. */
  #memberOfExclusion(body: Json): string | undefined {
    const { exclusion } = body as { readonly exclusion?: Id<'exclusion'> };
    const notice = exclusion === undefined ? undefined : this.state.exclusions.get(exclusion);
    return notice === undefined ? undefined : this.rehearsal.parts.get(notice.member)?.subject;
  }

  /** Plays an act that must be admitted. */
  act<Kind extends ActKind>(kind: Kind, body: ActBodies[Kind], by: Signers, enclosed: Enclosed = {}): Recorded {
    const recorded = this.attempt(kind, body, by, enclosed);
    if (!recorded.ok) throw new Error(`${kind} by ${by.join(', ')}: ${JSON.stringify(recorded.error)}`);
    return recorded.value;
  }

  /** A ledger that has taken the same acts: for submissions that no honest client would make. */
  ledger(): Ledger {
    const ledger = new Ledger(this.rulebook, this.rehearsal.rulebookBytes, nativeCheck);
    for (const act of this.acts) {
      unwrap(ledger.submit({ draft: draftOf(act), proof: act.proof }, act.at, this.beside));
      ledger.checkpointed();
    }
    return ledger;
  }

  get beside() {
    const { parts, blobs } = this.rehearsal;
    return { parts: (hash: string) => parts.get(hash), blobs: (hash: string) => blobs.get(hash) };
  }

  /** A draft of this contest without private parts. */
  draft<Kind extends ActKind>(kind: Kind, body: ActBodies[Kind], by: Signers): Draft {
    return {
      contest: this.plan.contest,
      by: by as readonly PersonId[],
      kind,
      body: bodyOf(kind, body),
      commitments: {},
    };
  }

  /** A person's signature of a draft, now and over the head of the log unless told otherwise. */
  sign(
    draft: Draft,
    person: string,
    { signedAt = this.now, seen = this.rehearsal.head, key = this.signerOf(person) }: Partial<Signing> = {},
  ): Proof {
    const signed = { signer: person as PersonId, signedAt, seen };
    return { type: 'key', ...signed, signature: toBase64Url(key.sign(challengeOf(draft, signed))) };
  }

  files(): ReadonlyMap<string, Uint8Array> {
    return this.rehearsal.recordFiles();
  }

  /** Every private part, as the scrutineer gets them. */
  bundle(): Uint8Array {
    return canonicalBytes(this.rehearsal.bundle());
  }

  /** Verifies the record as a reader with a policy. */
  verify(options: VerifyOptions = {}): Promise<Verdict> {
    return verifyFiles(this.files(), { policy: this.rehearsal.policy(), ...options });
  }
}

export interface Signing {
  readonly signedAt: Instant;
  readonly seen: Seen;
  readonly key: Signer;
}

/** Verifies the files of a record with the platform's signatures. */
export const verifyFiles = (files: ReadonlyMap<string, Uint8Array>, options: VerifyOptions = {}): Promise<Verdict> =>
  verifyRecord(recordInMemory(files), { check: nativeCheck, ...options });

/** What the signers of an act signed. */
export const draftOf = ({ contest, by, kind, body, commitments }: Act): Draft => ({
  contest,
  by,
  kind,
  body,
  commitments,
});

/** The code of a refusal, or `admitted`: what most tests ask. */
export const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'admitted' : result.error.code);

function rulebookOf({ preset, parameters, ballot }: ContestPlan): Rulebook {
  const known = PRESETS.find(({ id }) => id === preset);
  const resolved = known === undefined ? err(`no preset ${preset}`) : resolvePreset(known, parameters);
  const rulebook = unwrap(resolved.ok ? ok(resolved.value) : err(JSON.stringify(resolved.error)));
  const changed: Rulebook = { ...rulebook, ballot: { ...rulebook.ballot, ...ballot } };
  const faults = rulebookFaults(changed);
  if (faults.length > 0) throw new Error(`a rulebook that cannot be pinned: ${JSON.stringify(faults)}`);
  return changed;
}
