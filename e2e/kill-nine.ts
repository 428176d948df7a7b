import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { equalBytes, unwrap } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import {
  appendStep,
  type Engine,
  enginesHere,
  type History,
  historyOf,
  type LogId,
  openStore,
  type Played,
  projectionOf,
  startEngine,
  type StorePlace,
  type Store,
  TEST_KEY,
  type TestEngine,
} from '@selectorate/store';

const THIS_FILE = fileURLToPath(import.meta.url);
const AT = '2022-08-01T09:00:00Z';
/** A kill comes after so many acts at most, and so many milliseconds after the last of them at most: chosen at random. */
const MOST_ACTS = 20;
const LONGEST_WAIT = 30;

/** What many kills came to. `faults` is empty, or the store broke its word. */
export interface Kills {
  readonly engine: Engine;
  readonly rounds: number;
  readonly killedServers: number;
  readonly acknowledged: number;
  /** Entries found that had been committed but not acknowledged yet. */
  readonly unacknowledged: number;
  readonly logs: number;
  readonly seconds: number;
  readonly faults: readonly string[];
}

/** What a writer is told to do: append the acts of a contest to a log from where it stands, until it is killed. */
interface Order {
  readonly place: StorePlace;
  readonly log: LogId;
  readonly played: Sent;
}

/** A played contest in a form that one process can send another. */
interface Sent extends Omit<Played, 'log'> {
  readonly entries: readonly Uint8Array[];
}

/** Plays a contest. Only the parent loads what that takes, so that the processes it kills start sooner. */
async function play(): Promise<Sent> {
  const { declared } = await import('@selectorate/testkit');
  const { contest, rulebookBytes, checkpoints, parts, published, blobs, log } = declared({ witnesses: [] }).rehearsal;
  return { contest, rulebookBytes, checkpoints, parts, published, blobs, entries: log.entries() };
}

const historyUnder = (log: LogId, { entries, ...played }: Sent): History => ({
  ...historyOf({ ...played, log: { entries: () => entries } }),
  log,
});

/**
 * Kills writers with SIGKILL at random moments, on PostgreSQL every second time the database server instead, and looks at what
 * is left: every acknowledged act, whole, and nothing of any other.
 */
export async function killMany(name: Engine, rounds: number): Promise<Kills> {
  const began = performance.now();
  const engine = await startEngine(name);
  const place = await engine.newPlace();
  await (await engine.open(place)).close();
  const played = await play();
  const faults: string[] = [];
  let [acknowledged, unacknowledged, killedServers, logs] = [0, 0, 0, 1];
  let size = 0;
  let next = newWriter();
  try {
    for (let round = 0; round < rounds; round++) {
      const writer = next;
      next = newWriter();
      if (size === played.entries.length) [logs, size] = [logs + 1, 0];
      const log = `log-${logs}` as LogId;
      const killServer = name === 'postgresql' && round % 2 === 1;
      const { last, failure } = await writeUntilKilled(writer, { place, log, played }, killServer ? engine : undefined);
      if (failure !== undefined) faults.push(`round ${round}: the writer failed before it was killed: ${failure}`);
      const store = await engine.open(place);
      const found = await store.logs.size(log);
      for (const fault of await faultsOf(store, historyUnder(log, played), found))
        faults.push(`round ${round}: ${fault}`);
      if (found < Math.max(last + 1, size)) faults.push(`round ${round}: acknowledged ${last}, found ${found} entries`);
      await store.close();
      acknowledged += Math.max(0, last + 1 - size);
      unacknowledged += found - Math.max(last + 1, size);
      killedServers += killServer ? 1 : 0;
      size = found;
    }
  } finally {
    next.kill('SIGKILL');
    await engine.close();
  }
  const seconds = (performance.now() - began) / 1000;
  return { engine: name, rounds, killedServers, acknowledged, unacknowledged, logs, seconds, faults };
}

const newWriter = (): ChildProcess =>
  fork(THIS_FILE, ['--writer'], {
    execArgv: ['--import', 'tsx', '--conditions=source'],
    serialization: 'advanced',
    stdio: 'inherit',
  });

/** What a writer says: that it can be told what to do, what it has come to, the last act that is safe, or why it fails. */
type Said = number | 'ready' | 'opened' | 'done' | { readonly failure: string };

