import type { DecodedText } from './decoded-text.ts';
import { overlongAt, utf8LengthAt } from './utf8-letters.ts';

/** UTF-16 of whole letters; a half one, or an odd byte at the end, is a fault. */
export function decodeUtf16(bytes: Uint8Array, name: 'utf-16le' | 'utf-16be'): DecodedText {
  const [high, low] = name === 'utf-16le' ? [1, 0] : [0, 1];
  const units = Math.floor(bytes.length / 2);
  const text = textOfUnits(units, (at) => ((bytes[2 * at + high] ?? 0) << 8) | (bytes[2 * at + low] ?? 0));
  if (!text.isWellFormed()) return { text: text.slice(0, brokenAt(text)), fault: 'text-malformed' };
  return { text, fault: bytes.length % 2 === 0 ? null : 'encoding-unknown' };
}

/** Where the first surrogate without its other half stands. */
function brokenAt(text: string): number {
  const whole = text.toWellFormed();
  let index = 0;
  while (index < text.length && text.charCodeAt(index) === whole.charCodeAt(index)) index++;
  return index;
}

/** Where the bytes 80 to 9f differ from Latin-1; a space marks the five that Windows-1252 leaves undefined. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Windows-1252 as long as nothing in it looks like UTF-8, which would make it two files joined. */
export function decodeWindows1252(bytes: Uint8Array): DecodedText {
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    if (overlongAt(bytes, i) > 0) return { text: windowsText(bytes.subarray(0, i)), fault: 'encoding-overlong' };
    if (utf8LengthAt(bytes, i) > 0) return { text: windowsText(bytes.subarray(0, i)), fault: 'encoding-mixed' };
    if (upperOf(bytes[i] ?? 0) === ' ') return { text: windowsText(bytes.subarray(0, i)), fault: 'encoding-unknown' };
  }
  return { text: windowsText(bytes), fault: null };
}

const windowsText = (bytes: Uint8Array): string =>
  textOfUnits(bytes.length, (at) => {
    const byte = bytes[at] ?? 0;
    return upperOf(byte)?.charCodeAt(0) ?? byte;
  });

const upperOf = (byte: number): string | undefined => (byte >= 0x80 && byte <= 0x9f ? UPPER[byte - 0x80] : undefined);

const PIECE = 8192;

/** Text of UTF-16 code units, made in pieces: one string for each character would take many times the file. */
function textOfUnits(length: number, unitAt: (index: number) => number): string {
  const pieces: string[] = [];
  for (let start = 0; start < length; start += PIECE) {
    const units = Array.from({ length: Math.min(PIECE, length - start) }, (_, index) => unitAt(start + index));
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
}
