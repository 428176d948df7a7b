import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { err, ok, type Result } from '@selectorate/basics';
import { type NationalFault, nationalFault } from '../national-fault.ts';

export interface DuckDbLimits {
  /** Files that may be read or written, and nothing else of the machine. */
  readonly files: readonly string[];
  /** Mebibytes. */
  readonly memory: number;
  readonly threads: number;
  /** A folder for what does not fit into memory; without one nothing is ever put on disk, and a job too large fails. */
  readonly temporary?: string;
}

export interface OpenDuckDb {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  close(): void;
}

/**
 * A database in memory that can reach nothing but the named files: no extension is loaded or fetched, no network, and the
 * configuration is locked so that no later statement opens it again.
 */
export async function openDuckDb(limits: DuckDbLimits): Promise<Result<OpenDuckDb, NationalFault>> {
  const duckdb = await import('@duckdb/node-api').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (duckdb === null) return err(nationalFault('duckdb-missing'));
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    threads: String(limits.threads),
    memory_limit: `${limits.memory}MiB`,
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  const folder = limits.temporary ?? '';
  const settings = [
    `allowed_paths = ${listText(limits.files)}`,
    `allowed_directories = ${listText(folder === '' ? [] : [folder])}`,
    `temp_directory = ${quoteText(folder)}`,
    'preserve_insertion_order = true',
    // Every file is read once: what it keeps of them would be memory for nothing.
    'enable_external_file_cache = false',
    'enable_external_access = false',
    'lock_configuration = true',
  ];
  for (const setting of settings) await connection.run(`SET ${setting}`);
  return ok({
    instance,
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  });
}

/** The package is optional: it is absent where the machine has no build of it. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(String(error.code));

/** A text as SQL. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const listText = (texts: readonly string[]): string => `[${texts.map(quoteText).join(', ')}]`;
