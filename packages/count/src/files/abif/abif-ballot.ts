import { err, ok, type Result } from '@selectorate/basics';
import { plainName } from '../clean-name.ts';
import type { AbifFault, AbifRepair } from './abif.ts';

/** Who is meant: a short name, or in brackets a name. `column` starts at 1. */
export interface AbifName {
  readonly kind: 'token' | 'bracketed';
  readonly text: string;
}

/** The preferences of one line as the file writes them. */
export interface AbifBallot {
  readonly ranks: readonly (readonly AbifName[])[];
  readonly repaired: readonly AbifRepair['code'][];
}

type Failure = Pick<AbifFault, 'code' | 'expected'> & { readonly at: number };

/** A name, then perhaps `/score` or `*weight`, then perhaps a sign that another follows. Anchored wherever reading is. */
const ITEM =
  /\s*(?:\[([^[\]]*)\]|"([^"]*)"|([^\s>=,/*:[\]{}"#][^>=,/*:[\]{}"#]*))\s*(?:([/*])\s*(-?[\d.]+)\s*)?([>=,])?/y;

/**
 * Reads `A>B=C` from `start` to `end`. Scores beside ranks are left aside; where scores alone would say who is preferred, the
 * line is no ranking and is refused.
 */
export function readAbifBallot(text: string, start: number, end: number): Result<AbifBallot, Failure> {
  const ranks: AbifName[][] = [];
  const repaired = new Set<AbifRepair['code']>();
  let [hasScores, hasOrder, hasCommas] = [false, false, false];
  let sign: string | undefined = '>';
  ITEM.lastIndex = start;
  while (ITEM.lastIndex < end && sign !== undefined) {
    const at: number = ITEM.lastIndex;
    const found: RegExpExecArray | null = ITEM.exec(text);
    if (found === null || ITEM.lastIndex > end) return bad(at, 'the name of a candidate');
    const [, bracketed, quoted, bare = '', score, , next] = found;
    const name: AbifName =
      bracketed === undefined
        ? { kind: 'token', text: plainName(quoted ?? bare) }
        : { kind: 'bracketed', text: plainName(bracketed) };
    if (sign === '>') ranks.push([name]);
    else ranks.at(-1)?.push(name);
    hasScores ||= score !== undefined;
    hasOrder ||= next === '>' || next === '=';
    hasCommas ||= next === ',';
    sign = next;
  }
  const at = Math.min(ITEM.lastIndex, end);
  if (at < end) return bad(at, '>, = or the end of the line');
  if (sign !== undefined && ranks.length > 0) return bad(at, 'the name of a candidate');
  if (hasScores && (hasCommas || !hasOrder)) {
    return err({ code: 'scores-only', at: start, expected: 'ranks (A>B=C): this program counts no scores' });
  }
  if (hasScores) repaired.add('scores-beside-ranks');
  if (hasCommas) repaired.add('comma-as-equal');
  return ok({ ranks, repaired: [...repaired] });
}

const bad = (at: number, expected: string): Result<never, Failure> => err({ code: 'bad-preference', at, expected });

/** Where a line's words end: at a `#` outside of brackets and quotation marks, without the white space before it. */
export function endOfWords(line: string): number {
  const mark = line.includes('#') ? withoutQuoted(line).indexOf('#') : -1;
  return endOfText(line, mark < 0 ? line.length : mark);
}

/** Where the preferences end: before `: {…}`, in which a file may say more of these papers. */
export function endOfPreferences(line: string): number {
  const brace = line.endsWith('}') ? withoutQuoted(line).indexOf('{') : -1;
  const colon = endOfText(line, brace) - 1;
  return brace >= 0 && line[colon] === ':' ? endOfText(line, colon) : line.length;
}

const withoutQuoted = (line: string): string =>
  line.replace(/\[[^[\]]*\]|"[^"]*"/g, (quoted) => ' '.repeat(quoted.length));

function endOfText(line: string, before: number): number {
  let end = before;
  while (end > 0 && /\s/.test(line[end - 1] ?? '')) end--;
  return end;
}
