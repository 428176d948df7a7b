import { showBriefly } from '@selectorate/basics';
import { RESOLUTIONS } from '../checks/report.ts';

/** Why a cell is refused. */
export type CellFault =
  | 'value-missing'
  | 'value-too-long'
  | 'control-character'
  | 'bidi-override'
  | 'text-malformed'
  | 'member-id-malformed'
  | 'unit-malformed'
  | 'unit-unknown'
  | 'date-malformed'
  | 'date-order-unknown'
  | 'date-order-contradicted'
  | 'status-unknown'
  | 'kind-malformed'
  | 'email-malformed'
  | 'tag-malformed'
  | 'too-many-tags'
  | 'flag-malformed'
  | 'token-malformed'
  | 'instant-malformed'
  | 'channel-unknown'
  | 'field-unknown'
  | 'code-malformed'
  | 'decoy-unknown'
  | 'resolution-unknown'
  | 'amendment-unknown'
  | 'elector-malformed';

/** Everything an import can refuse. The set is closed: a page, a letter and a test each say it in their own way. */
export type ImportFaultCode =
  | CellFault
  | 'file-too-large'
  | 'file-empty'
  | 'encoding-unknown'
  | 'encoding-mixed'
  | 'encoding-overlong'
  | 'file-kind-unknown'
  | 'file-changed'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'row-too-long'
  | 'quote-misplaced'
  | 'quote-not-closed'
  | 'header-missing'
  | 'header-twice'
  | 'header-not-found'
  | 'too-many-cells'
  | 'too-few-cells'
  | 'member-id-twice'
  | 'elector-twice'
  | 'register-basis-missing'
  | 'register-basis-expired'
  | 'register-basis-too-long';

/** Where: line of the file (1 = first), column (1 = first); null where the whole row or file is meant. */
export interface Place {
  readonly line: number | null;
  readonly column: number | null;
  readonly columnName: string | null;
}

/** One thing wrong, with what stood there (shortened, made visible), what was expected, and what to do. */
export interface ImportFault extends Place {
  readonly code: ImportFaultCode;
  readonly shown: string;
  readonly expected: string;
  readonly remedy: string;
}

/** Nothing was imported. `faults` are the first of `total`, in the order of the file; `rows` counts the rows that failed. */
export interface ImportRefusal {
  readonly faults: readonly ImportFault[];
  readonly total: number;
  readonly rows: number;
}

/** A fault is listed in full up to this many; the rest are counted. */
export const FAULTS_LISTED = 500;

