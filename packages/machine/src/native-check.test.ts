import { bigEndian, concatBytes, fromBigEndian, fromHex, unwrap, utf8 } from '@selectorate/basics';
import {
  type CheckedPublicKey,
  checkSignature,
  ed25519PublicKey,
  readPublicKey,
  readPublicKeyBytes,
  signEd25519,
} from '@selectorate/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newKey } from './key-file.ts';
import { nativeCheck } from './native-check.ts';

/** The one verdict of both; a test fails where they part. */
function both(key: CheckedPublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const verdict = checkSignature(key, message, signature);
  expect(nativeCheck(key, message, signature)).toBe(verdict);
  return verdict;
}

const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();
const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === Math.floor(bit / 8) ? byte ^ (1 << (bit % 8)) : byte));
const messages = fc.uint8Array({ maxLength: 80 });
const bits = fc.nat(511);

describe('OpenSSL and the record’s own code say the same of a signature', () => {
  test.each(['EdDSA', 'ES256'] as const)('property: honest and altered %s', (alg) => {
    const signer = newKey('officer-1', alg);
    const key = unwrap(readPublicKey(signer.publicKey));
    const another = unwrap(readPublicKey(newKey('officer-2', alg).publicKey));
    fc.assert(
      fc.property(messages, bits, (message, bit) => {
        const signature = signer.sign(message);
        expect(both(key, message, signature)).toBe(true);
        expect(both(key, message, flip(signature, bit))).toBe(false);
        expect(both(key, concatBytes(message, Uint8Array.of(0)), signature)).toBe(false);
        expect(both(another, message, signature)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  test('property: what one of them made, the other takes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), messages, (secret, message) => {
        const key = unwrap(readPublicKeyBytes('EdDSA', ed25519PublicKey(secret)));
        expect(both(key, message, signEd25519(message, secret))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  const ORDER = fromBigEndian(hex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'));
  const signer = newKey('officer-1', 'ES256');
  const ecKey = unwrap(readPublicKey(signer.publicKey));

  test('a high s of ES256 is taken by both', () => {
    const signature = signer.sign(utf8('act'));
    const s = fromBigEndian(signature.subarray(32));
    const other = concatBytes(signature.subarray(0, 32), bigEndian(ORDER - s, 32));
    expect(both(ecKey, utf8('act'), other)).toBe(true);
  });

  test.each([
    ['r is 0', 0n, 1n],
    ['s is 0', 1n, 0n],
    ['r is the order', ORDER, 1n],
    ['s is the order', 1n, ORDER],
  ])('ES256 out of range: %s', (_, r, s) => {
    expect(both(ecKey, utf8('act'), concatBytes(bigEndian(r, 32), bigEndian(s, 32)))).toBe(false);
  });

  test.each([0, 1, 63, 65, 4096])('%i bytes are no signature', (length) => {
    expect(both(ecKey, utf8('act'), new Uint8Array(length))).toBe(false);
  });
});

/**
 * Signatures of “act” by the Ed25519 secret of 32 bytes 03, made with the nonce 123456789 and R shifted by each point of
 * small order, which a cofactored check takes; with S not reduced; and with encodings of R that are not canonical.
 */
describe('EdDSA on which verifiers disagree elsewhere', () => {
  const key = unwrap(
    readPublicKeyBytes('EdDSA', hex('ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d1')),
  );
  test.each([
    [
      'no torsion',
      '17ffad8068dc0de9935d36636f3ad1b5de6de3413b12388e453b05f2a4c1d3db83fc1b7fa22e610dbf6634cf37b16f7a894ca33e4b9374b83c8cf027d167f909',
      true,
    ],
    [
      'torsion 1',
      'd63c01223147541df4e170763e9e2788a8bf5971f52a93c5829dbe6f5ff6bba9e1abf94d5bec31cc1ee0ab83b3e233c7ec2919cd8c9837b19431922710239b08',
      false,
    ],
    [
      'torsion 2',
      'e3b97bafaaff89d5daa423e9d78e9506371d40f044b78353daed01f30e3e687ef63f177e597a91b4026f240ed033d5ad1ad030c1ba54e69c04e9d809d92d7208',
      false,
    ],
    [
      'torsion 3',
      '1dd960b291c53514fece1341fc0dcd8a648b3934c2c533666f737a654ff1e1bf9e6ee0896eacc93c0552fb3081f3f8e5d4cd987f2b72de783994afe689f2020f',
      false,
    ],
    [
      'torsion 4',
      'd600527f9723f2166ca2c99c90c52e4a21921cbec4edc771bac4fa0d5b3e2c24838f5aa62c5cffe8a7b6fab4de6dd6a47df597d95f00a5ea8ab26ca9c5dee103',
      false,
    ],
    [
      'torsion 5',
      '17c3feddceb8abe20b1e8f89c161d8775740a68e0ad56c3a7d624190a0094456a82998adff032d1cf46671d6407f684ef21ab6a6dcc343bf4af744d95a362502',
      false,
    ],
    [
      'torsion 6',
      '0a4684505500762a255bdc1628716af9c8e2bf0fbb487cac2512fe0cf1c1978156fc5cd007a5b32c0bd1b70da5fd592480b05906006321711c6f23c99ee7930f',
      false,
    ],
    [
      'torsion 7',
      'd0269f4d6e3acaeb0131ecbe03f232759b74c6cb3d3acc99908c859ab00e1e4049114acda470f48a6c2cdf85fc1207f72fe6047eccedcb357b6e24f757fa190f',
      false,
    ],
    [
      'S not reduced',
      'df64d997bb685f48904952392994f8657c07110617e80fe8f815bbdaacfb6240ee438cd1f22ffe8feeb72c22f4c68b1a6fdb28082b942a95e2d8d489d8ac2119',
      false,
    ],
    [
      'R above the field',
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7fad305196f5dff8904253023fb26a8fdf9be59e8c4416c250214c3a802b33850b',
      false,
    ],
    [
      'R with a sign of zero',
      '01000000000000000000000000000000000000000000000000000000000000808beb3dc7bee05c3ed6c16be7a917211d3ee47b03d13f8a0946421b83f2c4de02',
      false,
    ],
  ])('%s', (_, signature, holds) => {
    expect(both(key, utf8('act'), hex(signature))).toBe(holds);
  });
});
