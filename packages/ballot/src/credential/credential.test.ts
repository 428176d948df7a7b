import { pbkdf2Sync, randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { nobleEd25519, rfc3526 } from '@selectorate/group';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portableHashing } from '../platform.ts';
import { BASE58, type CredentialCode, drawCharacters, newCode, parseCode } from './code.ts';
import { credentialsOf, deriveCredential } from './derive-credential.ts';
import { deriveOldCredential, parseOldCode } from './old-code.ts';
import { newPartCode, parsePartCode } from './part-code.ts';
import { sparesFor } from './spares.ts';

const random = (n: number): Uint8Array => randomFillSync(new Uint8Array(n));
const group = nobleEd25519();
const setting = { group, platform: portableHashing() };

test('a fresh code is 22 characters of the alphabet, grouped 5-6-5-6, and reads back', () => {
  for (let i = 0; i < 200; i++) {
    const code = newCode(random);
    expect(code).toMatch(
      /^[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}$/,
    );
    expect(parseCode(code)).toEqual({ ok: true, value: code });
  }
});

test('characters are drawn without favour: bytes beyond the last whole round of the alphabet are thrown away', () => {
  const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const given = [everyByte, everyByte];
  const drawn = drawCharacters(BASE58, 232, () => given.shift() ?? new Uint8Array(0));
  const counts = [...BASE58].map((character) => drawn.filter((one) => one === character).length);
  expect(new Set(counts)).toEqual(new Set([4]));
});

test('a code is read with blanks and dashes anywhere, and spelt with its own', () => {
  const code = newCode(random);
  const characters = code.replaceAll('-', '');
  for (const typed of [characters, ` ${code}\n`, characters.replaceAll(/(..)/g, '$1 '), code.replaceAll('-', '–')]) {
    expect(unwrap(parseCode(typed))).toBe(code);
  }
});

test('a code that was typed wrongly says which character is wrong, or how many there are', () => {
  const code = 'nHt9g-FT1diW-CR67e-XZPvDB';
  expect(parseCode(code.replace('t9g', 'tOg'))).toEqual({
    ok: false,
    error: { code: 'code-character', at: 4, character: 'O' },
  });
  expect(parseCode(code.replace('FT1', 'FTl'))).toEqual({
    ok: false,
    error: { code: 'code-character', at: 8, character: 'l' },
  });
  expect(parseCode(code.slice(0, -1))).toEqual({
    ok: false,
    error: { code: 'code-length', characters: 21, expected: 22 },
  });
  expect(parseCode(`${code}1`)).toEqual({ ok: false, error: { code: 'code-length', characters: 23, expected: 22 } });
  expect(parseCode('')).toEqual({ ok: false, error: { code: 'code-length', characters: 0, expected: 22 } });
});

test('one code gives the credential of each box, and they have nothing to do with each other', () => {
  const code = newCode(random);
  const credentials = credentialsOf(code, ['BoxOne12345678', 'BoxTwo12345678'], setting);
  expect(new Set(credentials.map(({ publicKey }) => publicKey)).size).toBe(2);
  expect(credentials[1]).toEqual(deriveCredential(code, 'BoxTwo12345678', setting));
});

test('a public key is the generator to the secret, in every group', () => {
  for (const one of [group, rfc3526()]) {
    const credential = deriveCredential(newCode(random), 'BoxOne12345678', { ...setting, group: one });
    expect(one.write(one.powerOfGenerator(credential.secret))).toBe(credential.publicKey);
    expect(credential.secret < one.order).toBe(true);
  }
});

test('a character of a code changed, its credential is another one', () => {
  const code = newCode(random);
  const swapped = code.replace(/^./, code.startsWith('A') ? 'B' : 'A') as CredentialCode;
  const keys = [code, swapped].map((one) => deriveCredential(one, 'BoxOne12345678', setting).publicKey);
  expect(keys[0]).not.toBe(keys[1]);
});

test('codes of version 2.0 carry a checksum and are stretched by PBKDF2', () => {
  const code = unwrap(parseOldCode(' JGA-mw1-BWL-8BE-LPK\n'));
  expect(parseOldCode('JGA-mw1-BWL-8BE-LPL')).toEqual({ ok: false, error: 'code-checksum' });
  expect(parseOldCode('JGA-mw1-BWL-8BE-KPK')).toEqual({ ok: false, error: 'code-checksum' });
  expect(parseOldCode('JGAmw1BWL8BELPK').ok).toBe(true);
  expect(parseOldCode('JGA-mw1BWL8BELPK')).toEqual({ ok: false, error: 'code-form' });
  expect(parseOldCode('JGA-mw1-BWL-8BE-LP0')).toEqual({ ok: false, error: 'code-form' });
  const stretched = pbkdf2Sync(code, 'npg4UgdAj7mtop', 1000, 32, 'sha256').toString('hex');
  expect(deriveOldCredential(code, 'npg4UgdAj7mtop', setting).secret).toBe(BigInt(`0x${stretched}`) % group.order);
});

test('a part is sixteen characters that survive bad handwriting', () => {
  const part = newPartCode(random);
  expect(part).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(unwrap(parsePartCode(part.toLowerCase().replaceAll('-', ' ')))).toBe(part);
  expect(unwrap(parsePartCode('oOil-LI00-1111-zzzz'))).toBe('0011-1100-1111-ZZZZ');
  expect(parsePartCode('0000-0000-0000-00U0')).toEqual({
    ok: false,
    error: { code: 'code-character', at: 15, character: 'U' },
  });
  expect(parsePartCode('0000-0000-0000-00ß0').ok).toBe(false);
  expect(parsePartCode('0000-0000-0000-000')).toEqual({
    ok: false,
    error: { code: 'code-length', characters: 15, expected: 16 },
  });
});

test('any text is either a code that reads back or a named fault', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...BASE58, '-', ' ', '0', 'é', '\u{1f5f3}'), maxLength: 26 }),
      (text) => {
        for (const parse of [parseCode, parsePartCode]) {
          const parsed = parse(text);
          if (parsed.ok) expect(parse(parsed.value)).toEqual(parsed);
          else expect(['code-length', 'code-character']).toContain(parsed.error.code);
        }
      },
    ),
  );
});

test('spares are five in a hundred, rounded up, and ten', () => {
  expect([0, 1, 20, 21, 1000].map(sparesFor)).toEqual([10, 11, 11, 12, 60]);
  for (const wrong of [-1, 0.5, Number.NaN]) expect(() => sparesFor(wrong)).toThrow(RangeError);
});
