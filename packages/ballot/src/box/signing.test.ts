import { randomFillSync } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, fromHex, toHex, utf8 } from '@selectorate/basics';
import { groupsByName, nobleEd25519 } from '@selectorate/group';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchedWorkings } from '../proofs/batched-workings.ts';
import { hintMaker } from '../proofs/single-workings.ts';
import { checkSignedText, ed25519Signer, readVerifyingKey, signatureCheck, type SignedText } from './signing.ts';

const random = (n: number): Uint8Array => randomFillSync(new Uint8Array(n));
const kernel = groupsByName()('Ed25519');
const { Point } = ed25519;

/** RFC 8032 section 7.1, tests 1 to 3: secret key, public key, message, signature. The messages are bytes; texts where ASCII. */
const RFC_8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    'r',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
] as const;

describe.each([
  ['noble', nobleEd25519()],
  ['kernel', kernel],
] as const)('Ed25519 signatures over the group of %s', (_name, group) => {
  const check = signatureCheck(group);

  test.each(RFC_8032)('RFC 8032, secret key %s', (secret, key, message, signature) => {
    const signer = ed25519Signer(fromHex(secret) ?? random(32));
    expect(signer.key).toBe(key);
    expect(signer.sign(message)).toBe(signature);
    expect(check(key, message, signature)).toBe(true);
    expect(check(key, `${message}.`, signature)).toBe(false);
  });

  test('another key, a changed bit, a wrong length, upper case', () => {
    const [signer, other] = [ed25519Signer(random(32)), ed25519Signer(random(32))];
    const signature = signer.sign('a message');
    expect(check(other.key, 'a message', signature)).toBe(false);
    for (const wrong of [signature.slice(2), `${signature}00`, signature.toUpperCase(), '']) {
      expect(check(signer.key, 'a message', wrong)).toBe(false);
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 511 }), (bit) => {
        const bytes = fromHex(signature) ?? new Uint8Array(64);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(check(signer.key, 'a message', toHex(bytes))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('S above the order, which would be a second signature for the same text', () => {
    const signer = ed25519Signer(random(32));
    const signature = signer.sign('x');
    const s = littleEndian(fromHex(signature.slice(64)) ?? new Uint8Array(32)) + group.order;
    expect(check(signer.key, 'x', signature.slice(0, 64) + toHex(asLittleEndian(s)))).toBe(false);
  });

  test('keys and commitments of small order, with which one signature fits every text', () => {
    // The point (0, -1) of order two; [S]B = R + [k]A holds for S = 0 with R = A whenever k is odd.
    const small = toHex(asLittleEndian(2n ** 255n - 20n));
    const zero = '0'.repeat(64);
    const texts = Array.from({ length: 16 }, (_, i) => `text ${i}`);
    for (const text of texts) expect(check(small, text, small + zero)).toBe(false);
    const identity = toHex(asLittleEndian(1n));
    expect(readVerifyingKey(identity, group)).toBeNull();
    expect(check(identity, 'x', identity + zero)).toBe(false);
  });

  test('a commitment with a part of small order', () => {
    // Made with the secret scalar: R' = R + T, S for R' without T; the cofactored equation holds, this one must not.
    const secret = random(32);
    const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(secret);
    const torsion = Point.fromAffine({ x: 0n, y: 2n ** 255n - 20n });
    const nonce = 12_345n;
    const r = Point.BASE.multiply(nonce).add(torsion).toBytes();
    const k = littleEndian(sha512(concatBytes(r, pointBytes, utf8('x')))) % group.order;
    const s = (nonce + k * scalar) % group.order;
    expect(check(toHex(pointBytes), 'x', toHex(r) + toHex(asLittleEndian(s)))).toBe(false);
  });
});

test('many in one batch: all good hold, one bad and none do', () => {
  const { batching } = kernel;
  if (batching === null) throw new TypeError('the kernel has batches');
  const signed = Array.from({ length: 20 }, (_, i): SignedText => {
    const signer = ed25519Signer(random(32));
    const key = readVerifyingKey(signer.key, kernel);
    if (key === null) throw new TypeError('a key of our own');
    return { key, message: `message ${i}`, signature: signer.sign(`message ${i}`) };
  });
  const hints = signed.map((one) => {
    const maker = hintMaker(kernel);
    if (maker === null || !checkSignedText(one, maker)) throw new TypeError('no hints');
    return maker.hints();
  });
  const holds = (texts: readonly SignedText[]): boolean => {
    const workings = batchedWorkings(kernel, batching, batching.newBatch(random));
    const each = texts.map((one, i) => {
      workings.begin(hints[i] ?? new Uint8Array(0));
      return checkSignedText(one, workings) && workings.usedUp();
    });
    return each.every(Boolean) && workings.holds();
  };
  expect(holds(signed)).toBe(true);
  for (const bad of [0, 7, 19]) {
    expect(holds(signed.map((one, i) => (i === bad ? { ...one, message: 'another' } : one)))).toBe(false);
  }
});

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.toReversed())}`);
}

function asLittleEndian(value: bigint): Uint8Array {
  return (fromHex(value.toString(16).padStart(64, '0')) ?? new Uint8Array(32)).toReversed();
}
