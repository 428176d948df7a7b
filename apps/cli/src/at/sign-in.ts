import { signInChallenge } from '@selectorate/api';
import { err, ok, type Result, toBase64Url } from '@selectorate/basics';
import type { SigningKey } from '@selectorate/machine';
import { fromProblem, type Trouble, trouble } from './trouble.ts';
import type { Visitor } from './visitor.ts';

/** What somebody brings to a one-time link. */
export interface Newcomer {
  readonly name: string;
  readonly key: SigningKey;
  /** What the organisation is called, for who sets a server up. */
  readonly organisation: string | null;
  /** Already signed in, and taking one more place with the key they have? */
  readonly known: boolean;
}

/** The token of a one-time link: the last part of its address, or the token itself. */
const tokenOf = (link: string): string | undefined => /(?:^|\/)([A-Za-z0-9_-]{43})\/?$/.exec(link.trim())?.[1];

/** Takes up a one-time link with a key: the account or the place it is for is theirs, and they are signed in. */
export async function takeUpLink(
  { client, signedIn }: Visitor,
  link: string,
  { name, key, organisation, known }: Newcomer,
): Promise<Result<null, Trouble>> {
  const token = tokenOf(link);
  if (token === undefined) return err(trouble('link-unreadable', name));
  const begun = await client.beginLink({ params: { token }, body: { name } });
  if (!begun.ok) return err(fromProblem(begun.error, name));
  const { ceremony, nonce } = begun.value;
  const signature = signNonce(key, nonce);
  if (signature === undefined) return err(trouble('key-differs', name));
  const credential = known ? ({ kind: 'account' } as const) : ({ kind: 'key', key: key.publicKey, signature } as const);
  const accepted = await client.acceptLink({
    params: { token },
    body: { ceremony, organisation, name, email: null, credential },
  });
  if (!accepted.ok) return err(fromProblem(accepted.error, name));
  signedIn(accepted.value.csrf);
  return ok(null);
}

/** Signs in with a key that the server knows. */
export async function signIn({ client, signedIn }: Visitor, key: SigningKey): Promise<Result<null, Trouble>> {
  const where = key.file.name;
  const begun = await client.beginKeySignIn({ body: { key: key.publicKey } });
  if (!begun.ok) return err(fromProblem(begun.error, where));
  const signature = signNonce(key, begun.value.nonce);
  if (signature === undefined) return err(trouble('key-differs', where));
  const { ceremony } = begun.value;
  const session = await client.signInWithKey({ body: { ceremony, signature } });
  if (!session.ok) return err(fromProblem(session.error, where));
  signedIn(session.value.csrf);
  return ok(null);
}

/** A key signs what the nonce stands for, never the server's own bytes. */
const signNonce = (key: SigningKey, nonce: string): string => toBase64Url(key.sign(signInChallenge(nonce)));
