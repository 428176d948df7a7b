import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { parseWholeNumber } from '@selectorate/basics';
import { columns } from '../table.ts';
import { type Contender, type Row, rowsToRun, rulesMissing } from './rows.ts';
import { type RowMeasured, runWork } from './run-row.ts';
import { stretchWork } from './stretch.ts';

// `npm run bench:count [-- --n N] [--only TEXT] [--stretch] [--json FILE]`. Each contender is measured in a process of its own, so
// that its peak memory is its own; `--work TASK` is such a process.

const run = promisify(execFile);
const REPETITIONS = 5;
const STRETCH = 10_000_000;

interface Task {
  readonly row: string;
  readonly by: string;
  readonly n: number;
}

interface Figure extends RowMeasured {
  readonly row: string;
  readonly by: string;
  readonly goal: string;
  readonly asked: number;
  /** Papers really counted; seconds are theirs. */
  readonly n: number;
}

const say = (line: string): void => console.error(`bench: ${line}`);

async function measured(task: Task): Promise<RowMeasured> {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), '--work', JSON.stringify(task)];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout) as RowMeasured;
}

function work({ row, by, n }: Task): RowMeasured {
  if (row === 'stretch') return runWork(() => stretchWork(by === 'random' ? 'random' : 'skewed', n), 1);
  const contender = rowsToRun.find(({ name }) => name === row)?.contenders.find((one) => one.by === by);
  if (contender === undefined) throw new Error(`bench: nobody ${by} for ${row}`);
  return runWork(contender.prepare(n), REPETITIONS);
}

async function benchRow({ name, goal, contenders }: Row, asked: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const figureOf = async ({ by, most }: Contender): Promise<Figure> => {
    const n = Math.min(asked, most);
    say(`${name}: ${by}${n < asked ? ` (${n} papers)` : ''}`);
    return {
      row: name,
      by,
      goal: by === contenders[0].by ? goal : '',
      asked,
      n,
      ...(await measured({ row: name, by, n })),
    };
  };
  for (const contender of contenders) figures.push(await figureOf(contender));
  return figures;
}

async function benchStretch(n: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const by of ['skewed', 'random']) {
    say(`stretch: ${by}`);
    const found = await measured({ row: 'stretch', by, n });
    figures.push({ row: `${n} papers invented, read as BLT, packed, IRV`, by, goal: '', asked: n, n, ...found });
  }
  return figures;
}

function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map((figure, i) => [
    `${figures[i - 1]?.row === figure.row ? '' : `${figure.row}: `}${figure.by}${sampleOf(figure)}`,
    seconds(median(figure.seconds) * (figure.asked / figure.n)),
    figure.n === figure.asked ? rangeOf(figure.seconds) : '',
    `${mebibytes(figure.bytesPeak)}`,
    `${mebibytes(figure.bytesBefore)}`,
    figure.n === figure.asked ? figure.answer : '',
    figure.goal,
  ]);
  const head = ['what', 'median', 'range', 'peak memory', 'before the work', 'answer', 'goal'];
  return columns([head, ...lines]);
}

/** Scaled figures say of what. */
const sampleOf = ({ n, asked, seconds: taken }: Figure): string =>
  n === asked ? '' : ` (${n} papers in ${seconds(median(taken))}, × ${asked / n})`;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rangeOf = (values: readonly number[]): string =>
  values.length === 1 ? 'once' : `${seconds(Math.min(...values))} to ${seconds(Math.max(...values))}`;
const seconds = (value: number): string => `${value < 100 ? value.toFixed(2) : Math.round(value)} s`;
const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

interface Wanted {
  readonly n: number;
  readonly only: string;
  readonly stretch: boolean;
  readonly json: string | undefined;
}

async function bench({ n, only, stretch, json }: Wanted): Promise<void> {
  const figures: Figure[] = [];
  for (const row of rowsToRun.filter(({ name }) => name.includes(only))) figures.push(...(await benchRow(row, n)));
  if (stretch) figures.push(...(await benchStretch(STRETCH)));
  const machine = { node: process.version, processors: availableParallelism(), model: cpus()[0]?.model ?? 'unknown' };
  console.log(`${n} papers, on ${machine.processors} × ${machine.model}, Node ${machine.node}\n\n${tableOf(figures)}`);
  if (rulesMissing.length > 0) console.log(`\nrules not written yet: ${rulesMissing.join(', ')}`);
  if (json === undefined) return;
  const text = `${JSON.stringify({ schema: 'selectorate-bench/1', bench: 'count', machine, n, figures }, null, 2)}\n`;
  await mkdir(dirname(resolve(json)), { recursive: true });
  await writeFile(json, text);
}

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '1000000' },
    only: { type: 'string', default: '' },
    stretch: { type: 'boolean', default: false },
    json: { type: 'string' },
    work: { type: 'string' },
  },
});
const n = parseWholeNumber(values.n);
if (values.work !== undefined) console.log(JSON.stringify(work(JSON.parse(values.work) as Task)));
else if (n !== undefined && n > 0) await bench({ n, only: values.only, stretch: values.stretch, json: values.json });
else {
  console.error('npm run bench:count [-- --n N] [--only TEXT] [--stretch] [--json FILE]');
  process.exitCode = 2;
}
