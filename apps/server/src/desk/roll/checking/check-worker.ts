import { parentPort } from 'node:worker_threads';
import { ok, type Result } from '@selectorate/basics';
import { matchOnThreads } from '@selectorate/national';
import {
  type CheckInput,
  countRegisteredAdults,
  type Decoy,
  ELECTORATES,
  type ListResult,
  matchRowOf,
  membersOnLists,
  modelHash,
  type RegisterResult,
  type RegisterRow,
  type RollEntry,
  type RollReport,
  runChecks,
  UK_REGISTER,
  withDecoys,
} from '@selectorate/roll';
import { compileElectorate, type Rulebook } from '@selectorate/rulebook';
import { withArrivals } from './with-arrivals.ts';
import type { CheckingProgress, CheckTask, FromCheckThread, ListToMatch, RegisterToMatch } from './check-task.ts';

// The thread of one run of the checks: gets its task, says how far it is, answers with the report, and is ended.

if (parentPort === null) throw new Error('check-worker is started as a thread');
const port = parentPort;

const say = (message: FromCheckThread): void => port.postMessage(message);
const tell = ({ check, done, total }: CheckingProgress): void => say({ kind: 'at', progress: { check, done, total } });

// A failure here is a bug: it ends the thread, and whoever started it hears of it.
port.once('message', (task: CheckTask) => void runTask(task));

async function runTask(task: CheckTask): Promise<void> {
  const { planted } = task;
  const own = await report(task, { entries: task.input.entries, decoys: [] });
  if (!own.ok || planted.length === 0) return answer(own);
  // Once more with the planted entries among the others: nothing but whether they are found is taken from it.
  const known = new Set(task.input.entries.map(({ member }) => member));
  const decoys = planted.filter(({ member }) => !known.has(member));
  const entries = [...task.input.entries, ...decoys.map(({ entry }) => entry)];
  const withPlanted = await report(task, {
    entries,
    decoys: decoys.map(({ member, kind }) => ({ member, kind })),
  });
  answer(withPlanted.ok ? ok(withDecoys(own.value, withPlanted.value)) : withPlanted);
}

const answer = (made: Result<RollReport, string>): void =>
  say(made.ok ? { kind: 'done', report: made.value } : { kind: 'failed', code: made.error });

async function report(
  { input, electorates, register, elsewhere, deceased, goneAway, arrivals }: CheckTask,
  { entries, decoys }: { readonly entries: readonly RollEntry[]; readonly decoys: readonly Decoy[] },
): Promise<Result<RollReport, string>> {
  const own = register === null ? ok(null) : await match(entries, register);
  if (!own.ok) return own;
  const other = elsewhere === null ? ok(null) : await match(entries, elsewhere);
  if (!other.ok) return other;
  const whole: CheckInput = {
    ...input,
    ...(input.changes === undefined
      ? {}
      : { changes: { ...input.changes, changes: withArrivals(input.changes.changes, arrivals) } }),
    entries,
    electorates: compiled(electorates),
    ...(own.value === null ? {} : { register: own.value }),
    ...(other.value === null ? {} : { elsewhere: other.value }),
    ...(deceased.length === 0 ? {} : { deceased: listed(entries, deceased) }),
    ...(goneAway.length === 0 ? {} : { goneAway: listed(entries, goneAway) }),
    ...(decoys.length === 0 ? {} : { decoys }),
  };
  return ok(runChecks(whole, tell));
}

const listed = (entries: readonly RollEntry[], lists: readonly ListToMatch[]): readonly ListResult[] =>
  membersOnLists(entries, lists).map(({ source, members }, i) => ({
    source,
    members,
    sha256: lists[i]?.sha256 ?? '',
  }));

function compiled(electorates: Rulebook['electorates']): NonNullable<CheckInput['electorates']> {
  const made = ELECTORATES.map((name) => {
    const electorate = compileElectorate(electorates[name]);
    if (!electorate.ok) throw new Error('a pinned rulebook whose electorate does not compile');
    return [name, electorate.value] as const;
  });
  return Object.fromEntries(made) as NonNullable<CheckInput['electorates']>;
}

/** Looks for the members in a register, on threads of this thread: they end with it. */
async function match(
  entries: readonly RollEntry[],
  { rows, basis, sha256 }: RegisterToMatch,
): Promise<Result<RegisterResult, string>> {
  const found = await matchOnThreads({
    ids: entries.map(({ member }) => member),
    rows: entries.map((entry) => matchRowOf(entry, UK_REGISTER.fields)),
    model: UK_REGISTER,
    register: { kind: 'rows', rows: rows.length, open: () => inChunks(rows) },
    progress: ({ seen, rows: total }) => tell({ check: 'register', done: seen, total }),
  });
  if (!found.ok) return { ok: false, error: found.error.code };
  const counter = countRegisteredAdults(entries);
  for (const { address, postcode } of rows) counter.add(address, postcode);
  const matches = found.value.matches.flatMap((each) => (each === null ? [] : [each]));
  const model = modelHash(UK_REGISTER);
  return ok({ rows: rows.length, basis, sha256, model, matches, adults: counter.finish() });
}

/** A thread is handed so many rows at once. */
const CHUNK = 4_096;

async function* inChunks(rows: readonly RegisterRow[]): AsyncIterable<readonly RegisterRow[]> {
  for (let from = 0; from < rows.length; from += CHUNK) yield rows.slice(from, from + CHUNK);
}
