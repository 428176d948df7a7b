import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, fromBigEndian, fromHex, toHex, utf8 } from '@selectorate/basics';
import type { Element, Group } from '@selectorate/group';
import { singleWorkings } from '../proofs/single-workings.ts';
import type { Workings } from '../proofs/workings.ts';

/** Whoever signs for a server, a registrar or an officer: a key in memory, or a device that keeps it. */
export interface Signer {
  /** The public key, 32 bytes in hexadecimal. */
  readonly key: string;
  /** The signature of a text's UTF-8 bytes, 64 bytes in hexadecimal. */
  readonly sign: (message: string) => string;
}

/** Ed25519 (RFC 8032) with a secret key of 32 bytes; it needs no randomness. */
export function ed25519Signer(secretKey: Uint8Array): Signer {
  return {
    key: toHex(ed25519.getPublicKey(secretKey)),
    sign: (message) => toHex(ed25519.sign(utf8(message), secretKey)),
  };
}

/** Whether a signature is the key's; all that a box needs to know of signing. */
export type SignatureCheck = (key: string, message: string, signature: string) => boolean;

/** A public key that has been found to be one. */
export interface VerifyingKey {
  readonly text: string;
  readonly element: Element;
}

/** Null for what is no point of the prime subgroup in its one spelling, and for the identity. */
export function readVerifyingKey(text: string, ed25519Group: Group): VerifyingKey | null {
  const element = ed25519Group.read(reversed(text));
  return element.ok && !ed25519Group.isIdentity(element.value) ? { text, element: element.value } : null;
}

export interface SignedText {
  readonly key: VerifyingKey;
  readonly message: string;
  readonly signature: string;
}

/**
 * Ed25519 as RFC 8032 section 5.1.7 has it without the cofactor: S below the order, and R exactly [S]B - [k]A, with R and A in
 * the prime subgroup. What this accepts every verifier does; signatures with small-order parts, on which they differ, it refuses.
 * Over {@link Workings}, so that many can be checked in one batch: a hint for R, one element.
 */
export function checkSignedText({ key, message, signature }: SignedText, workings: Workings): boolean {
  const bytes = fromHex(signature);
  if (bytes?.length !== 64) return false;
  const s = littleEndian(bytes.subarray(32));
  const { order } = workings.group;
  if (s >= order) return false;
  const r = workings.element(reversed(signature.slice(0, 64)));
  if (!r.ok) return false;
  const keyBytes = fromHex(key.text) ?? new Uint8Array(0);
  const k = littleEndian(sha512(concatBytes(bytes.subarray(0, 32), keyBytes, utf8(message)))) % order;
  return workings.isProduct(r.value, [
    [workings.generator, s],
    [workings.known(key.element), order - k],
  ]);
}

/** Checks one at a time over the group Ed25519; keys are read once. */
export function signatureCheck(ed25519Group: Group): SignatureCheck {
  const workings = singleWorkings(ed25519Group);
  const keys = new Map<string, VerifyingKey | null>();
  return (text, message, signature) => {
    const key = keys.get(text) ?? readVerifyingKey(text, ed25519Group);
    keys.set(text, key);
    return key !== null && checkSignedText({ key, message, signature }, workings);
  };
}

/** The group spells a point by its bytes in reverse. */
const reversed = (hex: string): string => (hex.match(/../g) ?? []).toReversed().join('');

const littleEndian = (bytes: Uint8Array): bigint => fromBigEndian(bytes.toReversed());
