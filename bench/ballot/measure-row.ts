import { Worker } from 'node:worker_threads';
import { readElection } from './cached-election.ts';
import { type Prepared, ROWS, type RowName, type Setting } from './rows.ts';

/** A row to be measured: what, and over which election. */
export interface RowTask extends Setting {
  readonly row: RowName;
  readonly folder: string;
}

/** What a process of its own finds out about a row, all ballots of its election together. */
export interface RowMeasured {
  readonly items: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakBytes: number;
}

export async function prepareRow(task: RowTask): Promise<Prepared> {
  const row = ROWS[task.row];
  return row.prepare(await readElection(task.folder, task.engine, row.readsBallots), task);
}

/** Work as short as this is measured when it is done again: what starts cold would weigh more than the work. */
const SHORT_SECONDS = 3;

/** Does the work of a row in this thread, or sharing itself out among as many as it was given. */
export async function measureHere(task: RowTask): Promise<RowMeasured> {
  const { items, work } = await prepareRow(task);
  return { items, ...(await timedWarm(work)) };
}

/** Does the work of a row in threads, each a part of it, all starting at once. */
export async function measureInThreads(task: RowTask): Promise<RowMeasured> {
  const workers = Array.from({ length: task.threads }, (_, index) => {
    const part = { index, of: task.threads };
    return new Worker(WORKER, { eval: true, execArgv: ['--conditions=source'], workerData: { ...task, part } });
  });
  const items = (await Promise.all(workers.map((worker) => answerOf(worker)))).reduce((sum, some) => sum + some, 0);
  const together = async (): Promise<void> => {
    const ends = workers.map((worker) => answerOf(worker));
    for (const worker of workers) worker.postMessage('work');
    await Promise.all(ends);
  };
  const measured = await timedWarm(together);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { items, ...measured };
}

/** A thread does not inherit the loader that reads this program's source, so it brings its own. */
const WORKER = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('./row-worker.ts', import.meta.url).href)});
  });`;

function answerOf(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function timedWarm(work: () => void | Promise<void>): Promise<Omit<RowMeasured, 'items'>> {
  const cold = await timed(work);
  return cold.wallSeconds < SHORT_SECONDS ? timed(work) : cold;
}

async function timed(work: () => void | Promise<void>): Promise<Omit<RowMeasured, 'items'>> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wallSeconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { wallSeconds, cpuSeconds: (user + system) / 1e6, peakBytes: process.resourceUsage().maxRSS * 1024 };
}
