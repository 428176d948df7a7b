import { fromUtf8, utf8 } from './bytes.ts';
import { unwrap } from './result.ts';

const STANDARD = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const URL_SAFE = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const STANDARD_VALUES = valuesOf(STANDARD);
const URL_SAFE_VALUES = valuesOf(URL_SAFE);

/** RFC 4648 section 4, with padding. */
export const toBase64 = (bytes: Uint8Array): string => encode(bytes, STANDARD, { padded: true });

/** RFC 4648 section 5, without padding. */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, URL_SAFE, { padded: false });

/** Undefined unless the text is exactly what {@link toBase64} writes: one text per value, so nothing can be smuggled. */
export const fromBase64 = (text: string): Uint8Array | undefined => decode(text, STANDARD_VALUES, { padded: true });

/** Undefined unless the text is exactly what {@link toBase64Url} writes. */
export const fromBase64Url = (text: string): Uint8Array | undefined => decode(text, URL_SAFE_VALUES, { padded: false });

interface Spelling {
  readonly padded: boolean;
}

const PADDING = '='.charCodeAt(0);

/** Built as bytes and read as a text once: what is spelt may be tens of megabytes. */
function encode(bytes: Uint8Array, alphabet: Uint8Array, { padded }: Spelling): string {
  const digits = Math.ceil((bytes.length * 4) / 3);
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let at = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) text[at++] = alphabet[(group >> shift) & 63] ?? 0;
  }
  return unwrap(fromUtf8(padded ? text.fill(PADDING, digits) : text.subarray(0, digits)));
}

function decode(text: string, values: Int8Array, { padded }: Spelling): Uint8Array | undefined {
  const digits = padded ? digitsIn(text) : text.length;
  const missing = (4 - (digits % 4)) % 4;
  if (missing === 3 || text.length !== digits + (padded ? missing : 0)) return undefined;
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < digits; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >> bits) & 0xff;
    }
  }
  // What the last digit has beyond the last byte must be zero, or the bytes would have several spellings.
  return (buffer & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** Length without at most two signs of padding. */
function digitsIn(text: string): number {
  let length = text.length;
  while (length > text.length - 2 && text[length - 1] === '=') length -= 1;
  return Math.max(0, length);
}

/** The value of each ASCII character in an alphabet, -1 for those outside it. */
function valuesOf(alphabet: Uint8Array): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const [value, digit] of alphabet.entries()) values[digit] = value;
  return values;
}
