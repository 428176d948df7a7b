import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { measureTruth, PUBLIC_SETS, type TruthFigure } from '@selectorate/testkit';
import { parse } from 'csv-parse/sync';

const folder = (): string =>
  process.env['SELECTORATE_VECTORS'] ?? fileURLToPath(new URL('../../../shared/vectors', import.meta.url));

/** Reads and measures every public data set. */
export async function measurePublicSets(begins: (set: string) => void): Promise<readonly TruthFigure[]> {
  const figures: TruthFigure[] = [];
  for (const one of PUBLIC_SETS) {
    begins(one.set);
    const text = await readFile(`${folder()}/roll/${one.file}`);
    const lines = parse(text, { columns: (header: string[]) => header.map((name) => name.trim()) });
    figures.push(measureTruth(one, lines as Record<string, string>[]));
  }
  return figures;
}
