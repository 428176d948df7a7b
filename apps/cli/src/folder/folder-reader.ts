import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fromUtf8 } from '@selectorate/basics';
import { parse } from 'csv-parse/sync';
import { type FolderFault, shown } from './folder-fault.ts';
import { Row } from './row.ts';

const LARGEST_FILE = 64 * 1024 * 1024;

/** Reads the files of a contest folder and gathers everything that is wrong with them, so that one run names it all. */
export class FolderReader {
  readonly folder: string;
  readonly faults: FolderFault[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  fault(fault: FolderFault): undefined {
    this.faults.push({ ...fault, found: shown(fault.found) });
    return undefined;
  }

  has(file: string): Promise<boolean> {
    return stat(join(this.folder, file)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  async bytes(file: string): Promise<Uint8Array | undefined> {
    const path = join(this.folder, file);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) return this.fault({ file, line: null, column: null, found: '', expected: 'a file' });
    if (found.size > LARGEST_FILE) {
      return this.fault({
        file,
        line: null,
        column: null,
        found: `${found.size} bytes`,
        expected: `at most ${LARGEST_FILE} bytes`,
      });
    }
    return new Uint8Array(await readFile(path));
  }

  async text(file: string): Promise<string | undefined> {
    const bytes = await this.bytes(file);
    if (bytes === undefined) return undefined;
    const text = fromUtf8(bytes);
    if (!text.ok)
      return this.fault({ file, line: null, column: null, found: 'other bytes', expected: 'text in UTF-8' });
    return text.value.replace(/^\ufeff/, '');
  }

  /** The rows of a table whose header has at least these columns, in any order. */
  async table(file: string, columns: readonly string[], optional: readonly string[] = []): Promise<readonly Row[]> {
    const text = await this.text(file);
    const records = text === undefined ? undefined : this.#records(file, text);
    if (records === undefined) return [];
    const [header, ...rest] = records;
    const names = (header?.cells ?? []).map((name) => name.trim());
    const known = this.#header(file, names, [...columns, ...optional]);
    const missing = columns.filter((column) => !names.includes(column));
    if (missing.length > 0) {
      this.fault({
        file,
        line: 1,
        column: missing[0] ?? null,
        found: names.join(','),
        expected: `the columns ${columns.join(',')}`,
      });
      return [];
    }
    if (!known) return [];
    return rest.flatMap(({ line, cells }) => {
      if (cells.length === names.length)
        return [new Row(this, { file, line, cells: new Map(names.map((name, i) => [name, (cells[i] ?? '').trim()])) })];
      this.fault({ file, line, column: null, found: `${cells.length} cells`, expected: `${names.length} cells` });
      return [];
    });
  }

  #header(file: string, names: readonly string[], known: readonly string[]): boolean {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) this.fault({ file, line: 1, column: twice, found: twice, expected: 'each column once' });
    const stranger = names.find((name) => !known.includes(name));
    if (stranger !== undefined)
      this.fault({ file, line: 1, column: stranger, found: stranger, expected: `one of ${known.join(', ')}` });
    return twice === undefined && stranger === undefined;
  }

  #records(file: string, text: string): readonly { line: number; cells: readonly string[] }[] | undefined {
    try {
      const records = parse(text, {
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: 65_536,
      }) as unknown as readonly {
        readonly record: readonly string[];
        readonly info: { readonly lines: number };
      }[];
      return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
    } catch (error) {
      const line = (error as { lines?: unknown }).lines;
      return this.fault({
        file,
        line: typeof line === 'number' ? line : null,
        column: null,
        found: (error as Error).message,
        expected: 'comma-separated values',
      });
    }
  }
}
