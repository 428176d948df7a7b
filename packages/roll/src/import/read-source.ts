import { err, ok, type Result } from '@selectorate/basics';
import type { Encoding } from './decode-text.ts';
import { importFault, type ImportRefusal, refuseImport } from './import-fault.ts';
import { CsvReading, SheetReading, type TableSetting } from './read-table.ts';
import type { ImportedSheet } from './row.ts';
import type { Delimiter } from './split-rows.ts';

/** The bytes of a file that somebody sent: anything may be in them. */
export type UntrustedBytes = Uint8Array;

/** Opens a file from its beginning, each time anew: it may be read twice, and only a chunk of it is held. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** What only the end of a file can say. */
export interface SourceFacts {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly blankLines: number;
}

const PIECE = 1 << 16;

/** Reads bytes of CSV, or the rows of a sheet. */
export function readWhole(
  file: UntrustedBytes | ImportedSheet,
  setting: TableSetting,
): Result<SourceFacts, ImportRefusal> {
  if (!(file instanceof Uint8Array)) return readSheet(file, setting);
  if (file.length > setting.limits.bytes) {
    return err(refuseImport([importFault('file-too-large', {}, `${file.length} bytes`)]));
  }
  const csv = new CsvReading(setting);
  for (let start = 0; start < file.length; start += PIECE) {
    const faults = csv.push(file.subarray(start, start + PIECE));
    if (faults.length > 0) return err(refuseImport(faults));
  }
  return endOf(csv);
}

function readSheet(sheet: ImportedSheet, setting: TableSetting): Result<SourceFacts, ImportRefusal> {
  const reading = new SheetReading(setting);
  const faults = reading.read(sheet);
  if (faults.length > 0) return err(refuseImport(faults));
  return ok({ encoding: null, delimiter: null, blankLines: reading.blankLines });
}

/** Reads CSV as it comes. */
export async function readStream(open: OpenFile, setting: TableSetting): Promise<Result<SourceFacts, ImportRefusal>> {
  const csv = new CsvReading(setting);
  for await (const chunk of open()) {
    const faults = csv.push(chunk);
    if (faults.length > 0) return err(refuseImport(faults));
  }
  return endOf(csv);
}

function endOf(csv: CsvReading): Result<SourceFacts, ImportRefusal> {
  const faults = csv.end();
  if (faults.length > 0) return err(refuseImport(faults));
  return ok({ encoding: csv.encoding, delimiter: csv.delimiter, blankLines: csv.blankLines });
}
