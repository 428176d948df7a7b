import { showBriefly } from '@selectorate/basics';

/** Everything a workbook can be refused for. The set is closed. */
export type SheetFaultCode =
  | 'file-too-large'
  | 'old-or-locked-workbook'
  | 'binary-workbook'
  | 'open-document'
  | 'numbers-document'
  | 'pdf'
  | 'not-a-workbook'
  | 'zip-broken'
  | 'zip-too-many-parts'
  | 'zip-encrypted'
  | 'zip-feature'
  | 'zip-path'
  | 'zip-bomb'
  | 'zip-size-untrue'
  | 'zip-damaged'
  | 'xml-declarations'
  | 'workbook-broken'
  | 'sheet-empty'
  | 'sheet-not-found'
  | 'several-sheets'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-cells'
  | 'too-much-work'
  | 'cell-too-long'
  | 'formula-cell'
  | 'error-cell'
  | 'number-rounded'
  | 'date-unclear';

/** One thing wrong. Line and column are those of the sheet, from 1; null where the whole file is meant. */
export interface SheetFault {
  readonly code: SheetFaultCode;
  readonly line: number | null;
  readonly column: number | null;
  readonly columnName: string | null;
  /** What stood there, shortened and made visible. */
  readonly shown: string;
  readonly expected: string;
  readonly remedy: string;
}

/** Nothing was read: the first faults of `total`, in the order of the sheet. */
export interface SheetRefusal {
  readonly faults: readonly SheetFault[];
  readonly total: number;
}

/** A fault is listed up to this many; the rest are counted. */
const SHEET_FAULTS_LISTED = 100;

const TEXTS: Readonly<Record<SheetFaultCode, readonly [expected: string, remedy: string]>> = {
  'file-too-large': ['a file within the size limit', 'export fewer columns, or split the list'],
  'old-or-locked-workbook': [
    'an XLSX workbook without a password; this is an old XLS file, or one that is locked',
    'open it, take the password off, and save it as XLSX or "CSV UTF-8"',
  ],
  'binary-workbook': ['an XLSX workbook; this is a binary one (XLSB)', 'save it as XLSX or "CSV UTF-8"'],
  'open-document': ['an XLSX workbook; this is an OpenDocument file', 'save it as XLSX or "CSV UTF-8"'],
  'numbers-document': ['an XLSX workbook; this is a Numbers document', 'export it as XLSX or CSV'],
  pdf: ['a table; this is a PDF', 'ask for the list as CSV or XLSX'],
  'not-a-workbook': ['an XLSX workbook', 'save the list as XLSX or "CSV UTF-8"'],
  'zip-broken': ['a whole XLSX file', 'export or download it again'],
  'zip-too-many-parts': ['a workbook of ordinary make', 'copy the list into a new workbook'],
  'zip-encrypted': ['a workbook that is not encrypted', 'save it without a password'],
  'zip-feature': ['a packed file of ordinary make', 'copy the list into a new workbook'],
  'zip-path': ['names of parts as a workbook has them', 'ask who made the file; copy the list into a new workbook'],
  'zip-bomb': ['parts that unpack to a size within the limits', 'copy the list into a new workbook'],
  'zip-size-untrue': ['parts as long as the file says', 'ask who made the file; copy the list into a new workbook'],
  'zip-damaged': ['parts that agree with their checksums', 'export or download it again'],
  'xml-declarations': ['parts without declarations of types or entities', 'copy the list into a new workbook'],
  'workbook-broken': ['a workbook of ordinary make', 'open it, save it as "CSV UTF-8", and use that'],
  'sheet-empty': ['a row of column names and at least one row', 'check that the list is in this workbook'],
  'sheet-not-found': ['a sheet of the name given', 'choose one of the sheets that the workbook has'],
  'several-sheets': ['one visible sheet with rows', 'say which sheet is meant, or remove the others'],
  'too-many-rows': ['no more rows than the limit', 'save it as "CSV UTF-8", which may be larger'],
  'too-many-columns': ['no more columns than the limit', 'export only the columns that are needed'],
  'too-many-cells': [
    'no more cells than the limit, empty ones among them',
    'export only the columns that are needed, or save it as "CSV UTF-8"',
  ],
  'too-much-work': ['a workbook that is read within the time and memory for it', 'save it as "CSV UTF-8"'],
  'cell-too-long': ['a cell within the length limit', 'shorten it'],
  'formula-cell': [
    'a value; what a formula shows depends on where it is computed',
    'copy the column and paste it as values',
  ],
  'error-cell': ['a value; the cell shows an error', 'correct or empty it'],
  'number-rounded': [
    'a number of at most 15 digits; spreadsheets round longer ones',
    'format the column as text, and export it from the membership system again',
  ],
  'date-unclear': ['a date from 1 March 1900 to 2999', 'write it as text, 2022-10-31'],
};

export const sheetFault = (
  code: SheetFaultCode,
  place: { readonly line?: number; readonly column?: number; readonly columnName?: string } = {},
  shown = '',
): SheetFault => {
  const { line = null, column = null, columnName = null } = place;
  const [expected, remedy] = TEXTS[code];
  return { code, line, column, columnName, shown: showBriefly(shown), expected, remedy };
};

/** Nothing is read, for one reason. */
export const refuseSheet = (fault: SheetFault): SheetRefusal => ({ faults: [fault], total: 1 });

/** Faults in the order of the sheet: the first are kept and all counted, so that a hostile sheet fills no memory with them. */
export class SheetFaults {
  readonly #first: SheetFault[] = [];
  #total = 0;

  add(...[code, place, shown]: Parameters<typeof sheetFault>): void {
    this.#total += 1;
    if (this.#first.length < SHEET_FAULTS_LISTED) this.#first.push(sheetFault(code, place, shown));
  }

  get refusal(): SheetRefusal | null {
    return this.#total === 0 ? null : { faults: this.#first, total: this.#total };
  }
}
