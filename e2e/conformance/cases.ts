import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A case of the outside vectors' `index.json`: ballots with a published result, its words kept. */
export interface OutsideCase {
  readonly id: string;
  readonly source: string;
  readonly method: string;
  readonly seats: number;
  readonly options: Readonly<Record<string, string | boolean | number>>;
  readonly ballots_file: string;
  readonly ballots_format: string;
  readonly expected: {
    readonly winners: readonly string[];
    readonly rounds_file?: string;
    /** Winners in order of election, where the source says so. */
    readonly order?: readonly string[];
    /** The exact margin as a lead in votes, found by another program's search. */
    readonly raire_margin?: number;
  };
}

/** Where the vectors are: a folder with an `index.json` and the files that it names. */
export interface Vectors {
  readonly folder: string;
  readonly cases: readonly OutsideCase[];
}

/** Undefined where there are none. Without a folder: `$SELECTORATE_VECTORS/count`, else beside the checkout. */
export function findVectors(asked?: string): Vectors | undefined {
  const root = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../shared/vectors');
  const folder = asked ?? resolve(root, 'count');
  if (!existsSync(resolve(folder, 'index.json'))) return undefined;
  return { folder, cases: readJson(folder, 'index.json') };
}

export const readText = (folder: string, path: string): string => readFileSync(resolve(folder, path), 'utf8');
export const readJson = <T>(folder: string, path: string): T => JSON.parse(readText(folder, path)) as T;

/** Sources pad and double the spaces in names. */
export const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ');

/** The kind of ledger that a case comes with, which decides how its rounds are read; the source names the rest. */
export const sourceName = ({ id }: OutsideCase): string => id.split('/')[0] ?? id;
