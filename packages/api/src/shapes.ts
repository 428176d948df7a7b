import { ID_PATTERN, type Json } from '@selectorate/basics';
import { ACT_KINDS, proofSchema, ROLES, STAGES } from '@selectorate/selection';
import { z } from 'zod';

// The objects that requests and answers are made of. Ids, hashes and keys are as docs/formats/record.md has them.

/** Any JSON: what arrived was JSON already. */
export const json = z.unknown() as unknown as z.ZodType<Json>;

export const id = z.string().regex(ID_PATTERN);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
export const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
export const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/);
export const zone = z.string().max(64);
/** The token of a one-time link: 32 random bytes, base64url. */
export const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const nothing = z.strictObject({});
export const done = z.strictObject({ done: z.literal(true) });
export const contestParams = z.strictObject({ contest: id });

export const stage = z.enum(STAGES);
export const role = z.enum(ROLES);
const actKind = z.enum(ACT_KINDS);

export const publicKey = z.strictObject({
  alg: z.enum(['EdDSA', 'ES256']),
  key: z.string().regex(/^[A-Za-z0-9_-]{43,44}$/),
});
export const namedKey = z.strictObject({ name: z.string().max(200), key: publicKey });

/** The last published checkpoint: what a signer names as the history they saw. */
export const head = z.strictObject({ size: z.int().min(0), root: hash });

/** Why something was refused, as data: the texts are messages `refusal-CODE` and `refusal-CODE.do`. */
export const refusal = z.strictObject({
  code: z.string(),
  clause: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type RefusalShape = z.infer<typeof refusal>;

/** A private part with its salt: whoever has it can check it against its commitment. */
export const openedPart = z.strictObject({
  schema: z.literal('selectorate-part/1'),
  contest: id,
  part: z.string().max(40),
  subject: z.string().max(64),
  salt: hash,
  content: json,
});

const standing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('recorded'), seq: z.int().min(0), at: instant }),
  z.strictObject({ kind: z.literal('refused'), refusal }),
  z.strictObject({ kind: z.literal('withdrawn') }),
]);

/** An act on its way into the record: it waits until everyone in `by` has signed. */
export const draft = z.strictObject({
  id,
  contest: id,
  kind: actKind,
  by: z.array(id),
  body: json,
  commitments: z.record(z.string(), hash),
  /** Private parts by name, for those who sign it and for the scrutineer; null for others. */
  parts: z.nullable(z.record(z.string(), openedPart)),
  /** Names of the parts that will be published with the act. */
  publishes: z.array(z.string()),
  /** Larger public things that the body names by hash: their bytes, base64, for those who sign. */
  blobs: z.nullable(z.array(base64)),
  signatures: z.array(z.strictObject({ signer: id, signedAt: instant })),
  standing,
  createdBy: id,
  createdAt: instant,
});
export type DraftShape = z.infer<typeof draft>;

export const newDraft = z.strictObject({
  kind: actKind,
  by: z.array(id).min(1).max(16),
  body: json,
  parts: z.record(
    z.string().max(40),
    z.strictObject({ subject: z.string().max(64), content: json, publish: z.boolean() }),
  ),
  blobs: z.array(base64).max(8),
});
export type NewDraftShape = z.infer<typeof newDraft>;

export const proof = proofSchema;

/** Somebody with a place in a contest. `key` is null until they accepted their invitation. */
export const participant = z.strictObject({
  person: id,
  role,
  unit: z.nullable(id),
  body: z.nullable(id),
  name: z.nullable(z.string()),
  key: z.nullable(publicKey),
  signsWith: z.nullable(z.enum(['passkey', 'key'])),
  /** `invited`: the link is out; `accepted`: their key is here; `introduced`: it is in the record. */
  standing: z.enum(['invited', 'accepted', 'introduced']),
});
export type ParticipantShape = z.infer<typeof participant>;

export const relyingParty = z.strictObject({ rpId: z.string(), origins: z.array(z.string()) });

/** What the browser's passkey functions give and take; checked by their own library, so open here. */
export const passkeyJson = z.record(z.string(), json);
