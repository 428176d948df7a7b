import { err, ok, type Result } from '@selectorate/basics';
// A CommonJS module, whose names Node finds behind its default only.
import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import { cellText, JoinedTexts } from './cell-text.ts';
import { checkCells } from './check-cells.ts';
import { checkSharedTexts, countRuns } from './check-texts.ts';
import { readAttributes } from './read-attributes.ts';
import { packParts } from './pack-parts.ts';
import { notAWorkbook, notAZip } from './recognise.ts';
import { refuseSheet, type SheetFault, sheetFault, SheetFaults, type SheetRefusal } from './sheet-fault.ts';
import { SHEET_LIMITS, type SheetLimits } from './sheet-limits.ts';
import { unpackXml } from './unpack-part.ts';
import { readZipDirectory, type ZipPart } from './zip-directory.ts';

/** The bytes of a file that somebody sent: anything may be in them. */
export type UntrustedBytes = Uint8Array;

export interface SheetOptions {
  /** The name of the sheet that is meant, where several visible ones have rows. */
  readonly sheet?: string;
  readonly limits?: Partial<SheetLimits>;
}

/** A row of a sheet by its number there; empty cells at its end are left out. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The cells of one sheet as texts. Rows without any value are left out; hidden rows are read, and named. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly hiddenRows: readonly number[];
  /** Whether any sheet of the workbook has hidden columns. They are read. */
  readonly hiddenColumns: boolean;
  /** What the workbook has besides that was not looked at: `macros`, `external-links`, `hidden-sheets`. */
  readonly ignored: readonly string[];
}

/**
 * Reads one sheet of an XLSX workbook: the only visible one with rows, or the one named. The file is judged and unpacked
 * here, part by part within the limits; the reader of workbooks (exceljs) sees only the few parts that hold cells, and of
 * these nothing but cells. Whole or not at all, every cell that cannot be read named.
 */
export async function readWorkbook(
  bytes: UntrustedBytes,
  options: SheetOptions = {},
): Promise<Result<Sheet, SheetRefusal>> {
  const limits = { ...SHEET_LIMITS, ...options.limits };
  if (bytes.length > limits.bytes) return refuse(sheetFault('file-too-large', {}, `${bytes.length} bytes`));
  const other = notAZip(bytes);
  if (other !== null) return refuse(sheetFault(other));
  const directory = readZipDirectory(bytes, limits);
  if (!directory.ok) return refuse(directory.error);
  const names = directory.value.map(({ name }) => name);
  const kind = notAWorkbook(names);
  if (kind !== null) return refuse(sheetFault(kind));
  const parts = unpackParts(directory.value, limits);
  if (!parts.ok) return refuse(parts.error);
  const workbook = await load(packParts(parts.value), limits);
  if (!workbook.ok) return refuse(workbook.error);
  const chosen = chooseSheet(workbook.value, options.sheet);
  if (!chosen.ok) return refuse(chosen.error);
  const read = readSheet(chosen.value, limits);
  if (!read.ok) return read;
  const hiddenColumns = [...parts.value.values()].some((text) => HIDDEN_COLUMN.test(text));
  return ok({ ...read.value, hiddenColumns, ignored: ignoredOf(names, workbook.value) });
}

const refuse = (fault: SheetFault): Result<never, SheetRefusal> => err(refuseSheet(fault));

/** The parts that hold cells, and those without which they cannot be found. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/;

function unpackParts(parts: readonly ZipPart[], limits: SheetLimits): Result<ReadonlyMap<string, string>, SheetFault> {
  const texts = new Map<string, string>();
  let [tags, runs] = [0, 0];
  for (const part of parts.filter(({ name }) => NEEDED.test(name))) {
    const text = unpackXml(part);
    if (!text.ok) return text;
    tags += countTags(text.value);
    runs += countRuns(text.value);
    if (tags > limits.tags || runs > limits.allRuns) return err(sheetFault('zip-bomb', {}, part.name));
    texts.set(part.name, text.value);
  }
  const workbook = plainWorkbook(texts.get('xl/workbook.xml') ?? '');
  if (workbook === undefined) return err(sheetFault('workbook-broken', {}, 'xl/workbook.xml'));
  const sharedTexts = texts.get('xl/sharedStrings.xml');
  const tooLong = checkSharedTexts(sharedTexts ?? '', limits);
  if (tooLong !== undefined) return err(tooLong);
  let { cells } = limits;
  for (const [name, text] of texts) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const checked = checkCells(text, { hasSharedTexts: sharedTexts !== undefined, cells });
    if (!checked.ok) return checked;
    cells -= checked.value.cells;
    texts.set(name, checked.value.text);
  }
  return ok(texts.set('xl/workbook.xml', workbook));
}

function countTags(text: string): number {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags++;
  return tags;
}

/** The workbook as the reader understands it: undefined where it says something that two readers would read in two ways. */
function plainWorkbook(text: string): string | undefined {
  const without = withoutDefinedNames(text);
  return without === undefined ? undefined : withPlainDates(without);
}

