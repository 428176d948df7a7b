import {
  canonicalBytes,
  canonicalJson,
  type ContestId,
  type Json,
  type PersonId,
  parseCanonical,
  err,
  ok,
  type Result,
  toHex,
  utf8,
} from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import * as field from './fields.ts';
import type { Instant } from './instant.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The last checkpoint a signer had seen: their signature holds the whole history before it in place. */
export interface Seen {
  readonly size: number;
  readonly root: string;
}

interface Signed {
  readonly signer: PersonId;
  readonly signedAt: Instant;
  readonly seen: Seen;
}

/** A signature made by a key file or a device key over the {@link challengeOf} the statement. */
export interface KeyProof extends Signed {
  readonly type: 'key';
  readonly signature: string;
}

/** A passkey's assertion over the same challenge (WebAuthn level 3, section 7.2); all three fields base64url. */
export interface PasskeyProof extends Signed {
  readonly type: 'passkey';
  readonly authenticatorData: string;
  readonly clientDataJson: string;
  readonly signature: string;
}

export type Proof = KeyProof | PasskeyProof;

/** What somebody did: the only thing a record is made of. `body` is public and holds no name and no free text. */
export interface Act<Kind extends string = string, Body = Json> {
  readonly contest: ContestId;
  readonly seq: number;
  readonly at: Instant;
  readonly by: readonly PersonId[];
  readonly kind: Kind;
  readonly body: Body;
  /** Private parts by name: the SHA-256 that commits to each. */
  readonly commitments: Readonly<Record<string, string>>;
  readonly proof: readonly Proof[];
}

/** An act as its signers made it, before the record gave it a place and a time. */
export type Draft = Omit<Act, 'seq' | 'at' | 'proof'>;

/** The server signs what the clock does, under this name. */
export const SERVER: PersonId = 'server' as PersonId;

/** A decision body's quorum is the most that ever sign one act. */
const MOST_SIGNERS = 16;

const base64url = (longest: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(longest);
const signed = {
  signer: field.id<'person'>(),
  signedAt: field.instant,
  seen: z.strictObject({ size: field.whole, root: field.hash }),
};
/** A proof as it stands in an act, and as a signer sends it. */
export const proofSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('key'), ...signed, signature: base64url(86) }),
  z.strictObject({
    type: z.literal('passkey'),
    ...signed,
    authenticatorData: base64url(1_400),
    clientDataJson: base64url(2_800),
    signature: base64url(200),
  }),
]);

const actSchema = z.strictObject({
  contest: field.id<'contest'>(),
  seq: field.whole,
  at: field.instant,
  by: z.array(field.id<'person'>()).min(1).max(MOST_SIGNERS),
  kind: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40),
  body: z.record(z.string(), z.unknown()),
  commitments: z.record(z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/), field.hash),
  proof: z.array(proofSchema).min(1).max(MOST_SIGNERS),
});

/** The bytes of a log entry: the canonical JSON of the act. */
export const encodeAct = (act: Act): Uint8Array => canonicalBytes(act as unknown as Json);

/** The bytes of an act that comes from outside. What has no canonical text (a fraction, a hole) is refused, not thrown. */
export function encodeUntrustedAct(act: Act): Result<Uint8Array, Refusal> {
  try {
    return ok(encodeAct(act));
  } catch {
    return err(refuse('act-malformed', 'house.canonical', { what: 'not-canonical' }));
  }
}

/** Reads a log entry. Its body is still unread: the kind's own schema does that. */
export function decodeAct(entry: Uint8Array): Result<Act, Refusal> {
  const json = parseCanonical(entry);
  if (!json.ok) return err(refuse('act-malformed', 'house.canonical', { what: json.error }));
  const act = actSchema.safeParse(json.value);
  if (act.success) return ok(act.data as unknown as Act);
  return err(refuse('act-malformed', 'house.canonical', { what: whereWrong(act.error) }));
}

/** The place of the first fault a schema found, `body.units.3`. Never the value: it could be anything. */
export function whereWrong(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'act' : ['act', ...issue.path.map(String)].join('.').slice(0, 80);
}

/** What a signer signs: everything they decided and the history they had seen; not the place the record gives it later. */
export function statementOf(draft: Draft, { signer, signedAt, seen }: Signed): Uint8Array {
  // Canonical members are in order: those of the draft come before `schema`, `seen`, `signedAt` and `signer`.
  const own = canonicalJson({ schema: 'selectorate-act/1', seen: { ...seen }, signedAt, signer });
  return utf8(`${draftText(draft).slice(0, -1)},${own.slice(1)}`);
}

const draftTexts = new WeakMap<Draft, string>();

/** The part of a statement that all signers of an act share, written once for all of them. */
function draftText(draft: Draft): string {
  const known = draftTexts.get(draft);
  if (known !== undefined) return known;
  const { contest, by, kind, body, commitments } = draft;
  const text = canonicalJson({ body, by, commitments, contest, kind });
  draftTexts.set(draft, text);
  return text;
}

/** SHA-256 of the statement: the 32 bytes that key files, device keys and passkeys sign. */
export const challengeOf = (draft: Draft, signed_: Signed): Uint8Array => sha256(statementOf(draft, signed_));

/** SHA-256 of bytes or text, in hexadecimal: how blobs, rulebooks and private parts are named. */
export const hashHex = (data: Uint8Array | string): string =>
  toHex(sha256(typeof data === 'string' ? utf8(data) : data));
