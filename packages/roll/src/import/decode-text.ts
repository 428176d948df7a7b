import { concatBytes, fromUtf8, throwIllegalValue } from '@selectorate/basics';
import { decodeUtf16, decodeWindows1252 } from './decode-units.ts';
import type { DecodedText } from './decoded-text.ts';
import { findNotAscii, incompleteTail, overlongAt, utf8LengthAt } from './utf8-letters.ts';

/** What the file was read as. `assumed` where nothing in the bytes proves it and another reading was ruled out. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly byteOrderMark: boolean;
  readonly assumed: boolean;
}

/** Enough bytes to see a byte order mark, the first bytes of other kinds of file, and the zeros of UTF-16. */
const HEAD = 1024;

/**
 * Text of a file whose encoding nobody stated, chunk by chunk, the same however it is cut. A byte order mark is believed;
 * then UTF-16 by its pattern of zero bytes; otherwise the first letter beyond ASCII decides between strict UTF-8 and
 * Windows-1252, which is only ever assumed. Any later byte that disproves the reading is a fault: either reading would
 * spoil names.
 */
export class TextDecoding {
  #held: Uint8Array = new Uint8Array();
  #begun = false;
  #name: Encoding['name'] | 'ascii' = 'ascii';
  #byteOrderMark = false;

  push(chunk: Uint8Array): DecodedText {
    const bytes = this.#held.length === 0 ? chunk : concatBytes(this.#held, chunk);
    if (!this.#begun && bytes.length < HEAD) return this.#hold(bytes);
    return this.#decode(bytes, false);
  }

  /** What was held back until the next chunk, now that there is none. */
  end(): DecodedText {
    return this.#decode(this.#held, true);
  }

  encoding(): Encoding {
    const name = this.#name === 'ascii' ? 'utf-8' : this.#name;
    return { name, byteOrderMark: this.#byteOrderMark, assumed: name !== 'utf-8' && !this.#byteOrderMark };
  }

  #hold(bytes: Uint8Array): DecodedText {
    // A copy, because the sender may use the chunk's memory again.
    this.#held = bytes.slice();
    return { text: '', fault: null };
  }

  #decode(bytes: Uint8Array, last: boolean): DecodedText {
    const body = this.#begun ? bytes : this.#begin(bytes);
    if (body === undefined) return { text: '', fault: 'file-kind-unknown' };
    const cut = last ? body.length : body.length - this.#tail(body);
    this.#hold(body.subarray(cut));
    const whole = body.subarray(0, cut);
    switch (this.#name) {
      case 'utf-16le':
      case 'utf-16be':
        return decodeUtf16(whole, this.#name);
      case 'windows-1252':
        return decodeWindows1252(whole);
      case 'utf-8':
      case 'ascii':
        return this.#decodeUtf8(whole);
      default:
        return throwIllegalValue(this.#name);
    }
  }

  /** Takes the byte order mark off and settles what can be settled; undefined for what is no table of text. */
  #begin(bytes: Uint8Array): Uint8Array | undefined {
    this.#begun = true;
    if (NO_TEXT.some((mark) => startsWith(bytes, mark))) return undefined;
    for (const [name, mark] of BYTE_ORDER_MARKS) {
      if (!startsWith(bytes, mark)) continue;
      this.#name = name;
      this.#byteOrderMark = true;
      return bytes.subarray(mark.length);
    }
    this.#name = zeroPattern(bytes.subarray(0, HEAD)) ?? 'ascii';
    return bytes;
  }

  /** How many bytes at the end may be the beginning of a letter. */
  #tail(body: Uint8Array): number {
    switch (this.#name) {
      case 'utf-16le':
      case 'utf-16be': {
        const odd = body.length % 2;
        const high = body[body.length - odd - (this.#name === 'utf-16le' ? 1 : 2)] ?? 0;
        return high >= 0xd8 && high <= 0xdb ? odd + 2 : odd;
      }
      case 'utf-8':
      case 'windows-1252':
      case 'ascii':
        return incompleteTail(body);
      default:
        return throwIllegalValue(this.#name);
    }
  }

  #decodeUtf8(bytes: Uint8Array): DecodedText {
    const text = fromUtf8(bytes);
    if (text.ok) {
      if (text.value.length < bytes.length) this.#name = 'utf-8';
      return { text: text.value, fault: null };
    }
    const first = findNotAscii(bytes);
    if (this.#name === 'ascii' && overlongAt(bytes, first) === 0 && utf8LengthAt(bytes, first) === 0) {
      this.#name = 'windows-1252';
      return decodeWindows1252(bytes);
    }
    this.#name = 'utf-8';
    let bad = first;
    while (utf8LengthAt(bytes, bad) > 0) bad += utf8LengthAt(bytes, bad);
    const before = fromUtf8(bytes.subarray(0, bad));
    const fault = overlongAt(bytes, bad) > 0 ? 'encoding-overlong' : 'encoding-mixed';
    return { text: before.ok ? before.value : '', fault };
  }
}

const BYTE_ORDER_MARKS = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
] as const satisfies readonly (readonly [Encoding['name'], readonly number[]])[];

/** Zip (workbooks), OLE (old workbooks), PDF, gzip; and `+/v`, the byte order mark in UTF-7 (RFC 2152). */
const NO_TEXT: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x1f, 0x8b, 0x08],
  [0x2b, 0x2f, 0x76],
];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** UTF-16 of mostly western text has a zero for nearly every second byte; text in other encodings has none. */
function zeroPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = bytes.length - (bytes.length % 2);
  let [even, odd] = [0, 0];
  for (let i = 0; i < looked; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd * 4 > looked && even * 20 < odd) return 'utf-16le';
  if (even * 4 > looked && odd * 20 < even) return 'utf-16be';
  return undefined;
}
