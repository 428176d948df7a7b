import { err, ok, type Result } from '@selectorate/basics';
import type { RandomBytes } from '@selectorate/group';

declare const code: unique symbol;

/** A secret code as it is delivered to a voter: `XXXXX-XXXXXX-XXXXX-XXXXXX`. Its dashes are part of what is hashed. */
export type CredentialCode = string & { readonly [code]: true };

/** No 0, O, I or l. */
export const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const GROUPS = [5, 6, 5, 6] as const;
const LENGTH = 22;

/** What is wrong with a code that was typed. */
export type CodeFault =
  | { readonly code: 'code-length'; readonly characters: number; readonly expected: number }
  /** `at` counts characters from 1, without dashes and blanks: as a person counts who reads the code aloud. */
  | { readonly code: 'code-character'; readonly at: number; readonly character: string };

/**
 * The code somebody typed. Blanks and dashes may stand anywhere or nowhere; capitals matter. The protocol's codes have **no
 * checksum**: a wrong character of the alphabet is found out only because the code's key is on no list.
 */
export function parseCode(typed: string): Result<CredentialCode, CodeFault> {
  const characters = [...typed.replaceAll(/[\s\u2010-\u2015\u2212-]/g, '')];
  const wrong = characters.findIndex((character) => !BASE58.includes(character));
  if (wrong !== -1) return err({ code: 'code-character', at: wrong + 1, character: characters[wrong] ?? '' });
  if (characters.length !== LENGTH) {
    return err({ code: 'code-length', characters: characters.length, expected: LENGTH });
  }
  return ok(grouped(characters));
}

/** A fresh code: 22 characters, each of 58 with the same chance; 128 bits that nobody can foretell. */
export function newCode(random: RandomBytes): CredentialCode {
  return grouped(drawCharacters(BASE58, LENGTH, random));
}

/** `count` characters of an alphabet, each with the same chance: bytes that would favour its first ones are thrown away. */
export function drawCharacters(alphabet: string, count: number, random: RandomBytes): string[] {
  const fair = 256 - (256 % alphabet.length);
  const characters: string[] = [];
  while (characters.length < count) {
    for (const byte of random(2 * count)) {
      if (byte < fair && characters.length < count) characters.push(alphabet[byte % alphabet.length] ?? '');
    }
  }
  return characters;
}

function grouped(characters: readonly string[]): CredentialCode {
  let at = 0;
  const groups = GROUPS.map((length) => {
    at += length;
    return characters.slice(at - length, at).join('');
  });
  return groups.join('-') as CredentialCode;
}
