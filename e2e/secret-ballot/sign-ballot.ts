import { modulo, randomScalar } from '@selectorate/group';
import type { Credential } from '../../packages/ballot/src/credential/derive-credential.ts';
import type { ElectionContext } from '../../packages/ballot/src/objects/context.ts';
import { challengeOf, compactHash } from '../../packages/ballot/src/proofs/challenges.ts';
import { signatureStatement } from '../../packages/ballot/src/vote/statements.ts';

const SIGNATURE = ',"signature":';

/** The text before the signature, as the hash is of it; null where there is no signature. */
function unsigned(text: string): string | null {
  const at = text.lastIndexOf(SIGNATURE);
  return at === -1 ? null : `${text.slice(0, at)}}`;
}

/** The ballot with the hash that its changed text has; the signature is left as it was. */
export function hashAnew(text: string, { platform }: Pick<ElectionContext, 'platform'>): string | null {
  const body = unsigned(text);
  if (body === null) return null;
  const hash = compactHash(body, platform);
  return body.slice(0, -1) + text.slice(body.length - 1).replace(/"hash":"[^"]*"/, () => `"hash":"${hash}"`);
}

/** The ballot signed by whoever holds this credential, whatever it says. */
export function signAnew(
  text: string,
  { secret }: Pick<Credential, 'secret'>,
  { context, nonce }: { readonly context: ElectionContext; readonly nonce?: bigint },
): string | null {
  const { group, platform } = context;
  const drawn = nonce ?? randomScalar(group.order, platform.random);
  const body = unsigned(text);
  if (body === null) return null;
  const hash = compactHash(body, platform);
  const commitment = group.write(group.powerOfGenerator(drawn));
  const challenge = challengeOf(signatureStatement(hash) + commitment, group.order, platform);
  const response = modulo(drawn - secret * challenge, group.order);
  const proof = `{"challenge":"${challenge}","response":"${response}"}`;
  return `${body.slice(0, -1)}${SIGNATURE}{"hash":"${hash}","proof":${proof}}}`;
}
