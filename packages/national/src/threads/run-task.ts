import { throwIllegalValue } from '@selectorate/basics';
import {
  type MatchModel,
  type PreparedRoll,
  prepareRollBy,
  type RegisterMatcher,
  registerMatcher,
  type RowPreparer,
  rowPreparer,
} from '@selectorate/roll/matching';
import { PreparedDatabase, type PreparedReading } from '../duckdb/read-place.ts';
import { readPiece } from '../register/read-piece.ts';
import type { RegisterText } from '../register/register-csv.ts';
import { registerRowMaker } from '../register/register-row-maker.ts';
import { type MatchTask, noteFault, type RowChunk, takeNext, type TaskFault, type TaskOutcome } from './match-task.ts';

/** What tasks need of their surroundings. */
export interface TaskHands {
  /** The next rows, where a task has none of its own. */
  readonly more: () => Promise<RowChunk>;
  readonly seen: (rows: number) => void;
}

/** What a thread keeps from one task to the next: databases by their files, and the names that a model has prepared. */
export class TaskMemory {
  private readonly databases = new Map<string, PreparedDatabase>();
  private readonly preparers = new Map<string, RowPreparer>();

  database(reading: PreparedReading): PreparedDatabase {
    return remembered(this.databases, JSON.stringify(reading), () => new PreparedDatabase(reading));
  }

  preparer(model: MatchModel): RowPreparer {
    return remembered(this.preparers, JSON.stringify(model), () => rowPreparer(model));
  }
}

function remembered<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = make();
  known.set(name, made);
  return made;
}

/** The register as a task sees it pass. */
interface Passing {
  readonly add: (text: RegisterText, at: number) => void;
  readonly roll: () => PreparedRoll;
  readonly hands: TaskHands;
  readonly memory: TaskMemory;
}

/** Matches piece after piece until there is none left. The roll is prepared when the first row is there. */
export async function runTask(task: MatchTask, hands: TaskHands, memory: TaskMemory): Promise<TaskOutcome> {
  let prepared: PreparedRoll | null = null;
  let matcher: RegisterMatcher | null = null;
  const rowOf = registerRowMaker(task.model.fields);
  const preparer = memory.preparer(task.model);
  const roll = (): PreparedRoll => (prepared ??= prepareRollBy(preparer, task.rows, task.registerRows));
  const add = (text: RegisterText, at: number): void => {
    matcher ??= registerMatcher(roll());
    matcher.add({ row: rowOf(text), id: text.elector, at });
  };
  const fault = await readSource(task, { add, roll, hands, memory });
  const seen = matcher as RegisterMatcher | null;
  return { part: fault === null && seen !== null ? seen.finish() : null, fault };
}

function readSource(task: MatchTask, passing: Passing): Promise<TaskFault | null> {
  const { source } = task;
  switch (source.kind) {
    case 'asked':
      return readAsked(passing);
    case 'csv':
      return Promise.resolve(readFiles(task, source, passing));
    case 'prepared':
      return readPrepared(task, source, passing);
    default:
      return throwIllegalValue(source);
  }
}

async function readAsked({ add, hands }: Passing): Promise<null> {
  for (;;) {
    const { rows, firstRow } = await hands.more();
    if (rows.length === 0) return null;
    for (const [i, text] of rows.entries()) add(text, firstRow + i);
    hands.seen(rows.length);
  }
}

type SourceOf<K> = Extract<MatchTask['source'], { readonly kind: K }>;

function readFiles(task: MatchTask, { files, pieces }: SourceOf<'csv'>, { add, hands }: Passing): TaskFault | null {
  for (let number = takeNext(task); number !== null; number = takeNext(task)) {
    const taken = pieces[number];
    const file = files[taken?.file ?? -1];
    if (taken === undefined || file === undefined) return null;
    const read = readPiece(file, taken.piece, add);
    if (!read.ok) {
      noteFault(task, number);
      return { piece: number, fault: read.error };
    }
    hands.seen(read.value);
  }
  return null;
}

async function readPrepared(
  task: MatchTask,
  { reading, pieces }: SourceOf<'prepared'>,
  { add, roll, hands, memory }: Passing,
): Promise<null> {
  const database = memory.database(reading);
  let read = null;
  for (let number = takeNext(task); number !== null; number = takeNext(task)) {
    const piece = pieces[number];
    if (piece === undefined) return null;
    read ??= await database.readerFor(roll());
    await read(piece, add);
    hands.seen(piece.rows);
  }
  return null;
}
