import { err, ok, type Result } from '@selectorate/basics';
import type { Cell, CellValue, RichText } from 'exceljs';
import type { SheetFaultCode } from './sheet-fault.ts';

/** A cell as text, or why it is none, with what stood there. */
export type CellText = Result<string, { readonly code: SheetFaultCode; readonly shown: string }>;

const refuse = (code: SheetFaultCode, shown: string): CellText => err({ code, shown });

/** Shared rich texts, each joined once however many cells show it. */
export class JoinedTexts {
  readonly #known = new WeakMap<readonly RichText[], string>();

  of(runs: readonly RichText[]): string {
    const known = this.#known.get(runs);
    if (known !== undefined) return known;
    // A piece may have no text at all, whatever the types of exceljs say.
    const text = runs.map((run) => (run as Partial<RichText>).text ?? '').join('');
    this.#known.set(runs, text);
    return text;
  }
}

/**
 * What a person would have typed: text as it is, whole numbers in digits, dates as `2022-10-31`, yes and no as `TRUE` and
 * `FALSE`. A formula is refused: what it showed when it was saved may not be what it shows elsewhere.
 */
export function cellText(cell: Cell, joined: JoinedTexts): CellText {
  const { value } = cell;
  if (value === null || value === undefined) return ok('');
  if (typeof value === 'string') return ok(value);
  if (typeof value === 'number') return numberText(value, cell.numFmt);
  if (typeof value === 'boolean') return ok(value ? 'TRUE' : 'FALSE');
  if (value instanceof Date) return dateText(value);
  return objectText(value, joined);
}

type ObjectValue = Exclude<CellValue, null | undefined | string | number | boolean | Date>;

function objectText(value: ObjectValue, joined: JoinedTexts): CellText {
  if ('richText' in value) return ok(joined.of(value.richText));
  if ('error' in value) return refuse('error-cell', value.error);
  if ('formula' in value) return refuse('formula-cell', `=${value.formula}`);
  if ('sharedFormula' in value) return refuse('formula-cell', `=${value.sharedFormula}`);
  return 'text' in value ? ok(value.text) : refuse('workbook-broken', '');
}

/** The largest number all of whose digits a spreadsheet keeps. */
const LARGEST = 999_999_999_999_999;

function numberText(value: number, format: string | undefined): CellText {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST) return refuse('number-rounded', String(value));
  if (!Number.isInteger(value)) return ok(withoutExponent(value));
  // Zeros that the format of the cell puts in front are part of what a person sees: a membership number.
  const zeros = /^0+$/.test(format ?? '') ? (format ?? '').length : 0;
  const digits = Math.abs(value).toString().padStart(zeros, '0');
  return ok(value < 0 ? `-${digits}` : digits);
}

const withoutExponent = (value: number): string =>
  value.toString().includes('e') ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : value.toString();

/** Until here spreadsheets believe that 1900 was a leap year, and dates before it are a day out. */
const FIRST_SAFE = Date.UTC(1900, 2, 1);
const AFTER_LAST = Date.UTC(3000, 0, 1);

function dateText(date: Date): CellText {
  const time = date.getTime();
  if (!(time >= FIRST_SAFE && time < AFTER_LAST)) return refuse('date-unclear', String(time));
  const [day = '', hour = ''] = date.toISOString().split('T');
  return ok(hour === '00:00:00.000Z' ? day : `${day} ${hour.slice(0, 8)}`);
}
