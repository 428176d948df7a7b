import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { err, ok, type Result } from '@selectorate/basics';
import { type NationalFault, type NationalFaultCode, nationalFault } from '../national-fault.ts';
import { cellsNeeded, type RegisterCsv, registerText, type RegisterText } from './register-csv.ts';
import type { Piece } from './survey-file.ts';

const [QUOTE, NEWLINE, RETURN] = [0x22, 0x0a, 0x0d];

/**
 * Reads the rows of a piece one after another and answers with how many there were. Each row is decoded by itself: a text cut
 * from a long one would keep all of it in memory for as long as a name is remembered.
 */
export function readPiece(
  csv: RegisterCsv,
  piece: Piece,
  visit: (row: RegisterText, at: number) => void,
): Result<number, NationalFault> {
  const { path, columns, delimiter } = csv;
  const bytes = bytesOf(path, piece);
  if (bytes === null) return err(nationalFault('file-unreadable', { path }));
  const fault = (code: NationalFaultCode, line: number): Result<never, NationalFault> =>
    err(nationalFault(code, { path, line }));
  const decode = decoderOf(csv, bytes);
  const needed = cellsNeeded(columns);
  let [start, line, rowLine, at] = [0, piece.firstLine, piece.firstLine, piece.firstRow];
  let [inside, quoted] = [false, false];
  for (let i = 0; i <= bytes.length; i++) {
    const byte = i < bytes.length ? bytes[i] : NEWLINE;
    if (byte === QUOTE) {
      inside = !inside;
      quoted = true;
      continue;
    }
    if (byte !== NEWLINE) continue;
    line++;
    if (inside && i < bytes.length) continue;
    const end = i > start && bytes[i - 1] === RETURN ? i - 1 : i;
    if (end > start) {
      const text = decode(start, end);
      if (text === null) return fault('text-malformed', rowLine);
      const cells = quoted ? splitQuoted(text, delimiter) : text.split(delimiter);
      if (cells === null) return fault('quote-misplaced', rowLine);
      if (cells.length < needed) return fault('cells-missing', rowLine);
      visit(registerText(cells, columns), at++);
    }
    start = i + 1;
    rowLine = line;
    inside = quoted = false;
  }
  return ok(at - piece.firstRow);
}

function bytesOf(path: string, { start, end }: Piece): Buffer | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const bytes = Buffer.allocUnsafe(end - start);
    let read = 0;
    while (read < bytes.length) {
      const got = readSync(file, bytes, read, bytes.length - read, start + read);
      if (got === 0) return null;
      read += got;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

type Decode = (start: number, end: number) => string | null;

function decoderOf({ encoding }: RegisterCsv, bytes: Buffer): Decode {
  if (encoding === 'windows-1252') {
    const decoder = new TextDecoder('windows-1252');
    return (start, end) => decoder.decode(bytes.subarray(start, end));
  }
  if (isUtf8(bytes)) return (start, end) => bytes.toString('utf8', start, end);
  return (start, end) => (isUtf8(bytes.subarray(start, end)) ? bytes.toString('utf8', start, end) : null);
}

/** The cells of a row with quotation marks in it (RFC 4180), or null where one stands in the middle of a value. */
function splitQuoted(text: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  for (let from = 0; from <= text.length;) {
    if (text[from] !== '"') {
      const end = text.indexOf(delimiter, from);
      const cell = text.slice(from, end < 0 ? text.length : end);
      if (cell.includes('"')) return null;
      cells.push(cell);
      if (end < 0) return cells;
      from = end + 1;
      continue;
    }
    let close = text.indexOf('"', from + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) return null;
    cells.push(text.slice(from + 1, close).replaceAll('""', '"'));
    if (close + 1 === text.length) return cells;
    if (text[close + 1] !== delimiter) return null;
    from = close + 2;
  }
  return cells;
}
