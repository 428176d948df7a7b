import { firstRows } from './csv/rows.ts';
import type { UntrustedText } from './file-fault.ts';
import { type CvrGuess, guessCvrMapping, guessDelimiter } from './cvr/guess-mapping.ts';

/** `selectorate`: this program's own record; `box`: the report of a decrypted secret ballot; `groups`: groups of equal papers. */
export type BallotFormat = 'blt' | 'abif' | 'cvr' | 'selectorate' | 'box' | 'groups';

/** What a file was taken for, and by what. */
export type Detected =
  | { readonly format: 'blt'; readonly because: 'first-line-of-two-numbers' }
  | { readonly format: 'abif'; readonly because: 'papers-before-a-colon' | 'declared-candidates' | 'metadata-line' }
  | { readonly format: 'cvr'; readonly because: CvrGuess['because']; readonly mapping: CvrGuess['mapping'] }
  | { readonly format: 'json'; readonly because: 'braces-of-json' };

/** As much of a file as is looked at to tell what it is. */
export const HEAD_CHARACTERS = 65_536;
const ROWS_LOOKED_AT = 100;

/** Tells a format from the beginning of a file; undefined when it looks like none that can be read. */
export function detectFormat(head: UntrustedText): Detected | undefined {
  const text = head.slice(0, HEAD_CHARACTERS).replace(/^\uFEFF/, '');
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  const first = lines.find((line) => line !== '' && !line.startsWith('#') && !line.startsWith('//')) ?? '';
  if (/^\d+[ \t]+\d+(?:[ \t]*(?:#|\/\/).*)?$/.test(first))
    return { format: 'blt', because: 'first-line-of-two-numbers' };
  if (first.startsWith('{')) {
    const isMetadata = /^\{[^{}]*\}$/.test(first) && lines.some((line) => /^(?:\d+\s*:|=)/.test(line));
    return isMetadata ? { format: 'abif', because: 'metadata-line' } : { format: 'json', because: 'braces-of-json' };
  }
  if (/^\d+[ \t]*:/.test(first)) return { format: 'abif', because: 'papers-before-a-colon' };
  if (/^(?:=[^:]+:|ABIF\b)/.test(first) || /^[^\s:,;"[]+:\[/.test(first)) {
    return { format: 'abif', because: 'declared-candidates' };
  }
  const delimiter = guessDelimiter(text);
  const whole = head.length > HEAD_CHARACTERS ? text.slice(0, Math.max(0, text.lastIndexOf('\n'))) : text;
  const rows = firstRows(whole, ROWS_LOOKED_AT, delimiter);
  const guess = rows.ok ? guessCvrMapping(rows.value, delimiter) : undefined;
  return guess === undefined ? undefined : { format: 'cvr', ...guess };
}
