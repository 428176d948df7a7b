import type { RegisterRow } from '@selectorate/roll';

/** Where in a register file its values stand: numbers of columns, from 0. Plain data, so that threads can be told. */
export interface RegisterColumns {
  /** Polling district, number, suffix, or as many of them as the layout has apart. */
  readonly elector: readonly number[];
  readonly given: number;
  readonly family: number;
  /** Lines in their order. */
  readonly address: readonly number[];
  readonly postcode: number;
}

/**
 * A register file that was checked and whose columns are known: the fast way, for a country. Values are taken as they are printed.
 * Registers of other layouts come as rows (`streamRegister` of the roll's room).
 */
export interface RegisterCsv {
  readonly path: string;
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t';
  readonly columns: RegisterColumns;
  /** The constituency whose register this is, where the roll says the same of its members. */
  readonly place?: string;
}

/** What of a register row is looked at. */
export type RegisterText = Pick<RegisterRow, 'elector' | 'given' | 'family' | 'address' | 'postcode'>;

/** The most bytes of one row: a quotation mark that is never closed must not swallow the file. */
export const LONGEST_ROW = 65_536;

/** The cells a row must have at the least. */
export const cellsNeeded = ({ elector, given, family, address, postcode }: RegisterColumns): number =>
  1 + Math.max(...elector, ...address, given, family, postcode);

/** The row that cells spell. A family name `N` alone is how officers print an anonymous elector, of whom nothing is said. */
export function registerText(cells: readonly string[], columns: RegisterColumns): RegisterText {
  const cell = (column: number): string => (cells[column] ?? '').trim();
  const elector = electorText(columns.elector, cell);
  const [given, family] = [cell(columns.given), cell(columns.family)];
  if (given === '' && family === 'N') return { elector, given: '', family: '', address: '', postcode: '' };
  return { elector, given, family, address: addressText(columns.address, cell), postcode: cell(columns.postcode) };
}

/** Lines with a comma between them; most layouts have one. */
function addressText(columns: readonly number[], cell: (column: number) => string): string {
  let address = '';
  for (const column of columns) {
    const line = cell(column);
    address = address === '' ? line : line === '' ? address : `${address}, ${line}`;
  }
  return address;
}

/** `AB1-204/1`; the suffix is left out where it is nothing. */
function electorText([first = -1, number, suffix]: readonly number[], cell: (column: number) => string): string {
  const numbered = number === undefined ? cell(first) : `${cell(first)}-${cell(number)}`;
  const end = suffix === undefined ? '' : cell(suffix);
  return end === '' || end === '0' ? numbered : `${numbered}/${end}`;
}
