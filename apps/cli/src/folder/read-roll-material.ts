import { createHash } from 'node:crypto';
import { addMonths, formatIsoDate, type MemberId, parseIsoDate, type Result } from '@selectorate/basics';
import {
  type ChangeWindow,
  importChangeLog,
  type ImportedRegister,
  importEvidence,
  importRegister,
  type ImportRefusal,
  importRoll,
  legalBasisSchema,
  type MemberEvidence,
  type PreviousRoll,
  STREAM_LIMITS,
} from '@selectorate/roll';
import type { FolderReader } from './folder-reader.ts';
import { readYaml } from './read-yaml.ts';

/** What a folder has to check its roll against; null where it has not. */
export interface RollMaterial {
  readonly previous: PreviousRoll | null;
  readonly changes: ChangeWindow | null;
  readonly evidence: ReadonlyMap<MemberId, MemberEvidence> | null;
  readonly register: (Pick<ImportedRegister, 'rows' | 'basis'> & { readonly sha256: string }) | null;
}

/**
 * Reads the files that the checks of the roll look at. `day` is the day on which they are made: the roll before is that
 * of a year earlier, and the log of changes begins then.
 */
export async function readRollMaterial(reader: FolderReader, day: string): Promise<RollMaterial> {
  const since = yearBefore(day);
  const limits = STREAM_LIMITS;
  const previous = await optional(reader, 'roll-before.csv', (bytes) => importRoll(bytes, { limits }));
  const changes = await optional(reader, 'changes.csv', (bytes) => importChangeLog(bytes, { limits }));
  const evidence = await optional(reader, 'evidence.csv', (bytes) => importEvidence(bytes, { limits }));
  return {
    previous: previous === null ? null : { asOf: since, entries: previous.entries },
    changes: changes === null ? null : { since, changes: changes.changes },
    evidence: evidence === null ? null : new Map(evidence.evidence.map((each) => [each.member, each])),
    register: await readRegister(reader, day),
  };
}

/** A register is read under its legal basis and on the day of the checks, or not at all. */
async function readRegister(reader: FolderReader, day: string): Promise<RollMaterial['register']> {
  if (!(await reader.has('register.csv'))) return null;
  const basis = await readYaml(reader, 'register.csv.basis.yaml', { schema: legalBasisSchema });
  if (basis === undefined) return null;
  const bytes = await reader.bytes('register.csv');
  const read = bytes === undefined ? undefined : importRegister(bytes, { basis, today: day });
  if (bytes === undefined || read === undefined) return null;
  if (!read.ok) return tellFaults(reader, 'register.csv', read.error);
  const { rows } = read.value;
  return { rows, basis: read.value.basis, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function optional<T>(
  reader: FolderReader,
  file: string,
  importIt: (bytes: Uint8Array) => Result<T, ImportRefusal>,
): Promise<T | null> {
  if (!(await reader.has(file))) return null;
  const bytes = await reader.bytes(file);
  if (bytes === undefined) return null;
  const read = importIt(bytes);
  return read.ok ? read.value : tellFaults(reader, file, read.error);
}

/** Every row of a roll, or of what stands beside it, that could not be read. */
export function tellFaults(reader: FolderReader, file: string, { faults, total }: ImportRefusal): null {
  for (const { line, columnName, shown, expected, remedy } of faults)
    reader.fault({ file, line, column: columnName, found: shown, expected: `${expected}; ${remedy}` });
  if (total > faults.length)
    reader.fault({ file, line: null, column: null, found: `${total} faults in all`, expected: 'none' });
  return null;
}

function yearBefore(day: string): string {
  const date = parseIsoDate(day);
  return date === undefined ? day : formatIsoDate(addMonths(date, -12));
}
