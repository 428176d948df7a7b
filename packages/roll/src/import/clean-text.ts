import { err, ok, type Result } from '@selectorate/basics';
import type { CellFault } from './import-fault.ts';

/** What an import put right without asking, because nothing could be lost by it. */
export type RepairCode =
  | 'white-space-trimmed'
  | 'line-break-replaced'
  | 'invisible-removed'
  | 'unicode-composed'
  | 'formula-guard-removed'
  | 'placeholder-emptied'
  | 'case-changed'
  | 'label-translated'
  | 'date-rewritten'
  | 'cells-beyond-header-dropped';

/** A value read from a cell, with what was put right on the way. */
export interface Read<T> {
  readonly value: T;
  readonly repairs: readonly RepairCode[];
}

/** Words of ASCII with one space between them, as most cells are: nothing below would change or refuse them. */
const PLAIN = /^[!-&(-~][!-~]*(?: [!-~]+)*$/;
const NO_REPAIRS: readonly RepairCode[] = [];
const EMPTY: Result<Read<string>, CellFault> = ok({ value: '', repairs: NO_REPAIRS });

/** Anything that the steps of cleaning look for, composition aside: controls, odd spaces, marks, guards, lost letters. */
const UNUSUAL =
  /[\p{Cc}\u00a0\u00ad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufffd]|\s\s|^[\s']|\s$/u;

/** Embeddings, overrides and isolates: they make a screen show something else than what is stored. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/u;

/** Zero-width space, word joiner, stray byte order mark, soft hyphen, direction marks: exports shed them in passing. */
const INVISIBLE = /[\u200b\u200e\u200f\u2060\ufeff\u00ad\u061c]/gu;

/** What an earlier conversion put where it could not read a letter. */
const LOST = '\ufffd';

/** An apostrophe that a spreadsheet or {@link guardFormula} put before a formula-looking value. */
const GUARDED = /^'+[=+\-@＝＋－＠]/u;

/**
 * A letter beyond ASCII as UTF-7 writes it (RFC 2152), such as `+AOk-`: one UTF-16 unit below U+0400 in three digits of
 * base64, whose last two bits are padding. Text in UTF-7 looks like plain ASCII, and this is all that shows it.
 */
const UTF_7 = /\+A[A-P][AEIMQUYcgkosw048]-/;

const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/u;

/**
 * Where a cell begins for a spreadsheet that separates by semicolons or tabs, as those of many countries do: quotation marks
 * that were opened after a comma do not count there, so that a value is cut at its own semicolons.
 */
const WITHIN = /([;\t][\s"']*)(?=[=+\-@＝＋－＠])/gu;

/** The same with the guard before what looks like a formula. */
const GUARDED_WITHIN = /([;\t][\s"']*)'(?=[=+\-@＝＋－＠])/gu;

/** A value that no spreadsheet will compute, whole or in part; {@link cleanText} takes the guards off again. */
export const guardFormula = (value: string): string =>
  (FORMULA.test(value) ? `'${value}` : value).replaceAll(WITHIN, "$1'");

const withoutGuards = (text: string): string =>
  (GUARDED.test(text) ? text.slice(1) : text).replaceAll(GUARDED_WITHIN, '$1');

/**
 * The text of a cell as an entry holds it: composed Unicode, one kind of space and none at the ends, no line breaks.
 * Cleaning what {@link guardFormula} made of clean text gives that text back. Refused: more than `longest` UTF-16 code
 * units, control characters, direction overrides, letters already lost or in UTF-7.
 */
export function cleanText(raw: string, longest: number): Result<Read<string>, CellFault> {
  if (raw === '') return EMPTY;
  if (raw.length > longest) return err('value-too-long');
  if (raw.includes('+A') && UTF_7.test(raw)) return err('text-malformed');
  const within = raw.includes(';') && raw.search(GUARDED_WITHIN) >= 0;
  if (!within && PLAIN.test(raw)) return ok({ value: raw, repairs: NO_REPAIRS });
  if (!raw.isWellFormed() || raw.includes(LOST)) return err('text-malformed');
  if (BIDI.test(raw)) return err('bidi-override');
  if (!within && !UNUSUAL.test(raw)) {
    const value = raw.normalize('NFC');
    return ok({ value, repairs: value === raw ? NO_REPAIRS : ['unicode-composed'] });
  }
  const repairs: RepairCode[] = [];
  const step = (before: string, after: string, repair: RepairCode): string => {
    if (before !== after) repairs.push(repair);
    return after;
  };
  let text = step(raw, raw.replaceAll(INVISIBLE, ''), 'invisible-removed');
  text = step(text, text.normalize('NFC'), 'unicode-composed');
  text = step(text, text.replaceAll(/[\n\r\u2028\u2029]+/gu, ' '), 'line-break-replaced');
  // White space includes the no-break spaces that pasting leaves behind.
  text = step(text, text.replaceAll(/\s+/gu, ' ').trim(), 'white-space-trimmed');
  if (/\p{Cc}/u.test(text)) return err('control-character');
  text = step(text, withoutGuards(text), 'formula-guard-removed');
  return ok({ value: text, repairs });
}