const TEXTS: Readonly<Record<ImportFaultCode, { readonly expected: string; readonly remedy: string }>> = {
  'file-too-large': { expected: 'a file within the size limit', remedy: 'export fewer columns, or split the file' },
  'file-empty': { expected: 'a row of column names and at least one member', remedy: 'export the list again' },
  'encoding-unknown': {
    expected: 'text in UTF-8, UTF-16 or Windows-1252',
    remedy: 'save the file as "CSV UTF-8" and try again',
  },
  'encoding-mixed': {
    expected: 'one encoding throughout; this file has UTF-8 letters and bytes that are not UTF-8',
    remedy: 'find where two files were joined and save both as "CSV UTF-8"',
  },
  'encoding-overlong': {
    expected: 'each letter in its shortest form; here bytes hide a character',
    remedy: 'ask who made the file, and save it as "CSV UTF-8"',
  },
  'file-kind-unknown': {
    expected: 'a table as text; this is a workbook, a PDF, a packed file, or text in UTF-7',
    remedy: 'save the table as "CSV UTF-8" or as an XLSX workbook',
  },
  'file-changed': {
    expected: 'the same file at both readings',
    remedy: 'wait until nobody writes to the file, and import it again',
  },
  'too-many-rows': { expected: 'no more rows than the limit', remedy: 'split the file, or raise the limit' },
  'too-many-columns': { expected: 'no more columns than the limit', remedy: 'export only the columns that are needed' },
  'row-too-long': {
    expected: 'a row within the length limit',
    remedy: 'look for a quotation mark that is never closed',
  },
  'quote-misplaced': {
    expected: 'quotation marks around a whole cell, doubled inside it',
    remedy: 'quote the whole cell and double the marks inside it',
  },
  'quote-not-closed': { expected: 'a closing quotation mark', remedy: 'close the cell that begins here' },
  'header-missing': {
    expected: 'a column for this field',
    remedy: 'add the column, or say which column it is with the mapping',
  },
  'header-twice': {
    expected: 'one column for each field',
    remedy: 'remove one, or say which is meant with the mapping',
  },
  'header-not-found': { expected: 'a column of the name given in the mapping', remedy: 'correct the mapping' },
  'too-many-cells': {
    expected: 'as many cells as there are column names',
    remedy: 'look for a comma in a cell that is not quoted',
  },
  'too-few-cells': { expected: 'as many cells as there are column names', remedy: 'complete the row' },
  'value-missing': { expected: 'a value', remedy: 'fill it in from the membership record' },
  'value-too-long': {
    expected: 'a value within the length limit',
    remedy: 'shorten it, or look for rows run together',
  },
  'control-character': { expected: 'printable characters only', remedy: 'type the value again' },
  'bidi-override': {
    expected: 'no characters that turn the direction of reading',
    remedy: 'type the value again; what is shown may not be what is stored',
  },
  'text-malformed': { expected: 'whole Unicode characters', remedy: 'save the file as "CSV UTF-8" and try again' },
  'member-id-malformed': {
    expected: 'letters, digits, points and hyphens, at most 64, beginning with a letter or digit',
    remedy: 'correct the membership number',
  },
  'member-id-twice': {
    expected: 'each membership number once',
    remedy: 'decide which of the rows is right and remove the other',
  },
  'unit-malformed': {
    expected: 'the id of a unit: letters, digits, points and hyphens, at most 64',
    remedy: 'use the id that the list of units gives',
  },
  'unit-unknown': { expected: 'a unit of this contest', remedy: 'correct it, or add the unit to the list of units' },
  'date-malformed': {
    expected: 'a date of the calendar as 2022-10-31, 31/10/2022 or 31 Oct 2022, with all four digits of the year',
    remedy: 'correct the date',
  },
  'date-order-unknown': {
    expected: 'at least one date in the file that shows whether day or month comes first',
    remedy: 'say which comes first, or export dates as 2022-10-31',
  },
  'date-order-contradicted': {
    expected: 'day and month in one order throughout the file',
    remedy: 'correct the date, or export dates as 2022-10-31',
  },
  'status-unknown': {
    expected: 'full, lapsed, suspended, resigned, deceased or left, or a known label for one of them',
    remedy: 'correct it, or say what the label means with the mapping',
  },
  'kind-malformed': {
    expected: 'a kind of membership in letters, digits, points and hyphens',
    remedy: 'use the short name that the rulebook uses',
  },
  'email-malformed': { expected: 'one address such as name@example.org, or nothing', remedy: 'correct or empty it' },
  'tag-malformed': {
    expected: 'tags of letters, digits, points and hyphens, with semicolons between them',
    remedy: 'correct the tag',
  },
  'too-many-tags': { expected: 'at most 32 different tags', remedy: 'remove tags that no rule uses' },
  'flag-malformed': { expected: 'yes, no, 1, 0, or nothing', remedy: 'correct it' },
  'token-malformed': {
    expected: 'a token of letters, digits and - . _ ~ + / = :, at most 128, never an account number',
    remedy: 'export the keyed hash of the value in its place',
  },
  'instant-malformed': {
    expected: 'a moment in UTC as 2022-09-12T11:00:00Z',
    remedy: 'export moments in UTC with their seconds',
  },
  'channel-unknown': { expected: 'import, officer, member or ruling', remedy: 'use one of these words' },
  'field-unknown': { expected: 'a field of the roll, such as email or address', remedy: 'use the name of the field' },
  'code-malformed': {
    expected: 'letters, digits, points and hyphens, at most 64, beginning with a letter or digit',
    remedy: 'use the short code',
  },
  'decoy-unknown': {
    expected: 'ghost, for somebody who does not exist, or second, for a second entry of a member',
    remedy: 'say of each planted entry which it is',
  },
  'resolution-unknown': {
    expected: RESOLUTIONS.join(', '),
    remedy: 'use one of these words, and put what was found out into the note',
  },
  'amendment-unknown': {
    expected: 'added, removed, or a field of the roll, such as email or address',
    remedy: 'name the field, one row for each',
  },
  'elector-malformed': {
    expected: 'polling district, number and suffix as AB1-204/1, or the same in three columns',
    remedy: 'ask the registration officer for the row as printed',
  },
  'elector-twice': {
    expected: 'each elector number once in one register',
    remedy: 'ask the registration officer, or give registers of several areas a column for the area',
  },
  'register-basis-missing': {
    expected: 'a legal basis: who decided, under which provision, for what, and until when',
    remedy: 'write the basis down and have it decided before the register is opened',
  },
  'register-basis-expired': {
    expected: 'a legal basis that holds today',
    remedy: 'destroy the register, or have a new basis decided',
  },
  'register-basis-too-long': {
    expected: 'an end at most twelve months after the decision',
    remedy: 'set an earlier end, and decide again if it is still needed then',
  },
};

export function importFault(code: ImportFaultCode, place: Partial<Place>, value: string): ImportFault {
  const { line = null, column = null, columnName = null } = place;
  return { code, line, column, columnName, shown: showBriefly(value), ...TEXTS[code] };
}

/** The refusal for these faults, in the order of the file. */
export function refuseImport(faults: readonly ImportFault[]): ImportRefusal {
  const sorted = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const rows = new Set(faults.map((fault) => fault.line).filter((line) => line !== null));
  return { faults: sorted.slice(0, FAULTS_LISTED), total: faults.length, rows: rows.size };
}

/** Faults as they come, in the order of the file: the first are kept, all are counted, whatever the size of the file. */
export class FaultBook {
  readonly #first: ImportFault[] = [];
  #total = 0;
  #rows = 0;
  #lastLine: number | null = null;

  add(fault: ImportFault): void {
    if (this.#first.length < FAULTS_LISTED) this.#first.push(fault);
    if (fault.line !== null && fault.line !== this.#lastLine) this.#rows++;
    this.#lastLine = fault.line;
    this.#total++;
  }

  get empty(): boolean {
    return this.#total === 0;
  }

  /** These faults and those of another book, about other rows. */
  refusalWith(other: FaultBook): ImportRefusal {
    const { faults } = refuseImport([...this.#first, ...other.#first]);
    return { faults, total: this.#total + other.#total, rows: this.#rows + other.#rows };
  }
}
