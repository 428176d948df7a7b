import * as nodeCrypto from 'node:crypto';
import { ed25519, ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, fromHex, toBase64Url, unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { es256FromDer } from './es256-der.ts';
import { type CheckedPublicKey, fingerprint, readPublicKey, readPublicKeyBytes } from './public-key.ts';
import { checkSignature, ed25519PublicKey, type SignatureCheck, signEd25519 } from './signatures.ts';

const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();

/** What a server would inject: OpenSSL through Node. */
const nativeCheck: SignatureCheck = (key, message, signature) => {
  if (signature.length !== 64) return false;
  const edPrefix = hex('302a300506032b6570032100');
  const ecPrefix = hex('3039301306072a8648ce3d020106082a8648ce3d030107032200');
  const der = Buffer.from(concatBytes(key.alg === 'EdDSA' ? edPrefix : ecPrefix, key.bytes));
  const publicKey = nodeCrypto.createPublicKey({ key: der, format: 'der', type: 'spki' });
  return key.alg === 'EdDSA'
    ? nodeCrypto.verify(null, message, publicKey, signature)
    : nodeCrypto.verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
};

const both = (key: CheckedPublicKey, message: Uint8Array, signature: Uint8Array): boolean => {
  const verdict = checkSignature(key, message, signature);
  expect(nativeCheck(key, message, signature)).toBe(verdict);
  return verdict;
};

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 }).filter((bytes) => bytes.some((byte) => byte > 0));
const messages = fc.uint8Array({ maxLength: 80 });
const edKey = (secret: Uint8Array): CheckedPublicKey => unwrap(readPublicKeyBytes('EdDSA', ed25519PublicKey(secret)));
const ecKey = (secret: Uint8Array): CheckedPublicKey => unwrap(readPublicKeyBytes('ES256', p256.getPublicKey(secret)));
const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte));

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;
const scalarBytes = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

