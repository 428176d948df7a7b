import { err, ok, type Result } from '@selectorate/basics';
import type { IsoDate } from '../entry.ts';
import { FaultBook, importFault, type ImportRefusal, refuseImport } from '../import/import-fault.ts';
import { importTable } from '../import/import-table.ts';
import { CsvReading, STREAM_LIMITS } from '../import/read-table.ts';
import type { ImportedSheet } from '../import/row.ts';
import { type OpenFile, readStream, type UntrustedBytes } from '../import/read-source.ts';
import {
  type TableFacts,
  type TableKind,
  type TableOptions,
  type TableOrder,
  TableReading,
} from '../import/table-reading.ts';
import { ElectorNumbers } from './elector-numbers.ts';
import { type FilePrint, HashedFile, isSamePrint } from './hashed-file.ts';
import { checkBasis } from './legal-basis.ts';
import { type ReadRegisterRow, registerRowReading } from './read-register-row.ts';
import { REGISTER_LAYOUT, type RegisterField } from './register-layout.ts';
import type { LegalBasis, RegisterRow } from './register-row.ts';
import { RegisterTally, type RegisterTotals } from './register-tally.ts';

/** Under which right the register is opened, on which day (UTC), and what is known of its columns. */
export interface RegisterOptions extends TableOptions<RegisterField> {
  /** Checked against `legalBasisSchema`: anything may be given. */
  readonly basis: unknown;
  readonly today: IsoDate;
}

/** All that is said of a register beside its rows. Private: the first choice of columns aside, it counts electors. */
export interface RegisterFacts extends TableFacts<RegisterField> {
  readonly basis: LegalBasis;
  readonly today: IsoDate;
  readonly totals: RegisterTotals;
}

export interface ImportedRegister extends RegisterFacts {
  readonly rows: readonly RegisterRow[];
}

/** What was learned of a register that is too large to be held, and by what the file is known again. */
export interface CheckedRegister extends RegisterFacts {
  readonly file: FilePrint;
}

/**
 * Reads a register whole, from bytes of CSV or rows of a sheet: every row, or the faults. Without a legal basis that holds
 * today nothing is read. Anonymous electors are rows without a name or address.
 */
export function importRegister(
  file: UntrustedBytes | ImportedSheet,
  options: RegisterOptions,
): Result<ImportedRegister, ImportRefusal> {
  const basis = checkBasis(options.basis, options.today);
  if (!basis.ok) return err(refuseImport([basis.error]));
  const read = importTable(file, registerOrder(options, options.today));
  if (!read.ok) return read;
  const { items, ...facts } = read.value;
  const tally = new RegisterTally();
  for (const { item, line } of items) tally.add(item, line);
  const rows = items.flatMap(({ item }) => (item.deleted ? [] : [item.row]));
  return ok({ ...facts, basis: basis.value, today: options.today, totals: tally.totals(), rows });
}

/**
 * Reads a register of any size once through and keeps none of it but a fingerprint of each elector number: what
 * {@link streamRegister} needs to give its rows, or every fault. Twice or three times through where the month comes first
 * in its dates, or where a number seems to occur twice.
 */
export async function checkRegister(
  open: OpenFile,
  options: RegisterOptions,
): Promise<Result<CheckedRegister, ImportRefusal>> {
  const basis = checkBasis(options.basis, options.today);
  if (!basis.ok) return err(refuseImport([basis.error]));
  const order = registerOrder(options, options.today);
  const hashed = new HashedFile(open);
  const read = (): AsyncIterable<Uint8Array> => hashed.read();
  const first = new Check(order, null);
  const firstRead = await readStream(read, first.reading.setting);
  const file = hashed.print;
  const settled = !firstRead.ok || first.reading.settled;
  const check = settled ? first : new Check(order, first.reading.provenOrder);
  const last = settled ? firstRead : await readStream(read, check.reading.setting);
  if (!last.ok) return last;
  const facts = check.reading.facts(last.value, await electorsTwice(read, order, check));
  if (!facts.ok) return facts;
  if (file === null || !isSamePrint(file, hashed.print))
    return err(refuseImport([importFault('file-changed', {}, '')]));
  return ok({ ...facts.value, basis: basis.value, today: options.today, totals: check.tally.totals(), file });
}