/** Lets a writer write, and kills it or the server under it. Answers with the last entry that was acknowledged. */
async function writeUntilKilled(
  writer: ChildProcess,
  order: Order,
  server: TestEngine | undefined,
): Promise<{ readonly last: number; readonly failure: string | undefined }> {
  let last = -1;
  let failure: string | undefined;
  let killing = false;
  let acts = Math.floor(Math.random() * MOST_ACTS);
  const ended = once(writer, 'exit');
  const enough = new Promise((resolve) => {
    writer.on('message', (said: Said) => {
      if (said === 'ready') writer.send(order);
      if (typeof said === 'number') last = said;
      if (typeof said === 'object' && !killing) failure = said.failure;
      if (said === 'done' || typeof said === 'object' || (said !== 'ready' && acts-- === 0)) resolve(null);
    });
  });
  await Promise.race([enough, ended]);
  await sleep(Math.random() * LONGEST_WAIT);
  killing = true;
  if (server !== undefined) await server.killServer();
  writer.kill('SIGKILL');
  await ended;
  if (server !== undefined) await server.startServer();
  return { last, failure };
}

/** What is wrong with a log that should hold the first `size` acts of a history, and all that belongs to them. */
async function faultsOf(store: Store, history: History, size: number): Promise<readonly string[]> {
  const { log, steps, rulebookBytes } = history;
  const kept = steps.slice(0, size);
  const faults: string[] = [];
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const { entries } = await store.logs.read(log);
  const same = kept.every((step, i) =>
    equalBytes(step.entries[0]?.entry ?? new Uint8Array(), entries[i] ?? new Uint8Array()),
  );
  must(same && entries.length === size, 'entries differ');
  must((await store.logs.check(log)).ok, 'the log does not agree with its checkpoints');
  const parts = new Set(kept.flatMap((step) => step.parts.map(({ part }) => part.salt)));
  const open = await store.logs.parts.ofContest(log);
  must(open.length === parts.size && open.every(({ salt }) => parts.has(salt)), 'private parts differ');
  const blobs = kept.reduce((many, step) => many + step.blobs.length, 0);
  must((await store.logs.blobs.published(log)).length === blobs, 'blobs differ');
  must((await store.documents.list(log)).length === size, 'documents written with the acts differ');
  const state = steps[size - 1]?.state;
  const projection = await store.logs.projection(log);
  must(isDeepStrictEqual(projection, state === undefined ? undefined : projectionOf(state)), 'projections differ');
  const replayed = await store.logs.rebuildProjections(log, rulebookBytes);
  must(
    size === 0 || (replayed.ok && isDeepStrictEqual(replayed.value, projection)),
    'projections differ from a replay',
  );
  return faults;
}

/** The killed process: one act after another as a server records it, each said to the parent when it is safe. */
async function write({ place, log, played }: Order): Promise<void> {
  const history = historyUnder(log, played);
  const store = unwrap(await openStore({ url: place, keys: { wrapping: [TEST_KEY] }, entropy }));
  process.send?.('opened');
  for (const step of history.steps.slice(await store.logs.size(log))) {
    const request = { scope: 'writer', key: `${log}/${step.answer}`, hash: 'act', at: AT };
    await store.idempotent(request, async () => {
      await store.documents.put(log, `act-${step.answer}`, { subject: 'contest', json: step.answer });
      return unwrap(await appendStep(store, history, step));
    });
    process.send?.(step.answer);
    const checkpoint = history.checkpoints.find(({ size }) => size === step.answer + 1);
    if (checkpoint !== undefined) await store.logs.saveCheckpoint(log, checkpoint.size, checkpoint.note);
  }
  process.send?.('done');
}

function startWriting(): void {
  process.once('disconnect', () => process.exit());
  process.once('message', (order: Order) => {
    // A writer whose server was killed under it fails, and waits for its own end.
    write(order).catch((error: unknown) => process.send?.({ failure: String(error) }));
  });
  process.send?.('ready');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '200' }, engine: { type: 'string' }, writer: { type: 'boolean' } },
  });
  if (values.writer === true) return startWriting();
  const engines = enginesHere().filter((name) => values.engine === undefined || name === values.engine);
  for (const name of engines) {
    const kills = await killMany(name, Number(values.rounds));
    process.stdout.write(`${JSON.stringify(kills, null, 2)}\n`);
    if (kills.faults.length > 0) process.exitCode = 1;
  }
}

if (process.argv[1] === THIS_FILE) await main();
