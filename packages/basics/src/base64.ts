const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STANDARD_VALUES = valuesOf(STANDARD);
const URL_SAFE_VALUES = valuesOf(URL_SAFE);

/** RFC 4648 section 4, with padding. */
export const toBase64 = (bytes: Uint8Array): string => encode(bytes, STANDARD, '=');

/** RFC 4648 section 5, without padding. */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, URL_SAFE, '');

/** Undefined unless the text is exactly what {@link toBase64} writes: one text per value, so nothing can be smuggled. */
export const fromBase64 = (text: string): Uint8Array | undefined => decode(text, STANDARD_VALUES, toBase64);

/** Undefined unless the text is exactly what {@link toBase64Url} writes. */
export const fromBase64Url = (text: string): Uint8Array | undefined => decode(text, URL_SAFE_VALUES, toBase64Url);

function encode(bytes: Uint8Array, alphabet: string, padding: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const present = Math.min(3, bytes.length - i) + 1;
    for (let digit = 0; digit < 4; digit++) {
      text += digit < present ? alphabet[(group >> (18 - 6 * digit)) & 63] : padding;
    }
  }
  return text;
}

function decode(text: string, values: Int8Array, reencode: (bytes: Uint8Array) => string): Uint8Array | undefined {
  const length = digitsIn(text);
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >> bits) & 0xff;
    }
  }
  return reencode(bytes) === text ? bytes : undefined;
}

/** Length without at most two signs of padding. */
function digitsIn(text: string): number {
  let length = text.length;
  while (length > text.length - 2 && text[length - 1] === '=') length -= 1;
  return Math.max(0, length);
}

/** The value of each ASCII character in an alphabet, -1 for those outside it. */
function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const [value, digit] of [...alphabet].entries()) values[digit.charCodeAt(0)] = value;
  return values;
}
