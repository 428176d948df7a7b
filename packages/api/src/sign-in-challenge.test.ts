import { fromHex, toBase64Url, toHex } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signInChallenge, signInChallengeText } from './sign-in-challenge.ts';

test('A35 is never what the server sent: no statement of an act can be signed by signing in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (statement) => {
      expect(toHex(signInChallenge(toBase64Url(statement)))).not.toBe(toHex(statement));
    }),
  );
});

test('is SHA-256 over a name of its own, a newline and the nonce as text', () => {
  // printf 'selectorate-sign-in/1\nAAAA' | sha256sum
  const expected = '47b723d2978535d1df4e6499564b8433497672c8d0603abc85f2fd195cfb4678';
  expect(toHex(signInChallenge('AAAA'))).toBe(expected);
  expect(signInChallengeText('AAAA')).toBe(toBase64Url(fromHex(expected) ?? new Uint8Array()));
});
