import { err, ok, type Result } from '@selectorate/basics';
import type { RandomBytes } from '@selectorate/group';
import { type CodeFault, drawCharacters } from './code.ts';

declare const partCode: unique symbol;

/** One part of a two-part credential as a person types it: `XXXX-XXXX-XXXX-XXXX`, 80 bits. */
export type PartCode = string & { readonly [partCode]: true };

/** Crockford's base 32: no I, L, O and U. Chosen over RFC 4648 because what is read wrongly from paper can be put right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const LENGTH = 16;

/** The part somebody typed: in capitals or not, O taken for 0, I and L for 1, blanks and dashes anywhere. There is no checksum. */
export function parsePartCode(typed: string): Result<PartCode, CodeFault> {
  const typedCharacters = [...typed.replaceAll(/[\s\u2010-\u2015\u2212-]/g, '')];
  const characters = typedCharacters.map((character) => {
    const capital = /^[a-z]$/.test(character) ? character.toUpperCase() : character;
    return READ_AS[capital] ?? capital;
  });
  const wrong = characters.findIndex((character) => !ALPHABET.includes(character));
  if (wrong !== -1) return err({ code: 'code-character', at: wrong + 1, character: typedCharacters[wrong] ?? '' });
  if (characters.length !== LENGTH) {
    return err({ code: 'code-length', characters: characters.length, expected: LENGTH });
  }
  return ok(grouped(characters));
}

export function newPartCode(random: RandomBytes): PartCode {
  return grouped(drawCharacters(ALPHABET, LENGTH, random));
}

const grouped = (characters: readonly string[]): PartCode =>
  (characters.join('').match(/.{4}/g) ?? []).join('-') as PartCode;
