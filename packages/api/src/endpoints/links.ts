import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

const params = z.strictObject({ token: shape.token });

/** What a one-time link is for. Whoever has the link may read this, and nothing more. */
const link = z.strictObject({
  kind: z.enum(['set-up', 'invitation']),
  organisation: z.nullable(z.string()),
  contest: z.nullable(z.strictObject({ contest: shape.id, title: z.string() })),
  person: z.nullable(shape.id),
  role: z.nullable(shape.role),
  unit: z.nullable(z.strictObject({ unit: shape.id, title: z.nullable(z.string()) })),
  /** The name under which the person was invited. */
  name: z.nullable(z.string()),
  expires: shape.instant,
  /** Which ways of signing this link may set up. */
  ways: z.array(z.enum(['passkey', 'key'])),
});
export type LinkShape = z.infer<typeof link>;

export const readLink = declare({
  name: 'readLink',
  method: 'get',
  path: '/api/links/{token}',
  summary: 'What a one-time link is for',
  access: { kind: 'anyone' },
  params,
  answer: link,
});

export const beginLink = declare({
  name: 'beginLink',
  method: 'post',
  path: '/api/links/{token}/options',
  summary: 'What the browser needs to make a passkey, and what a device key has to sign',
  access: { kind: 'anyone' },
  params,
  body: z.strictObject({ name: z.string().min(1).max(200) }),
  answer: z.strictObject({ ceremony: shape.token, passkey: shape.passkeyJson, nonce: shape.base64url }),
});

const credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passkey'), response: shape.passkeyJson }),
  z.strictObject({ kind: z.literal('key'), key: shape.publicKey, signature: shape.base64url.max(90) }),
  /** The account that is signed in takes the place with the key it has. */
  z.strictObject({ kind: z.literal('account') }),
]);

export const acceptLink = declare({
  name: 'acceptLink',
  method: 'post',
  path: '/api/links/{token}',
  summary: 'Take up a link: make the account or the place it is for, sign in; the link is used up',
  access: { kind: 'anyone' },
  params,
  body: z.strictObject({
    ceremony: shape.token,
    /** The organisation's name, for a set-up link. */
    organisation: z.nullable(z.string().min(1).max(200)),
    name: z.string().min(1).max(200),
    email: z.nullable(z.email().max(320)),
    credential,
  }),
  answer: z.strictObject({ person: z.nullable(shape.id), contest: z.nullable(shape.id), csrf: z.string() }),
});
