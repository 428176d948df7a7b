import { randomUUID } from 'node:crypto';
import type { Client, DraftShape, NewDraftShape, Problem, RefusalShape } from '@selectorate/api';
import {
  canonicalJson,
  type ContestId,
  err,
  ok,
  type PersonId,
  type Result,
  toBase64,
  toBase64Url,
} from '@selectorate/basics';
import {
  type Act,
  challengeOf,
  decodeAct,
  type Draft,
  hashHex,
  type Instant,
  type OpenedPart,
  type Refusal,
  type State,
} from '@selectorate/selection';
import type { Keyring } from '../play/keyring.ts';
import { holdersOf } from '../play/officers.ts';
import type { PlayedHouse } from '../play/played.ts';
import type { House, Step } from '../play/step.ts';
import { type CheckedDraft, checkDraft } from './check-draft.ts';
import type { FollowedLog } from './follow-log.ts';
import { fromProblem, type Trouble, trouble } from './trouble.ts';
import type { Visitors } from './visitors.ts';

export interface HttpHouseOptions {
  readonly contest: ContestId;
  /** Who moves the rehearsal's clock until somebody holds that office in the record. */
  readonly host: PersonId;
  readonly log: FollowedLog;
  readonly keyring: Keyring;
  readonly visitors: Visitors;
  /** Whom a reader of this contest would trust. */
  readonly policy: string;
}

interface Recorded {
  readonly act: Act;
  readonly entry: Uint8Array;
}

/**
 * A contest at a server. Everybody in it has a session of their own; whoever signs reads the draft, checks it, and signs over
 * the head of the log as they followed it.
 */
export class HttpHouse implements House<Trouble>, PlayedHouse {
  readonly contest: ContestId;
  readonly parts = new Map<string, OpenedPart>();
  readonly blobs = new Map<string, Uint8Array>();
  readonly log: FollowedLog;
  readonly #options: HttpHouseOptions;
  #now: Instant = '';

  constructor(options: HttpHouseOptions) {
    this.contest = options.contest;
    this.log = options.log;
    this.#options = options;
  }

  get state(): State {
    return this.log.state;
  }

  policyText(): string {
    return this.#options.policy;
  }

  /** The client of somebody in the contest. */
  clientOf(person: PersonId): Client {
    const { keyring, visitors } = this.#options;
    return visitors.of(keyring.of(person)).client;
  }

  /** Moves the clock, prepares the act, has everybody sign, and reads it back from the log. */
  async submit(step: Step): Promise<Result<Recorded, Refusal | Trouble>> {
    const moved = await this.#moveClock(step.at);
    if (!moved.ok) return moved;
    const created = await this.#create(step);
    if (!created.ok) return created;
    // What the clock did on the way is in the log by now; people sign over it.
    const seen = moved.value && this.state.contest !== null ? await this.log.catchUp() : ok(null);
    if (!seen.ok) return seen;
    let signed: Signed | undefined;
    for (const signer of step.by) {
      const done = await this.#sign(step, created.value.id, signer);
      if (!done.ok) return done;
      signed = done.value;
    }
    const standing = signed?.answer.standing;
    if (standing?.kind === 'refused') return err(asRefusal(standing.refusal));
    if (signed === undefined || standing?.kind !== 'recorded') return err(trouble('draft-stands-open', step.kind));
    const followed = await this.log.catchUp();
    return followed.ok ? this.#recorded(step, signed, standing.seq) : followed;
  }

  /** Moves the rehearsal's clock on; answers whether it had to. */
  async #moveClock(at: Instant): Promise<Result<boolean, Trouble>> {
    if (at <= this.#now) return ok(false);
    const [officer = this.#options.host] = holdersOf(this.state, 'returning-officer');
    const moved = await this.clientOf(officer).moveClock({ params: { contest: this.contest }, body: { now: at } });
    if (!moved.ok) return err(fromProblem(moved.error, at));
    this.#now = moved.value.now;
    return ok(true);
  }

  async #create({ kind, by, body, parts, blobs }: Step): Promise<Result<DraftShape, Refusal | Trouble>> {
    const [creator = this.#options.host] = by;
    const asked = Object.entries(parts).map(([name, { subject, content, publish = false }]) => [
      name,
      { subject, content, publish },
    ]);
    const created = await this.clientOf(creator).createDraft({
      params: { contest: this.contest },
      body: {
        kind,
        by: [...by],
        body,
        parts: Object.fromEntries(asked) as NewDraftShape['parts'],
        blobs: blobs.map(toBase64),
      },
      idempotencyKey: randomUUID(),
    });
    return created.ok ? created : err(whyNot(created.error, kind));
  }

  /** What one signer does: read, check, sign over the head they followed, send. */
  async #sign(step: Step, draft: string, signer: PersonId): Promise<Result<Signed, Refusal | Trouble>> {
    const client = this.clientOf(signer);
    const params = { contest: this.contest, draft };
    const shown = await client.readDraft({ params });
    if (!shown.ok) return err(whyNot(shown.error, step.kind));
    const checked = checkDraft(this.contest, step, shown.value);
    if (!checked.ok) return checked;
    const body = this.#proofOf(checked.value.draft, signer, step.at);
    const answered = await client.signDraft({ params, body, idempotencyKey: randomUUID() });
    return answered.ok ? ok({ ...checked.value, answer: answered.value }) : err(whyNot(answered.error, step.kind));
  }

  #proofOf(draft: Draft, signer: PersonId, signedAt: Instant) {
    const signed = { signer, signedAt, seen: this.log.head };
    const signature = toBase64Url(this.#options.keyring.of(signer).sign(challengeOf(draft, signed)));
    return { type: 'key' as const, ...signed, signature };
  }

  /** The entry at the place that the server named holds what was signed. */
  #recorded(step: Step, { draft, parts }: Signed, seq: number): Result<Recorded, Trouble> {
    const entry = this.log.entries()[seq];
    const act = entry === undefined ? undefined : decodeAct(entry);
    if (entry === undefined || act?.ok !== true || textOf(act.value) !== textOf(draft))
      return err(trouble('log-differs', String(seq)));
    for (const [commitment, part] of parts) this.parts.set(commitment, part);
    for (const blob of step.blobs) this.blobs.set(hashHex(blob), blob);
    return ok({ act: act.value, entry });
  }
}

interface Signed extends CheckedDraft {
  readonly answer: DraftShape;
}

const textOf = ({ contest, kind, by, body, commitments }: Draft): string =>
  canonicalJson({ contest, kind, by, body, commitments });

const asRefusal = ({ code, clause, data }: RefusalShape): Refusal => ({ code, clause, data }) as Refusal;

/** A refusal of the rules is the same here as in memory; anything else is the server's. */
const whyNot = (problem: Problem, kind: string): Refusal | Trouble =>
  problem.code === 'act-refused' && problem.refusal !== null ? asRefusal(problem.refusal) : fromProblem(problem, kind);
