import { err, fromUtf8, ok, type Result } from '@selectorate/basics';
import { type ImportFault, importFault } from './import-fault.ts';

/** What the file was read as. `assumed` where nothing in the bytes proves it and another reading was ruled out. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly byteOrderMark: boolean;
  readonly assumed: boolean;
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Text of a file whose encoding nobody stated: a byte order mark is believed, then strict UTF-8, then UTF-16 by its
 * pattern of zero bytes, then Windows-1252, which is only ever assumed. A file that mixes UTF-8 with something else is
 * refused, since either reading would spoil names.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, ImportFault> {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes.subarray(2), 'utf-16le', true);
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(bytes.subarray(2), 'utf-16be', true);
  const byteOrderMark = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const body = byteOrderMark ? bytes.subarray(3) : bytes;
  const zeros = zeroPattern(body);
  if (!byteOrderMark && zeros !== undefined) return decodeUtf16(body, zeros, false);
  const text = fromUtf8(body);
  if (text.ok) return ok({ text: text.value, encoding: { name: 'utf-8', byteOrderMark, assumed: false } });
  const utf8Letter = findUtf8Letter(body);
  if (byteOrderMark || utf8Letter !== undefined) {
    return err(importFault('encoding-mixed', { line: lineOf(body, utf8Letter ?? 0) }, ''));
  }
  return decodeWindows1252(body);
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** UTF-16 of mostly western text has a zero for nearly every second byte; text in other encodings has none. */
function zeroPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = Math.min(bytes.length - (bytes.length % 2), 1024);
  let [even, odd] = [0, 0];
  for (let i = 0; i < looked; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd * 4 > looked && even * 20 < odd) return 'utf-16le';
  if (even * 4 > looked && odd * 20 < even) return 'utf-16be';
  return undefined;
}

function decodeUtf16(
  bytes: Uint8Array,
  name: 'utf-16le' | 'utf-16be',
  byteOrderMark: boolean,
): Result<DecodedText, ImportFault> {
  if (bytes.length % 2 !== 0) return err(importFault('encoding-unknown', {}, ''));
  const [high, low] = name === 'utf-16le' ? [1, 0] : [0, 1];
  const text = textOfUnits(bytes.length / 2, (at) => ((bytes[2 * at + high] ?? 0) << 8) | (bytes[2 * at + low] ?? 0));
  const broken = text.isWellFormed() ? -1 : text.split(/\r\n?|\n/).findIndex((line) => !line.isWellFormed());
  if (broken >= 0) return err(importFault('text-malformed', { line: broken + 1 }, ''));
  return ok({ text, encoding: { name, byteOrderMark, assumed: !byteOrderMark } });
}

/** Where the bytes 80 to 9f differ from Latin-1; a space marks the five that Windows-1252 leaves undefined. */
const WINDOWS_1252_UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function decodeWindows1252(bytes: Uint8Array): Result<DecodedText, ImportFault> {
  const undefinedAt = bytes.findIndex((byte) => upperOf(byte) === ' ');
  if (undefinedAt >= 0) return err(importFault('encoding-unknown', { line: lineOf(bytes, undefinedAt) }, ''));
  const text = textOfUnits(bytes.length, (at) => {
    const byte = bytes[at] ?? 0;
    return upperOf(byte)?.charCodeAt(0) ?? byte;
  });
  return ok({ text, encoding: { name: 'windows-1252', byteOrderMark: false, assumed: true } });
}

const upperOf = (byte: number): string | undefined =>
  byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252_UPPER[byte - 0x80] : undefined;

/** Text of UTF-16 code units, made in pieces: one string for each character would take many times the file. */
function textOfUnits(length: number, unitAt: (index: number) => number): string {
  const pieces: string[] = [];
  for (let start = 0; start < length; start += PIECE) {
    const units = Array.from({ length: Math.min(PIECE, length - start) }, (_, index) => unitAt(start + index));
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
}

const PIECE = 8192;

/** Where a letter of two or three bytes of UTF-8 stands, in bytes that are not UTF-8 as a whole. */
function findUtf8Letter(bytes: Uint8Array): number | undefined {
  const continues = (index: number): boolean => ((bytes[index] ?? 0) & 0xc0) === 0x80;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0xc2 && byte <= 0xdf && continues(i + 1)) return i;
    if (byte >= 0xe1 && byte <= 0xef && continues(i + 1) && continues(i + 2)) return i;
  }
  return undefined;
}

function lineOf(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === 0x0a) line++;
  return line;
}