const PLAIN_BOOLEANS: ReadonlyMap<string, string> = new Map([
  ['0', '0'],
  ['false', '0'],
  ['1', '1'],
  ['true', '1'],
]);

/** From which day dates count is said with an xsd:boolean, of whose four forms exceljs knows one for yes. */
function withPlainDates(text: string): string | undefined {
  const [found, ...more] = [...text.matchAll(/<(?:[\w.-]+:)?workbookPr(?=[\s/>])/g)];
  if (found === undefined) return text;
  const tag = found[0].includes(':') ? undefined : readAttributes(text, found.index + found[0].length);
  const date1904 = PLAIN_BOOLEANS.get(tag?.attributes.get('date1904') ?? '0');
  if (tag === undefined || date1904 === undefined || more.length > 0) return undefined;
  const end = tag.empty ? '/>' : '>';
  return `${text.slice(0, found.index)}<workbookPr date1904="${date1904}"${end}${text.slice(tag.end)}`;
}

/** A defined name may cover every cell there is, and the reader would make each of them. */
function withoutDefinedNames(text: string): string | undefined {
  const without = text.replace(/<definedNames\b[^]*?<\/definedNames\s*>/, '').replace(/<definedNames\s*\/>/, '');
  return without.includes('definedName') ? undefined : without;
}

/** Children of a worksheet that are not cells: unread, because they name ranges and other parts. */
const UNREAD = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'rowBreaks',
  'hyperlinks',
  'pageMargins',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'tableParts',
  'conditionalFormatting',
  'extLst',
  'legacyDrawing',
  'colBreaks',
];

const HIDDEN_COLUMN = /<col\b[^>]*\bhidden="(?:1|true)"/;

async function load(zip: Uint8Array, { rows, columns }: SheetLimits): Promise<Result<Workbook, SheetFault>> {
  const workbook = new exceljs.Workbook();
  try {
    // Formatted rows and columns without a value are common; these limits, which its types leave out, only keep memory.
    const options = { ignoreNodes: UNREAD, maxRows: 4 * rows, maxCols: 4 * columns };
    await workbook.xlsx.load(Buffer.from(zip) as unknown as Parameters<Workbook['xlsx']['load']>[0], options);
    return ok(workbook);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/Max row count/.test(text)) return err(sheetFault('too-many-rows'));
    return err(sheetFault(/Max column count/.test(text) ? 'too-many-columns' : 'workbook-broken'));
  }
}

const hasRows = (sheet: Worksheet): boolean => sheet.actualRowCount > 0;

function chooseSheet(workbook: Workbook, wanted: string | undefined): Result<Worksheet, SheetFault> {
  const { worksheets } = workbook;
  const names = (sheets: readonly Worksheet[]): string => sheets.map(({ name }) => name).join(', ');
  if (wanted !== undefined) {
    const named = worksheets.find(({ name }) => name === wanted);
    return named === undefined ? err(sheetFault('sheet-not-found', {}, names(worksheets))) : ok(named);
  }
  const visible = worksheets.filter((sheet) => sheet.state === 'visible' && hasRows(sheet));
  const [first, ...others] = visible;
  if (first === undefined) return err(sheetFault('sheet-empty'));
  return others.length > 0 ? err(sheetFault('several-sheets', {}, names(visible))) : ok(first);
}

type ReadSheet = Pick<Sheet, 'name' | 'rows' | 'hiddenRows'>;

function readSheet(sheet: Worksheet, limits: SheetLimits): Result<ReadSheet, SheetRefusal> {
  const rows: SheetRow[] = [];
  const faults = new SheetFaults();
  const joined = new JoinedTexts();
  const hiddenRows: number[] = [];
  sheet.eachRow((row, line) => {
    if (row.hidden) hiddenRows.push(line);
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      const place = { line, column, columnName: cell.address.replace(/\d+$/, '') };
      if (column > limits.columns) {
        faults.add('too-many-columns', place);
        return;
      }
      const text = cellText(cell, joined);
      if (!text.ok) faults.add(text.error.code, place, text.error.shown);
      else if (text.value.length > limits.cellCharacters) faults.add('cell-too-long', place, text.value);
      else if (text.value !== '') cells[column - 1] = text.value;
    });
    if (cells.length > 0) rows.push({ line, cells: Array.from(cells, (cell) => cell ?? '') });
  });
  if (rows.length > limits.rows) faults.add('too-many-rows', {}, `${rows.length} rows`);
  const { refusal } = faults;
  if (refusal !== null) return err(refusal);
  return rows.length < 2 ? refuse(sheetFault('sheet-empty')) : ok({ name: sheet.name, rows, hiddenRows });
}

function ignoredOf(names: readonly string[], workbook: Workbook): readonly string[] {
  const macros = names.some((name) => /vbaProject|macrosheets|activeX/i.test(name));
  const links = names.some((name) => name.startsWith('xl/externalLinks/'));
  const hidden = workbook.worksheets.some((sheet) => sheet.state !== 'visible' && hasRows(sheet));
  return [...(macros ? ['macros'] : []), ...(links ? ['external-links'] : []), ...(hidden ? ['hidden-sheets'] : [])];
}