/**
 * The rows of a register that was checked, in its order, as many at a time as a chunk of the file holds: the same rows
 * whenever it is opened. `today` is the day (UTC) of this reading. A legal basis that no longer holds then, or a file that
 * is not the one that was checked, byte for byte, is a bug of the caller, and throws: the one before the file is opened, the
 * other by the end at the latest, so that rows are to be relied on only once the last has come.
 */
export async function* streamRegister(
  open: OpenFile,
  checked: Pick<CheckedRegister, 'choice' | 'dateOrder' | 'today' | 'basis' | 'file'>,
  today: IsoDate,
): AsyncIterable<readonly RegisterRow[]> {
  const basis = checkBasis(checked.basis, today);
  if (!basis.ok) throw new Error(`the register may not be read on ${today}: ${basis.error.code}`);
  let rows: RegisterRow[] = [];
  const order = registerOrder({ columns: checked.choice }, checked.today);
  const reading = new TableReading(order, checked.dateOrder, ({ item }) => {
    if (!item.deleted) rows.push(item.row);
  });
  const csv = new CsvReading(reading.setting);
  const stopOn = (failed: boolean): void => {
    if (failed) throw new Error('the register is not the file that was checked');
  };
  const hashed = new HashedFile(open);
  for await (const chunk of hashed.read()) {
    // The rows of a chunk are given once there is another, those of the last once the file is known again.
    if (rows.length > 0) yield rows;
    rows = [];
    stopOn(csv.push(chunk).length > 0 || reading.failed);
  }
  stopOn(csv.end().length > 0 || reading.failed || !isSamePrint(hashed.print, checked.file));
  if (rows.length > 0) yield rows;
}

interface NumberedRow {
  readonly item: ReadRegisterRow;
  readonly line: number;
}

function registerOrder(options: TableOptions<RegisterField>, today: IsoDate): TableOrder<RegisterField, NumberedRow> {
  const kind: TableKind<RegisterField, NumberedRow> = {
    layout: REGISTER_LAYOUT,
    reading: (dateOrder) => {
      const read = registerRowReading(dateOrder, today);
      return (reader) => {
        const item = read(reader);
        return item === undefined ? undefined : { item, line: reader.line };
      };
    },
    // What an update deletes may stand in it again under the same number.
    unique: { field: 'number', of: ({ item }) => (item.deleted ? null : item.row.elector), code: 'elector-twice' },
  };
  return { kind, limits: STREAM_LIMITS, options };
}

/** One going through a register: its faults, totals and numbers. */
class Check {
  readonly reading: TableReading<RegisterField, NumberedRow>;
  readonly tally = new RegisterTally();
  readonly numbers = new ElectorNumbers();

  constructor(order: TableOrder<RegisterField, NumberedRow>, proven: RegisterFacts['dateOrder'] | null) {
    this.reading = new TableReading(order, proven, ({ item, line }) => {
      this.tally.add(item, line);
      if (!item.deleted) this.numbers.add(item.row.elector);
    });
  }
}

/** Every row of a number that occurs more than once: read again, since a fingerprint alone proves nothing. */
async function electorsTwice(
  open: OpenFile,
  order: TableOrder<RegisterField, NumberedRow>,
  { numbers, reading }: Check,
): Promise<FaultBook> {
  const book = new FaultBook();
  const suspects = numbers.seenTwice();
  if (suspects.size === 0) return book;
  const lines = new Map<string, number[]>([...suspects].map((elector) => [elector, []]));
  const again = new TableReading(order, reading.provenOrder, ({ item, line }) => {
    if (!item.deleted) lines.get(item.row.elector)?.push(line);
  });
  await readStream(open, again.setting);
  const twice = [...lines].flatMap(([elector, own]) => (own.length > 1 ? own.map((line) => ({ elector, line })) : []));
  for (const { elector, line } of twice.toSorted((a, b) => a.line - b.line)) {
    book.add(importFault('elector-twice', { line, ...reading.placeOf('number') }, elector));
  }
  return book;
}
