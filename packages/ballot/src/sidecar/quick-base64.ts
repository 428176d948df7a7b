import { fromUtf8, unwrap, utf8 } from '@selectorate/basics';

// Hints are tens of megabytes, and `toBase64` of basics builds its text a digit at a time: this is the same spelling over whole
// buffers. `quick-base64.test.ts` holds the two together.

const ALPHABET = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 0x3d;
const NO_DIGIT = 255;

const VALUES = new Uint8Array(256).fill(NO_DIGIT);
for (const [value, digit] of ALPHABET.entries()) VALUES[digit] = value;

const digit = (value: number): number => ALPHABET[value & 63] ?? 0;

/** RFC 4648 section 4, with padding. */
export function quickToBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let at = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text[at++] = digit(group >> 18);
    text[at++] = digit(group >> 12);
    text[at++] = digit(group >> 6);
    text[at++] = digit(group);
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  text.fill(PADDING, text.length - missing);
  return unwrap(fromUtf8(text));
}

/** The bytes; undefined unless the text is exactly what {@link quickToBase64} writes for them. */
export function quickFromBase64(spelt: string): Uint8Array | undefined {
  const text = utf8(spelt);
  if (text.length % 4 !== 0) return undefined;
  const missing = text.at(-1) !== PADDING ? 0 : text.at(-2) !== PADDING ? 1 : 2;
  const digits = text.length - missing;
  const bytes = new Uint8Array((text.length / 4) * 3 - missing);
  let at = 0;
  let unused = 0;
  for (let i = 0; i < digits; i += 4) {
    const a = VALUES[text[i] ?? 0] ?? NO_DIGIT;
    const b = VALUES[text[i + 1] ?? 0] ?? NO_DIGIT;
    const c = i + 2 < digits ? (VALUES[text[i + 2] ?? 0] ?? NO_DIGIT) : 0;
    const d = i + 3 < digits ? (VALUES[text[i + 3] ?? 0] ?? NO_DIGIT) : 0;
    if ((a | b | c | d) > 63) return undefined;
    const group = (a << 18) | (b << 12) | (c << 6) | d;
    unused = group;
    bytes[at++] = group >> 16;
    bytes[at++] = group >> 8;
    bytes[at++] = group;
  }
  // What the last digit has beyond the last byte must be zero, or the bytes would have several spellings.
  return (unused & ((1 << (8 * missing)) - 1)) === 0 ? bytes : undefined;
}
