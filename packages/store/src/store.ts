import type { ContestId, Json, PersonId, Result } from '@selectorate/basics';
import type { PublicKey } from '@selectorate/record';
import type { Instant, Refusal } from '@selectorate/selection';
import type { AccountId, DraftId, LinkKind, LinkToken, MessageId, SessionToken } from './ids.ts';
import type { Logs } from './logs.ts';

/** Which database stands behind a store. PGlite is for trials: it never syncs to the disk. */
export type Engine = 'trial' | 'postgresql';

/**
 * Everything a server keeps. Every verb may be called inside {@link Store.together}, and inside `decide` of an append: it
 * then takes part in that transaction. Times come in from the caller's clock; nothing here asks the database for one.
 */
export interface Store {
  readonly engine: Engine;
  /** For pg-boss and other clients of the same database. On the trial engine all of them share one backend. */
  readonly connectionString: string;
  /** Can it serve: the database answers, and its migrations are those of this program. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
  /** Runs the work in one transaction: all of it is kept, or nothing. Inside another one it joins that. */
  together<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Does the work once. The same request under the same key is answered with what was answered first; the answer is kept
   * in the transaction of the work, sealed under a key of `scope`.
   */
  idempotent<A extends Json>(request: IdempotentRequest, work: () => Promise<A>): Promise<Result<A, 'key-reused'>>;
  /** Wraps every data key under a new wrapping key, in one transaction. Afterwards no key before it is needed. */
  rotateWrappingKey(newKey: WrappingKey): Promise<{ readonly rewrapped: number }>;
  /** Ids of the wrapping keys that data keys are wrapped under: those a key folder must still hold. */
  wrappingKeysInUse(): Promise<readonly string[]>;
  readonly instance: InstanceRows;
  readonly accounts: AccountRows;
  readonly sessions: SessionRows;
  readonly links: LinkRows;
  readonly contests: ContestRows;
  readonly drafts: DraftRows;
  readonly logs: Logs;
  readonly documents: Documents;
  readonly messages: MessageRows;
}

/** A key of 32 bytes that the database never holds. */
export interface WrappingKey {
  readonly id: string;
  readonly key: Uint8Array;
}

export interface IdempotentRequest {
  /** Whose key this is: an account, say. */
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of the request in hexadecimal: another request under the same key is refused. */
  readonly hash: string;
  readonly at: Instant;
}

/** This installation. Its name is public. */
export interface InstanceRow {
  readonly name: string;
  readonly created: Instant;
  readonly setUp: boolean;
  /** Grows when one server wants all of them to drop what they remember. */
  readonly generation: number;
}

export interface InstanceRows {
  get(): Promise<InstanceRow | undefined>;
  /** Makes the row; false where there is one. */
  create(row: { readonly name: string; readonly created: Instant }): Promise<boolean>;
  finishSetUp(): Promise<void>;
  rename(name: string): Promise<void>;
  /** Answers with the new generation. */
  nextGeneration(): Promise<number>;
}

