import { err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { readAttributes } from './read-attributes.ts';
import { type SheetFault, sheetFault } from './sheet-fault.ts';

const LAST_ROW = 1_048_576;
/** Bijective base 26: A is 1, XFD is 16384. */
const LAST_COLUMN = 16_384;

/** Types of cells that exceljs reads as they are meant; of a date in words (`d`) it takes the year for a number. */
const TYPES: ReadonlySet<string | undefined> = new Set([undefined, 'b', 'e', 'inlineStr', 'n', 's', 'str']);

/** The start of a row or cell; also under a prefix, which exceljs passes over and a spreadsheet may not. */
const START = /<([\w.-]+:)?(row|c)(?=[\s/>])/g;

/** What a check of the cells has come to. */
interface Checked {
  /** The worksheet without its empty cells: nobody sees them, and each would cost memory. */
  readonly text: string;
  /** Cells, empty ones among them. */
  readonly cells: number;
}

export interface CellsAllowed {
  readonly hasSharedTexts: boolean;
  readonly cells: number;
}

/**
 * Whether the rows and cells of a worksheet stand where they say, each once and in order, hold one value, and shared texts
 * are there. Readers disagree about a sheet that says one place twice, so that a person would see another list than was
 * read. The sheet has no comments or sections of plain text (`unpackXml`), so that what looks like a tag is one.
 */
export function checkCells(sheet: string, { hasSharedTexts, cells: most }: CellsAllowed): Result<Checked, SheetFault> {
  const broken = err(sheetFault('workbook-broken', {}, 'xl/worksheets'));
  const kept: string[] = [];
  let [row, column, cells, from] = [0, 0, 0, 0];
  for (const { index, 0: start, 1: prefix, 2: kind } of sheet.matchAll(START)) {
    const tag = prefix === undefined ? readAttributes(sheet, index + start.length) : undefined;
    if (tag === undefined) return broken;
    const { attributes, end, empty } = tag;
    const [, letters = '', digits = ''] = /^([A-Z]{0,3})([1-9]\d{0,6})$/.exec(attributes.get('r') ?? '') ?? [];
    const number = parseWholeNumber(digits) ?? 0;
    if (kind === 'row') {
      if (number <= row || number > LAST_ROW || letters !== '') return broken;
      [row, column] = [number, 0];
      continue;
    }
    cells += 1;
    if (cells > most) return err(sheetFault('too-many-cells', {}, `more than ${most}`));
    const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (number !== row || at <= column || at > LAST_COLUMN) return broken;
    column = at;
    if (empty) {
      kept.push(sheet.slice(from, index));
      from = end;
    } else if (!holdsOneValue(sheet, end, attributes.get('t'), hasSharedTexts)) return broken;
  }
  kept.push(sheet.slice(from));
  return ok({ text: kept.join(''), cells });
}

/** The value of a cell behind its formula, which is refused later. Two values one after the other would be read as one. */
const VALUE = /^\s*(?:<f\b[^]*?(?:<\/f\s*>|\/>))?\s*(?:<v(?:\s[^<>]*)?>([^<]*)<\/v\s*>|<v\s*\/>)?\s*(?:<extLst\b|$)/;

function holdsOneValue(sheet: string, from: number, type: string | undefined, hasSharedTexts: boolean): boolean {
  const end = sheet.indexOf('</c', from);
  if (end < 0 || !TYPES.has(type)) return false;
  const content = sheet.slice(from, end);
  // A cell within a cell; were it let pass, looking for the end of each would take the square of the time.
  if (/<c[\s/>]/.test(content)) return false;
  if (type === 'inlineStr') return !/<[vf][\s/>]|<[\w.-]+:/.test(content);
  const [whole, value = ''] = VALUE.exec(content) ?? [];
  if (whole === undefined) return false;
  if (type === 's') return hasSharedTexts;
  return type !== 'b' || value === '' || /^[01]$/.test(value);
}
