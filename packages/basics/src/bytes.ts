import { err, ok, type Result } from './result.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Writes the text as UTF-8 to the start of `out` and gives the number of bytes; throws where there is no room for it. */
export function utf8Into(text: string, out: Uint8Array): number {
  const { read, written } = encoder.encodeInto(text, out);
  if (read < text.length) throw new RangeError(`utf8Into: no room in ${out.length} bytes`);
  return written;
}

/** The text of UTF-8 bytes; a failure for bytes that are not UTF-8. A byte order mark stays in the text. */
export function fromUtf8(bytes: Uint8Array): Result<string, 'not-utf8'> {
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return err('not-utf8');
  }
}

export const concatBytes = (...parts: readonly Uint8Array[]): Uint8Array => joinBytes(parts);

/** The same for a list of any length: more of them than a call may have arguments. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Lexicographic order of bytes; a prefix comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Big-endian unsigned integer of `width` bytes. */
export function bigEndian(value: number | bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width);
  let rest = BigInt(value);
  for (let i = width - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  if (rest !== 0n) throw new RangeError(`bigEndian: ${value} does not fit ${width} bytes`);
  return bytes;
}

/** The unsigned big-endian integer that the bytes spell. */
export function fromBigEndian(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

const NO_DIGIT = 255;
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (const [value, digit] of [...'0123456789abcdef'].entries()) DIGITS[digit.charCodeAt(0)] = value;

const digitAt = (text: string, at: number): number => DIGITS[text.charCodeAt(at)] ?? NO_DIGIT;

/** Lower-case hexadecimal only; undefined for anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const [high, low] = [digitAt(text, 2 * i), digitAt(text, 2 * i + 1)];
    if (high === NO_DIGIT || low === NO_DIGIT) return undefined;
    bytes[i] = 16 * high + low;
  }
  return bytes;
}