export interface Account {
  readonly id: AccountId;
  /** Null once erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly operator: boolean;
}

export interface NewAccount {
  readonly name: string;
  readonly email: string | null;
  readonly operator?: boolean;
  readonly at: Instant;
}

export type AccountFault = 'email-taken' | 'key-taken' | 'person-taken' | 'identity-taken';

/** Accounts: name and address sealed under the account's own data key, addresses found by a keyed hash. */
export interface AccountRows {
  create(account: NewAccount): Promise<Result<AccountId, 'email-taken'>>;
  get(id: AccountId): Promise<Account | undefined>;
  byEmail(email: string): Promise<Account | undefined>;
  list(): Promise<readonly Account[]>;
  setName(id: AccountId, name: string): Promise<void>;
  setEmail(id: AccountId, email: string | null): Promise<Result<null, 'email-taken'>>;
  setOperator(id: AccountId, operator: boolean): Promise<void>;
  /** Destroys the account's data key, its ways to sign in and its sessions. Its keys in records stay in records. */
  erase(id: AccountId): Promise<void>;
  readonly passkeys: PasskeyRows;
  readonly devices: DeviceRows;
  readonly oidc: IdentityRows;
  readonly people: PeopleRows;
}

export interface Passkey {
  readonly account: AccountId;
  readonly credentialId: string;
  readonly publicKey: PublicKey;
  /** As the authenticator gave it. */
  readonly cosePublicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface PasskeyRows {
  add(passkey: Passkey): Promise<Result<null, 'key-taken'>>;
  byCredential(credentialId: string): Promise<Passkey | undefined>;
  of(account: AccountId): Promise<readonly Passkey[]>;
  /** Raises the counter; never lowers it. */
  bumpCounter(credentialId: string, counter: number): Promise<void>;
}

export interface Device {
  readonly account: AccountId;
  readonly key: PublicKey;
}

export interface DeviceRows {
  add(device: Device): Promise<Result<null, 'key-taken'>>;
  byKey(key: string): Promise<Device | undefined>;
  of(account: AccountId): Promise<readonly Device[]>;
}

/** People at other identity providers; the pair is kept as a keyed hash. */
export interface IdentityRows {
  link(account: AccountId, issuer: string, subject: string): Promise<Result<null, 'identity-taken'>>;
  byOidc(issuer: string, subject: string): Promise<AccountId | undefined>;
}

/** Which account is which person of a contest: one to one within a contest. */
export interface PeopleRows {
  bind(contest: ContestId, person: PersonId, account: AccountId): Promise<Result<null, 'person-taken'>>;
  personOf(contest: ContestId, account: AccountId): Promise<PersonId | undefined>;
  accountOf(contest: ContestId, person: PersonId): Promise<AccountId | undefined>;
  of(account: AccountId): Promise<readonly { readonly contest: ContestId; readonly person: PersonId }[]>;
  in(contest: ContestId): Promise<readonly { readonly person: PersonId; readonly account: AccountId }[]>;
}

export interface Session {
  readonly account: AccountId;
  /** SHA-256 of the session's CSRF token, in hexadecimal. */
  readonly csrf: string;
  readonly created: Instant;
  readonly seen: Instant;
  readonly expires: Instant;
}

/** Sessions are found by the SHA-256 of the cookie's token; the token itself is nowhere. */
export interface SessionRows {
  create(token: SessionToken, session: Session): Promise<void>;
  /** Undefined where there is none or it expired before `now`. */
  byToken(token: SessionToken, now: Instant): Promise<Session | undefined>;
  touch(token: SessionToken, times: { readonly seen: Instant; readonly expires: Instant }): Promise<void>;
  end(token: SessionToken): Promise<void>;
  endAll(account: AccountId): Promise<void>;
  /** Removes what expired before `now`; answers with how many. */
  sweep(now: Instant): Promise<number>;
}

/** A one-time link: to set the server up, an invitation to take a role, or a letter to a member. */
export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  readonly contest: ContestId | null;
  readonly person: PersonId | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly body: string | null;
  readonly createdBy: AccountId | null;
  readonly created: Instant;
  readonly expires: Instant;
  readonly used: Instant | null;
  readonly revoked: boolean;
}
export type NewLink = Omit<Link, 'id' | 'used' | 'revoked'>;
export type LinkFault = 'link-unknown' | 'link-used' | 'link-revoked' | 'link-expired';

export interface LinkRows {
  /** Answers with the link's id, by which it is listed and revoked: the SHA-256 of its token. */
  create(token: LinkToken, link: NewLink): Promise<string>;
  /** What a token would open at `now`, without using it. */
  peek(token: LinkToken, now: Instant): Promise<Result<Link, LinkFault>>;
  /** Uses a link. Of two who race for it exactly one is answered with it. */
  use(token: LinkToken, now: Instant): Promise<Result<Link, LinkFault>>;
  /** False where there is no such link, or it was used. */
  revoke(id: string): Promise<boolean>;
  /** Links to offices; letters to members are not listed, there may be as many as members. */
  list(contest: ContestId | null): Promise<readonly Link[]>;
  /** Removes links of letters that were used or expired before `now`; answers with their ids. */
  sweepLetters(now: Instant): Promise<readonly string[]>;
}

export interface ContestRow {
  readonly contest: ContestId;
  readonly phase: 'preparing' | 'running';
  readonly binding: boolean;
  readonly clock: 'civil' | 'rehearsal';
  readonly zone: string;
  /** The pinned bytes. */
  readonly rulebook: Uint8Array;
  readonly logName: string;
  readonly rehearsalNow: Instant | null;
  readonly witnesses: readonly {
    readonly name: string;
    readonly key: PublicKey;
    readonly url: string | null;
  }[];
  readonly createdBy: AccountId;
  readonly createdAt: Instant;
}
export type ContestChanges = Partial<Omit<ContestRow, 'contest' | 'createdBy' | 'createdAt'>>;

/** Contests of this installation. Titles and plans are {@link Documents}, because they may name people. */
export interface ContestRows {
  create(row: ContestRow): Promise<Result<null, 'contest-taken'>>;
  list(): Promise<readonly ContestRow[]>;
  get(contest: ContestId): Promise<ContestRow | undefined>;
  /** False where there is no such contest. */
  update(contest: ContestId, changes: ContestChanges): Promise<boolean>;
}

/** Sealed JSON by scope and name: plans, titles, uploaded rolls, names; each under the data key of its subject. */
export interface Documents {
  put(scope: string, name: string, document: { readonly subject: string; readonly json: Json }): Promise<void>;
  get(scope: string, name: string): Promise<Json | 'erased' | undefined>;
  list(scope: string): Promise<readonly { readonly name: string; readonly subject: string }[]>;
  remove(scope: string, name: string): Promise<void>;
  /**
   * Destroys the data key of a subject within a scope: its documents here, and its private parts where the scope is a
   * log. Nothing can open them again, here or in a backup made since; records never notice.
   */
  erase(scope: string, subject: string): Promise<void>;
}

export type DraftState = 'open' | 'recorded' | 'refused' | 'withdrawn';

/** An act that gathers signatures. `sealed` holds the draft with its private parts and blobs. */
export interface DraftRow {
  readonly id: DraftId;
  readonly contest: ContestId;
  readonly kind: string;
  readonly by: readonly PersonId[];
  /** Null once it is recorded or withdrawn: the parts are beside the log then, or nowhere. */
  readonly content: Json | null;
  readonly signatures: readonly { readonly signer: PersonId; readonly proof: Json }[];
  readonly state: DraftState;
  readonly seq: number | null;
  readonly refusal: Refusal | null;
  readonly created: Instant;
}
export interface NewDraft {
  readonly id: DraftId;
  readonly contest: ContestId;
  readonly kind: string;
  readonly by: readonly PersonId[];
  readonly content: Json;
  readonly created: Instant;
}
export type DraftFault = 'draft-unknown' | 'draft-settled' | 'not-a-signer' | 'signed-already';
export type Settlement =
  | { readonly state: 'recorded'; readonly seq: number }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'withdrawn' };

