import { err, fromBigEndian, ok, type Result, utf8 } from '@selectorate/basics';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { BASE58 } from './code.ts';
import { type Credential, credentialOfSecret, type CredentialSetting } from './derive-credential.ts';

// Codes of the protocol as version 2.0 has it (its specification, section 4.8): read and used, to replay elections of that
// version; never issued.

declare const oldCode: unique symbol;

/** `XXX-XXX-XXX-XXX-XXX`, or without dashes: which of the two it is counts. The last character is a checksum. */
export type OldCode = string & { readonly [oldCode]: true };

export type OldCodeFault = 'code-form' | 'code-checksum';

const FORM = /^(?:[1-9A-HJ-NP-Za-km-z]{3}-){4}[1-9A-HJ-NP-Za-km-z]{3}$|^[1-9A-HJ-NP-Za-km-z]{15}$/;
const CHECKED = 14;
const MODULUS = 53n;

export function parseOldCode(typed: string): Result<OldCode, OldCodeFault> {
  const text = typed.trim();
  if (!FORM.test(text)) return err('code-form');
  const digits = Array.from(text.replaceAll('-', ''), (character) => BigInt(BASE58.indexOf(character)));
  const number = digits.slice(0, CHECKED).reduce((sum, digit) => sum * 58n + digit, 0n);
  return digits[CHECKED] === MODULUS - (number % MODULUS) ? ok(text as OldCode) : err('code-checksum');
}

const ROUNDS = 1_000;
const BYTES = 32;

/** The credential of a code of version 2.0: PBKDF2 with HMAC-SHA-256, the election's identifier its salt. */
export function deriveOldCredential(code: OldCode, uuid: string, setting: CredentialSetting): Credential {
  const derived = pbkdf2(sha256, utf8(code), utf8(uuid), { c: ROUNDS, dkLen: BYTES });
  return credentialOfSecret(fromBigEndian(derived), setting.group);
}
