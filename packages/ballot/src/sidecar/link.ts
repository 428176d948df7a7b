import { modulo, randomScalar } from '@selectorate/group';
import type { CastEntry } from '../box/entry.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { Proof } from '../objects/common.ts';
import { challengeOf } from '../proofs/challenges.ts';
import type { Workings } from '../proofs/workings.ts';

/** What a link ties together: a ballot, and the ballot of the same credential before it. */
export type Linked = Pick<CastEntry, 'ballot' | 'credential' | 'prev'>;

/** What is hashed for the challenge of a link, given the text of the commitment. */
const statementOf = ({ ballot, credential, prev }: Linked, { fingerprint }: ElectionContext): string =>
  `selectorate-link-v1|${fingerprint}|${credential}|${ballot}|${prev ?? 'none'}|`;

/**
 * The voter's signature on the order of their ballots: so that nobody but the voter can say which of two came last (specification
 * of the sidecar, item 3). A Schnorr signature by the credential, whose secret this is.
 */
export function makeLink(linked: Linked, secret: bigint, context: ElectionContext): Proof {
  const { group, platform } = context;
  const nonce = randomScalar(group.order, platform.random);
  const commitment = group.write(group.secretPowerOfGenerator(nonce));
  const challenge = challengeOf(statementOf(linked, context) + commitment, group.order, platform);
  return { challenge, response: modulo(nonce - secret * challenge, group.order) };
}

/** Whether the credential signed. Hints: the credential's, then the commitment's. */
export function checkLink(linked: Linked, link: Proof, options: CheckLinkOptions): boolean {
  const { context, workings } = options;
  const { group, platform } = context;
  const credential = workings.element(linked.credential);
  if (!credential.ok) return false;
  const commitment = workings.commitment([
    [workings.generator, link.response],
    [credential.value, link.challenge],
  ]);
  if (commitment === null) return false;
  return challengeOf(statementOf(linked, context) + commitment, group.order, platform) === link.challenge;
}

export interface CheckLinkOptions {
  readonly context: ElectionContext;
  readonly workings: Workings;
}
