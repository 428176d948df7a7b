import { ok, type Result } from '@selectorate/basics';
import type { ImportRefusal } from './import-fault.ts';
import { readWhole, type UntrustedBytes } from './read-source.ts';
import { IMPORT_LIMITS, type ImportLimits } from './read-table.ts';
import { ROLL_LAYOUT } from './roll-layout.ts';
import type { ImportedSheet } from './row.ts';
import { readHeader } from './table-reading.ts';
import { headersRecognised } from './table-layout.ts';

/**
 * The names of the columns of a file, so that a person can say what they hold where an import could not guess. A file that
 * cannot be split into rows is refused as an import would refuse it.
 */
export function readColumnNames(
  file: UntrustedBytes | ImportedSheet,
  limits: Partial<ImportLimits> = {},
): Result<readonly string[], ImportRefusal> {
  let names: readonly string[] = [];
  const read = readWhole(file, {
    limits: { ...IMPORT_LIMITS, ...limits },
    recognised: (headers) => headersRecognised(headers, ROLL_LAYOUT),
    sink: {
      header: (row) => {
        const header = readHeader(row);
        if (!header.ok) return header.error;
        names = header.value;
        return [];
      },
      row: () => undefined,
    },
  });
  return read.ok ? ok(names) : read;
}