export interface DraftRows {
  create(draft: NewDraft): Promise<void>;
  get(contest: ContestId, id: DraftId): Promise<DraftRow | undefined>;
  list(contest: ContestId): Promise<readonly DraftRow[]>;
  /** Adds one signature, once per signer, while the draft is open. Answers with the draft as it then stands. */
  sign(
    draft: { readonly contest: ContestId; readonly id: DraftId },
    signer: PersonId,
    proof: Json,
  ): Promise<Result<DraftRow, DraftFault>>;
  /** Takes back every signature of an open draft: they were made over a history that is no longer the head. */
  clearSignatures(contest: ContestId, id: DraftId): Promise<void>;
  /** An open draft ends once; what it held is destroyed unless it was refused. */
  settle(contest: ContestId, id: DraftId, settlement: Settlement): Promise<Result<null, DraftFault>>;
}

/** An outgoing message. Address and arguments are sealed, and destroyed when it is sent. */
export interface MessageRow {
  readonly id: MessageId;
  readonly account: AccountId | null;
  readonly template: string;
  readonly content: { readonly address: string; readonly args: Json } | null;
  readonly state: 'due' | 'sent' | 'failed';
  readonly attempts: number;
  /** A code, never text: text from mail servers quotes addresses. */
  readonly lastError: string | null;
  readonly created: Instant;
}
export interface NewMessage {
  readonly account: AccountId | null;
  readonly address: string;
  readonly template: string;
  readonly args: Json;
  readonly created: Instant;
}

export interface MessageRows {
  queue(message: NewMessage): Promise<MessageId>;
  get(id: MessageId): Promise<MessageRow | undefined>;
  /** Messages still due, oldest first. */
  due(limit: number): Promise<readonly MessageRow[]>;
  sent(id: MessageId): Promise<void>;
  /** One more attempt failed with this code; `final` gives the message up. */
  failed(id: MessageId, failure: { readonly code: string; readonly final: boolean }): Promise<void>;
  counts(): Promise<Readonly<Record<MessageRow['state'], number>>>;
}
