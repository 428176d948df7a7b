import { ok, type Result } from '@selectorate/basics';
import { FaultBook, importFault, type ImportRefusal } from './import-fault.ts';
import type { DateOrder } from './read-dates.ts';
import type { ImportedSheet } from './row.ts';
import { type OpenFile, readStream, readWhole, type SourceFacts, type UntrustedBytes } from './read-source.ts';
import { type TableFacts, type TableKind, type TableOrder, TableReading } from './table-reading.ts';

export interface ImportedTable<F extends string, T> extends TableFacts<F> {
  readonly items: readonly T[];
}

/** Reads a table whole, or names every row that failed and gives nothing (attack A45). */
export function importTable<F extends string, T>(
  file: UntrustedBytes | ImportedSheet,
  order: TableOrder<F, T>,
): Result<ImportedTable<F, T>, ImportRefusal> {
  const first = new Collection(order, null);
  const read = readWhole(file, first.reading.setting);
  if (!read.ok || first.reading.settled) return first.result(read);
  const second = new Collection(order, first.reading.provenOrder);
  return second.result(readWhole(file, second.reading.setting));
}

/** The same over a file too large to hold, of which only the items are kept. */
export async function importTableStream<F extends string, T>(
  open: OpenFile,
  order: TableOrder<F, T>,
): Promise<Result<ImportedTable<F, T>, ImportRefusal>> {
  const first = new Collection(order, null);
  const read = await readStream(open, first.reading.setting);
  if (!read.ok || first.reading.settled) return first.result(read);
  const second = new Collection(order, first.reading.provenOrder);
  return second.result(await readStream(open, second.reading.setting));
}

/** The items of one reading, with their lines. */
class Collection<F extends string, T> {
  readonly reading: TableReading<F, T>;
  readonly #unique: TableKind<F, T>['unique'];
  readonly #items: T[] = [];
  readonly #lines: number[] = [];

  constructor(order: TableOrder<F, T>, dateOrder: DateOrder | null) {
    this.#unique = order.kind.unique;
    this.reading = new TableReading(order, dateOrder, (item, line) => {
      this.#items.push(item);
      this.#lines.push(line);
    });
  }

  result(read: Result<SourceFacts, ImportRefusal>): Result<ImportedTable<F, T>, ImportRefusal> {
    if (!read.ok) return read;
    const facts = this.reading.facts(read.value, this.#twice());
    return facts.ok ? ok({ ...facts.value, items: this.#items }) : facts;
  }

  /** Every row of a key that occurs more than once, the first included: which is right is not ours to say. */
  #twice(): FaultBook {
    const book = new FaultBook();
    const unique = this.#unique;
    if (unique === null) return book;
    const times = new Map<string, number>();
    let repeats = 0;
    for (const item of this.#items) {
      const key = unique.of(item);
      if (key === null) continue;
      const before = times.get(key) ?? 0;
      if (before > 0) repeats++;
      times.set(key, before + 1);
    }
    if (repeats === 0) return book;
    for (const [index, item] of this.#items.entries()) {
      const key = unique.of(item);
      if (key === null || times.get(key) === 1) continue;
      const place = { line: this.#lines[index] ?? 0, ...this.reading.placeOf(unique.field) };
      book.add(importFault(unique.code, place, key));
    }
    return book;
  }
}