describe('one meaning of a signature: pure code and OpenSSL agree', () => {
  test('on honest and altered EdDSA signatures', () => {
    fc.assert(
      fc.property(secrets, messages, fc.nat(511), (secret, message, bit) => {
        const signature = signEd25519(message, secret);
        expect(both(edKey(secret), message, signature)).toBe(true);
        expect(both(edKey(secret), message, flip(signature, bit))).toBe(false);
        expect(both(edKey(secret), concatBytes(message, Uint8Array.of(0)), signature)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('on honest, altered and high-s ES256 signatures', () => {
    fc.assert(
      fc.property(secrets, messages, fc.nat(511), (secret, message, bit) => {
        const low = p256.sign(message, secret, { prehash: true, lowS: true });
        const { r, s } = p256.Signature.fromBytes(low);
        const high = new p256.Signature(r, p256.Point.Fn.ORDER - s).toBytes();
        expect(both(ecKey(secret), message, low)).toBe(true);
        expect(both(ecKey(secret), message, high)).toBe(true);
        expect(both(ecKey(secret), message, flip(low, bit))).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  test('on EdDSA signatures whose R carries a torsion component', () => {
    const secret = new Uint8Array(32).fill(3);
    const message = utf8('act');
    const { scalar } = ed25519.utils.getExtendedPublicKey(secret);
    const nonce = 123_456_789n;
    for (const torsion of ED25519_TORSION_SUBGROUP) {
      const r = Point.BASE.multiply(nonce)
        .add(Point.fromBytes(hex(torsion), true))
        .toBytes();
      const k = littleEndian(sha512(concatBytes(r, edKey(secret).bytes, message))) % ORDER;
      const signature = concatBytes(r, scalarBytes((nonce + k * scalar) % ORDER));
      // The cofactored equation takes them all; the one meaning here takes only the point without torsion.
      expect(ed25519.verify(signature, message, edKey(secret).bytes)).toBe(true);
      expect(both(edKey(secret), message, signature)).toBe(Point.fromBytes(hex(torsion), true).is0());
    }
  });

  test('on S that is not reduced, and on R that is not canonical', () => {
    const secret = new Uint8Array(32).fill(9);
    const message = utf8('act');
    const signature = signEd25519(message, secret);
    const s = littleEndian(signature.subarray(32));
    expect(both(edKey(secret), message, concatBytes(signature.subarray(0, 32), scalarBytes(s + ORDER)))).toBe(false);
    const onePlusP = hex('eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
    const minusZero = hex('0100000000000000000000000000000000000000000000000000000000000080');
    const { scalar } = ed25519.utils.getExtendedPublicKey(secret);
    for (const r of [onePlusP, minusZero]) {
      const k = littleEndian(sha512(concatBytes(r, edKey(secret).bytes, message))) % ORDER;
      expect(both(edKey(secret), message, concatBytes(r, scalarBytes((k * scalar) % ORDER)))).toBe(false);
    }
  });

  test('on ES256 numbers out of range', () => {
    const key = ecKey(new Uint8Array(32).fill(5));
    const n = hex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const one = concatBytes(new Uint8Array(31), Uint8Array.of(1));
    for (const pair of [
      [new Uint8Array(32), one],
      [one, new Uint8Array(32)],
      [n, one],
      [one, n],
    ] as const) {
      expect(both(key, utf8('act'), concatBytes(...pair))).toBe(false);
    }
  });

  test('on lengths other than 64', () => {
    const key = edKey(new Uint8Array(32).fill(5));
    for (const length of [0, 63, 65, 4096]) expect(both(key, utf8('act'), new Uint8Array(length))).toBe(false);
  });
});

test.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
])('RFC 8032 section 7.1, secret key %s', (secret, publicKey, message, signature) => {
  expect(ed25519PublicKey(hex(secret))).toEqual(hex(publicKey));
  expect(signEd25519(hex(message), hex(secret))).toEqual(hex(signature));
  expect(both(unwrap(readPublicKeyBytes('EdDSA', hex(publicKey))), hex(message), hex(signature))).toBe(true);
});

describe('a public key is read once', () => {
  const honest = ed25519PublicKey(new Uint8Array(32).fill(1));

  test('every point of small order is refused', () => {
    for (const torsion of ED25519_TORSION_SUBGROUP) {
      expect(readPublicKeyBytes('EdDSA', hex(torsion))).toMatchObject({ ok: false });
    }
    expect(readPublicKeyBytes('EdDSA', hex(ED25519_TORSION_SUBGROUP[1] ?? ''))).toEqual({
      ok: false,
      error: 'small-order',
    });
  });

  test('a key with a torsion component is refused', () => {
    const torsion = Point.fromBytes(hex(ED25519_TORSION_SUBGROUP[1] ?? ''));
    const laced = Point.fromBytes(honest).add(torsion).toBytes();
    expect(readPublicKeyBytes('EdDSA', laced)).toEqual({ ok: false, error: 'torsion-component' });
  });

  test.each([
    ['RS256', toBase64Url(honest), 'unknown-algorithm'],
    ['EdDSA', `${toBase64Url(honest)}=`, 'not-base64url'],
    ['EdDSA', 'A'.repeat(65), 'wrong-length'],
    ['EdDSA', toBase64Url(honest.slice(1)), 'wrong-length'],
    ['ES256', toBase64Url(honest), 'wrong-length'],
    ['EdDSA', toBase64Url(hex('eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')), 'not-a-point'],
    ['ES256', toBase64Url(concatBytes(Uint8Array.of(2), new Uint8Array(32).fill(255))), 'not-a-point'],
    ['ES256', toBase64Url(concatBytes(Uint8Array.of(4), honest)), 'not-a-point'],
  ])('%s %s: %s', (alg, key, fault) => expect(readPublicKey({ alg, key })).toEqual({ ok: false, error: fault }));

  test('its fingerprint is eight groups that depend on the algorithm and the key', () => {
    const key = unwrap(readPublicKey({ alg: 'EdDSA', key: toBase64Url(honest) }));
    expect(fingerprint(key)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect(fingerprint({ ...key, alg: 'ES256' })).not.toBe(fingerprint(key));
  });
});

describe('signatures of authenticators in DER', () => {
  test('become the 64 bytes that OpenSSL meant', () => {
    const { privateKey, publicKey } = nodeCrypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
    for (let i = 0; i < 200; i++) {
      const message = utf8(`act ${i}`);
      const der = nodeCrypto.sign('sha256', message, privateKey);
      const raw = unwrap(es256FromDer(der));
      expect(nodeCrypto.verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
    }
  });

  test.each([
    ['short numbers', '3006020101020102', true],
    ['a needless zero', '300702020001020102', false],
    ['a negative number', '3006020181020102', false],
    ['bytes after it', '300602010102010200', false],
    ['a long-form length', '308106020101020102', false],
    ['an empty number', '30050200020102', false],
    ['another sequence length', '3007020101020102', false],
    ['a number of 33 digits', `3027022101${'00'.repeat(32)}020102`, false],
    ['one number only', '3003020101', false],
    ['nothing', '', false],
  ])('%s', (_, der, accepted) => expect(es256FromDer(hex(der)).ok).toBe(accepted));
});
