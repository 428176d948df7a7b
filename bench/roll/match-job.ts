import { execFile, execFileSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { columns } from '../table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Lists of an invented country in a folder. */
export interface MadeLists {
  readonly folder: string;
  readonly rows: number;
  /** Of the slowest process, and of all processors: rows invented and written as CSV where asked, and prepared for DuckDB. */
  readonly seconds: number;
  readonly processor: number;
  /** Of the Parquet files. */
  readonly bytes: number;
}

export interface ListsOrder {
  readonly seed: string;
  readonly electors: number;
  readonly members: number;
  readonly folder: string;
  readonly csv: boolean;
}

/** Writes roll and register with as many processes as the machine runs at once. */
export async function makeLists({ folder, csv, ...size }: ListsOrder): Promise<MadeLists> {
  const shares = size.electors > 500_000 ? availableParallelism() : 1;
  const plan = { ...size, asOf: { year: 2026, month: 11, day: 1 } };
  const script = fileURLToPath(new URL('make-national.ts', import.meta.url));
  const maker = (share: number): Promise<unknown> => {
    const order = JSON.stringify({ plan, folder, share, shares, csv });
    return run(process.execPath, ['--import', 'tsx', '--conditions=source', script, order], { cwd: ROOT });
  };
  await Promise.all(Array.from({ length: shares }, (_, share) => maker(share)));
  return madeLists(folder);
}

interface MadeShare {
  readonly rows: number;
  readonly seconds: number;
  readonly processor: number;
}

/** The lists that a folder already has. */
export async function madeLists(folder: string): Promise<MadeLists> {
  const names = await readdir(folder);
  const notes = names.filter((name) => name.startsWith('made-'));
  const made = await Promise.all(
    notes.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as MadeShare),
  );
  const parquet = names.filter((name) => name.endsWith('.parquet'));
  const sizes = await Promise.all(parquet.map((name) => stat(join(folder, name))));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  return {
    folder,
    rows: sum(made.map(({ rows }) => rows)),
    seconds: Math.max(0, ...made.map(({ seconds }) => seconds)),
    processor: sum(made.map(({ processor }) => processor)),
    bytes: sum(sizes.map(({ size }) => size)),
  };
}

export type Engine = 'exact' | 'one-thread' | 'threads' | 'duckdb';

/** What a job cost in a process of its own, from its first statement to its last, reading the roll included. */
export interface MatchFigure {
  readonly engine: Engine;
  readonly members: number;
  readonly registerRows: number;
  readonly pairs: number;
  readonly found: number;
  /** Of what was said of every member; the same where two engines agree on each. */
  readonly digest: string | null;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly goal: MatchGoal | null;
}

export interface MatchGoal {
  readonly seconds: number;
  readonly mebibytes: number | null;
}

/** Brings the built packages up to date: jobs run on them, without a loader. */
export function buildPackages(): void {
  execFileSync('npx', ['--no-install', 'tsc', '-b', 'packages/national'], { cwd: ROOT, stdio: 'inherit' });
}

export async function runMatch(engine: Engine, folder: string, goal: MatchGoal | null = null): Promise<MatchFigure> {
  const script = fileURLToPath(new URL('match-child.mjs', import.meta.url));
  const order = JSON.stringify({ engine, folder, threads: availableParallelism(), memory: 128 });
  const { stdout } = await run(process.execPath, [script, order], { cwd: ROOT });
  return { ...(JSON.parse(stdout) as Omit<MatchFigure, 'goal'>), goal };
}

const NAMES: Readonly<Record<Engine, string>> = {
  exact: 'exact names and postcode, one thread',
  'one-thread': 'TypeScript, one thread',
  threads: `TypeScript, ${availableParallelism()} threads, by constituency`,
  duckdb: `DuckDB, ${availableParallelism()} threads, by constituency`,
};

const whole = (number: number): string => number.toLocaleString('en-GB');

export function matchTable(figures: readonly MatchFigure[]): string {
  const head = ['engine', 'members', 'register', 'pairs', 'found', 'wall', 'CPU', 'peak', 'goal', 'every member'];
  const lines = figures.map((one) => [
    NAMES[one.engine],
    whole(one.members),
    whole(one.registerRows),
    whole(one.pairs),
    whole(one.found),
    `${one.wallSeconds.toFixed(2)} s`,
    `${one.cpuSeconds.toFixed(2)} s`,
    `${Math.round(one.peakBytes / 2 ** 20)} MiB`,
    one.goal === null ? '' : goalText(one.goal),
    one.digest?.slice(0, 8) ?? '',
  ]);
  return columns([head, ...lines]);
}

const goalText = ({ seconds, mebibytes }: MatchGoal): string =>
  mebibytes === null ? `${seconds} s` : `${seconds} s, ${mebibytes} MiB`;
