import { fromBigEndian } from '@selectorate/basics';
import type { RandomBytes } from '@selectorate/group';
import type { TrusteeContext } from './schnorr.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const LENGTH = 22;
const SEED = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
/** 4 times 58: a byte below it, modulo 58, is uniform. */
const FAIR_BYTES = 232;

/**
 * What a member of a shared key keeps: 22 characters from which every other secret of theirs follows, but for the share itself. A
 * seed serves one ceremony: messages do not name the election.
 */
export function newSeed(random: RandomBytes): string {
  let seed = '';
  while (seed.length < LENGTH) {
    for (const byte of random(LENGTH)) {
      if (byte < FAIR_BYTES && seed.length < LENGTH) seed += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return seed;
}

export const isSeed = (text: string): boolean => SEED.test(text);

/** The keys of one member for the ceremony's messages (specification, section 4.6.1). */
export interface MemberKeys {
  /** Secrets: to sign with, and to read what is sent to one. */
  readonly signing: bigint;
  readonly decryption: bigint;
  /** The texts of their public counterparts. */
  readonly verification: string;
  readonly encryption: string;
}

export function memberKeys(seed: string, { group, platform }: TrusteeContext): MemberKeys {
  const secret = (use: string): bigint => fromBigEndian(platform.sha256(`${use}|${seed}`)) % group.order;
  const [signing, decryption] = [secret('sk'), secret('dk')];
  const publicOf = (exponent: bigint): string => group.write(group.secretPowerOfGenerator(exponent));
  return { signing, decryption, verification: publicOf(signing), encryption: publicOf(decryption) };
}
