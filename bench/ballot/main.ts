import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureElection } from './cached-election.ts';
import type { Engine } from './desks.ts';
import { type Kind, KINDS } from './election-kinds.ts';
import { measureHere, measureInThreads, type RowMeasured, type RowTask } from './measure-row.ts';
import { figureOf, type Figure, tableOf } from './figures.ts';
import { measurePeers } from './peers.ts';
import { ROW_NAMES, ROWS, type RowName } from './rows.ts';

// `npm run bench:ballot -- --n N [--json FILE]`. Each row is measured in processes of its own, so that its peak memory is its
// own; `--row TASK` is such a process.

const run = promisify(execFile);
const THREADS = 2;
/** The library alone takes so long that the figure of a few ballots stands for all. */
const NOBLE_BALLOTS = 20;
const ANSWER_BYTES = 1 << 20;

const say = (line: string): void => console.error(`bench: ${line}`);

async function bench(n: number, target: string | undefined): Promise<void> {
  const figures: Figure[] = [];
  for (const kind of KINDS) figures.push(...(await benchKind(kind, n)));
  const machine = { node: process.version, processors: availableParallelism(), model: cpus()[0]?.model ?? 'unknown' };
  console.log(
    `\n${n} ballots, on ${machine.processors} × ${machine.model}, Node ${machine.node}; each figure is for one ballot`,
  );
  for (const kind of KINDS) console.log(`\n${tableOf(kind, n, figures)}`);
  if (target === undefined) return;
  const text = `${JSON.stringify({ schema: 'selectorate-bench/1', bench: 'ballot', machine, n, figures }, null, 2)}\n`;
  if (target === '-') return console.log(text);
  await mkdir(dirname(resolve(target)), { recursive: true });
  await writeFile(target, text);
}

async function benchKind(kind: Kind, n: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of ROW_NAMES.filter((row) => ROWS[row].kinds.includes(kind))) {
    figures.push(await benchRow(name, { kind, engine: 'kernel', size: Math.min(n, ROWS[name].most) }));
    if (!ROWS[name].byNoble) continue;
    figures.push(await benchRow(name, { kind, engine: 'noble', size: Math.min(n, NOBLE_BALLOTS) }));
  }
  figures.push(...(await measurePeers(kind, n, say)));
  return figures;
}

interface Which {
  readonly kind: Kind;
  readonly engine: Engine;
  readonly size: number;
}

async function benchRow(row: RowName, { kind, engine, size }: Which): Promise<Figure> {
  const folder = await ensureElection(kind, size, say);
  say(`${kind}: ${row}${engine === 'noble' ? ', the library alone' : ''}`);
  const task = { row, folder, kind, engine, size, part: { index: 0, of: 1 } };
  const alone = await inProcess({ ...task, threads: 1 });
  const shared = await inProcess({ ...task, threads: THREADS });
  return figureOf({
    kind,
    row,
    by: engine,
    sample: size,
    alone,
    shared,
    goal: engine === 'kernel' ? ROWS[row].goal[kind] : undefined,
  });
}

async function inProcess(task: RowTask): Promise<RowMeasured> {
  const own = fileURLToPath(import.meta.url);
  const args = [...process.execArgv, own, '--row', JSON.stringify(task)];
  const { stdout } = await run(process.execPath, args, { maxBuffer: ANSWER_BYTES });
  return JSON.parse(stdout) as RowMeasured;
}

function measureRow(task: RowTask): Promise<RowMeasured> {
  const sharesItself = task.row.startsWith('whole');
  return task.threads === 1 || sharesItself ? measureHere(task) : measureInThreads(task);
}

const [first, value = '', third, fourth, ...more] = process.argv.slice(2);
if (first === '--row') {
  console.log(JSON.stringify(await measureRow(JSON.parse(value) as RowTask)));
} else if (
  first === '--n' &&
  /^[1-9][0-9]{0,6}$/.test(value) &&
  (third === undefined || third === '--json') &&
  more.length === 0
) {
  await bench(Number(value), fourth);
} else {
  console.error('npm run bench:ballot -- --n N [--json FILE]');
  process.exitCode = 2;
}
