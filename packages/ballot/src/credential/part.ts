import { argon2idAsync } from '@noble/hashes/argon2.js';
import { err, fromBigEndian, ok, type Result, utf8 } from '@selectorate/basics';
import { type ElementFault, type Group, modulo, randomScalar } from '@selectorate/group';
import type { Proof } from '../objects/common.ts';
import type { Platform } from '../platform.ts';
import { challengeOf } from '../proofs/challenges.ts';
import type { Workings } from '../proofs/workings.ts';
import { type Credential, credentialOfSecret } from './derive-credential.ts';
import type { PartCode } from './part-code.ts';

// Two-part credentials: a member who can be reached by two channels gets a part by each, from two registrars. The credential is
// generator ^ (a + b): neither registrar, and nobody who reads one channel, can cast.

/** Where a part belongs. None of the three contains a vertical bar. */
export interface PartPlace {
  /** The election's identifier. */
  readonly uuid: string;
  readonly box: string;
  /** What the part was sent by: `email`, `letter` and so on. */
  readonly channel: string;
}

const MEMORY_KIB = 65_536;
const PASSES = 3;
const BYTES = 64;

/**
 * A part's secret and public key: Argon2id (RFC 9106) over 64 MiB in 3 passes, one lane, 64 bytes read as a big-endian number
 * modulo the order. Slow on purpose (a second or two): a part is short, and its public key is published.
 */
export async function derivePart(code: PartCode, place: PartPlace, group: Group): Promise<Credential> {
  const salt = utf8(`selectorate-part-salt-v1|${placeText(place)}`);
  const derived = await argon2idAsync(utf8(code), salt, { m: MEMORY_KIB, t: PASSES, p: 1, dkLen: BYTES });
  return credentialOfSecret(fromBigEndian(derived), group);
}

/** What a registrar publishes of a part: its public key, and that whoever made it knows the secret. */
export interface PublicPart {
  readonly publicKey: string;
  readonly proof: Proof;
}

export interface PartContext {
  readonly place: PartPlace;
  readonly platform: Platform;
}

/**
 * Schnorr's proof that the secret is known. Its challenge hashes the whole statement:
 * `selectorate-part-v1|group|uuid|box|channel|public key|A`. Without it the second registrar could publish a key that cancels
 * the first one's part, and cast alone.
 */
export function provePart({ secret, publicKey }: Credential, context: PartContext, group: Group): PublicPart {
  const nonce = randomScalar(group.order, context.platform.random);
  const commitment = group.write(group.secretPowerOfGenerator(nonce));
  const statement = partStatement(publicKey, context, group);
  const challenge = challengeOf(statement + commitment, group.order, context.platform);
  return { publicKey, proof: { challenge, response: modulo(nonce - secret * challenge, group.order) } };
}

export const PART_FAULTS = ['part-element', 'part-identity', 'part-proof'] as const;

export type PartFault = (typeof PART_FAULTS)[number];

/** Null where the part's maker knows its secret. */
export function checkPart(
  { publicKey, proof }: PublicPart,
  context: PartContext,
  workings: Workings,
): PartFault | null {
  const { group } = workings;
  if (publicKey === group.write(group.identity)) return 'part-identity';
  const key = workings.element(publicKey);
  if (!key.ok) return 'part-element';
  const commitment = workings.commitment([
    [workings.generator, proof.response],
    [key.value, proof.challenge],
  ]);
  if (commitment === null) return 'part-proof';
  const statement = partStatement(publicKey, context, group);
  return challengeOf(statement + commitment, group.order, context.platform) === proof.challenge ? null : 'part-proof';
}

/** The credential of a voter who has all the parts. */
export function combineParts(parts: readonly Credential[], group: Group): Credential {
  return credentialOfSecret(
    parts.reduce((sum, { secret }) => sum + secret, 0n),
    group,
  );
}

/** The public key of the parts together, for the public list. Check each part first. */
export function combinePublicParts(
  parts: readonly PublicPart[],
  group: Group,
): Result<string, ElementFault | 'identity'> {
  let product = group.identity;
  for (const { publicKey } of parts) {
    const key = group.read(publicKey);
    if (!key.ok) return key;
    product = group.multiply(product, key.value);
  }
  return group.isIdentity(product) ? err('identity') : ok(group.write(product));
}

const partStatement = (publicKey: string, { place }: PartContext, group: Group): string =>
  `selectorate-part-v1|${group.name}|${placeText(place)}|${publicKey}|`;

function placeText({ uuid, box, channel }: PartPlace): string {
  const fields = [uuid, box, channel];
  if (fields.some((text) => text.includes('|'))) throw new RangeError('a part whose place contains a vertical bar');
  return fields.join('|');
}
