import { type Element, type Group, modulo, randomScalar } from '@selectorate/group';
import type { Proof } from '../objects/common.ts';
import type { Platform } from '../platform.ts';
import { challengeOf } from '../proofs/challenges.ts';

/** Where trustees prove and sign. An election's context is one. */
export interface TrusteeContext {
  readonly group: Group;
  readonly platform: Platform;
}

/** What is hashed for the challenge, given the text of the commitment. */
export type Statement = (commitment: string) => string;

/** The statement of a proof that somebody knows the secret of a key (specification, section 4.5). */
export const knowledgeOf =
  (group: Group, key: string): Statement =>
  (commitment) =>
    `pok|${group.name}|${key}|${commitment}`;

/** The statement of a signature (section 4.6.1). The signer's key is not part of it: the message is to say whose it is. */
export const signing =
  (message: string): Statement =>
  (commitment) =>
    `sigmsg|${message}|${commitment}`;

/** Proves, with a challenge over the statement, that one knows the secret of g^secret. */
export function proveSecret(secret: bigint, statement: Statement, { group, platform }: TrusteeContext): Proof {
  const nonce = randomScalar(group.order, platform.random);
  const commitment = group.write(group.secretPowerOfGenerator(nonce));
  const challenge = challengeOf(statement(commitment), group.order, platform);
  return { challenge, response: modulo(nonce - secret * challenge, group.order) };
}

interface ProvenStatement extends TrusteeContext {
  readonly statement: Statement;
}

/** Whether the proof was made with the secret of the key. */
export function checkSecret(key: Element, proof: Proof, { statement, group, platform }: ProvenStatement): boolean {
  const commitment = group.product([
    [group.generator, proof.response],
    [key, proof.challenge],
  ]);
  if (group.isIdentity(commitment)) return false;
  return challengeOf(statement(group.write(commitment)), group.order, platform) === proof.challenge;
}

/** The element of a key's text; null where there is none or it is the identity, whose secret everybody knows. */
export function readKey(text: string, group: Group): Element | null {
  const element = group.read(text);
  return element.ok && !group.isIdentity(element.value) ? element.value : null;
}
