import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

const place = z.strictObject({
  contest: shape.id,
  person: shape.id,
  roles: z.array(shape.role),
});

const session = z.strictObject({
  account: z.nullable(
    z.strictObject({ id: shape.id, name: z.string(), operator: z.boolean(), places: z.array(place) }),
  ),
  /** Goes back in the header `Selectorate-Csrf` with everything that changes something. Empty without a session. */
  csrf: z.string(),
});
export type SessionShape = z.infer<typeof session>;

export const readSession = declare({
  name: 'readSession',
  method: 'get',
  path: '/api/session',
  summary: 'Who is signed in',
  access: { kind: 'anyone' },
  answer: session,
});

export const beginPasskeySignIn = declare({
  name: 'beginPasskeySignIn',
  method: 'post',
  path: '/api/session/passkey/options',
  summary: 'What the browser needs to sign in with a passkey',
  access: { kind: 'anyone' },
  /** The `challenge` of the options is a nonce: the page puts `signInChallengeText` of it in its place. */
  answer: z.strictObject({ ceremony: shape.token, options: shape.passkeyJson }),
});

export const signInWithPasskey = declare({
  name: 'signInWithPasskey',
  method: 'post',
  path: '/api/session/passkey',
  summary: 'Sign in with a passkey',
  access: { kind: 'anyone' },
  body: z.strictObject({ ceremony: shape.token, response: shape.passkeyJson }),
  answer: session,
});

export const beginKeySignIn = declare({
  name: 'beginKeySignIn',
  method: 'post',
  path: '/api/session/key/options',
  summary: 'What a device key or a key file has to sign to sign in',
  access: { kind: 'anyone' },
  body: z.strictObject({ key: shape.publicKey }),
  /** What is signed is made from the nonce: `signInChallenge`. */
  answer: z.strictObject({ ceremony: shape.token, nonce: shape.base64url }),
});

export const signInWithKey = declare({
  name: 'signInWithKey',
  method: 'post',
  path: '/api/session/key',
  summary: 'Sign in with a device key or a key file',
  access: { kind: 'anyone' },
  body: z.strictObject({ ceremony: shape.token, signature: shape.base64url.max(90) }),
  answer: session,
});

export const signOut = declare({
  name: 'signOut',
  method: 'delete',
  path: '/api/session',
  summary: 'Sign out',
  access: { kind: 'signed-in' },
  answer: shape.done,
});
