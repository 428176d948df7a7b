import { type PersonId, throwIllegalValue } from '@selectorate/basics';
import { type Act, type ActKind, ROLES, type Role, type State } from '@selectorate/selection';
import { appendStep, type History, historyOf, startEngine, type Store, type TestEngine } from '@selectorate/store';
import type { RehearsedContest } from '@selectorate/testkit';
import { DeskContest, DeskPeople, deskFor } from '../desk/testing/desk-contest.ts';

export const PEOPLES_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'server');

/** What became of one kind of act when the holder of a role stood in for one of its signers. */
export type Cell =
  | { readonly kind: 'signs' }
  | { readonly kind: 'refused'; readonly code: string }
  /** Nobody holds that role yet when the act is due. */
  | { readonly kind: 'nobody' };

export interface ActRow {
  readonly act: ActKind;
  /** How many people sign it together. */
  readonly signers: number;
  readonly cells: Readonly<Partial<Record<Role, Cell>>>;
  /** Signatures under the rightful draft by holders of a role whom it does not name; each has to be refused. */
  readonly strangers: readonly { readonly person: string; readonly code: string }[];
}

/** Tries every kind of act of a rehearsed contest that is not known yet, at the last moment at which it was done there. */
export async function actRows(contest: RehearsedContest, known: ReadonlySet<string>): Promise<readonly ActRow[]> {
  const engine = await startEngine('trial');
  try {
    return await rowsOn(engine, contest, known);
  } finally {
    await engine.close();
  }
}

async function rowsOn(
  engine: TestEngine,
  contest: RehearsedContest,
  known: ReadonlySet<string>,
): Promise<readonly ActRow[]> {
  const store = await engine.open(await engine.newPlace());
  const { desk } = deskFor(contest, store);
  const played = new DeskContest(desk, new DeskPeople(contest, store));
  await played.create();
  const story = new Story(played, store);
  const rows: ActRow[] = [];
  for (const act of lastOfEachKind(contest.acts).filter(({ kind }) => !known.has(kind))) {
    await story.goTo(act);
    rows.push(await rowOf(played, story.state, act));
  }
  await desk.close();
  return rows;
}

const lastOfEachKind = (acts: readonly Act[]): readonly Act[] =>
  acts.filter(({ kind, seq }) => acts.findLast((each) => each.kind === kind)?.seq === seq);

/** A desk's store that follows a rehearsal entry by entry. */
class Story {
  readonly #played: DeskContest;
  readonly #store: Store;
  readonly #history: History;
  #size = 0;

  constructor(played: DeskContest, store: Store) {
    this.#played = played;
    this.#store = store;
    this.#history = historyOf(played.contest.rehearsal);
  }

  get state(): State | undefined {
    return this.#history.steps[this.#size - 1]?.state;
  }

  /** To just before an act: every entry before it is in the log, and it is the moment at which it is due. */
  async goTo({ seq, at, kind }: Act): Promise<void> {
    const { contest, acts } = { contest: this.#played.id, acts: this.#played.contest.acts };
    const people = acts.slice(0, seq + 1).flatMap(({ by }) => by);
    for (const person of new Set(people)) if (person !== 'server') await this.#played.people.account(person);
    for (const step of this.#history.steps.slice(this.#size, seq)) {
      await appendStep(this.#store, this.#history, step);
      const checkpoint = this.#history.checkpoints.find(({ size }) => size === step.answer + 1);
      if (checkpoint !== undefined) await this.#store.logs.saveCheckpoint(contest, checkpoint.size, checkpoint.note);
    }
    this.#size = seq;
    // What the clock does is tried a moment before it is due: then the server does it itself.
    const rehearsalNow = kind === 'pass-deadline' ? (acts[seq - 1]?.at ?? at) : at;
    await this.#store.contests.update(contest, { phase: seq === 0 ? 'preparing' : 'running', rehearsalNow });
  }
}

async function rowOf(played: DeskContest, state: State | undefined, act: Act): Promise<ActRow> {
  const cells: Partial<Record<Role, Cell>> = {};
  for (const role of PEOPLES_ROLES) cells[role] = await cellFor(played, act, holdersOf(state, act, role));
  return { act: act.kind as ActKind, signers: act.by.length, cells, strangers: await strangersAt(played, state, act) };
}

/** Who holds a role; before the first act, the two whom it will name. */
function holdersOf(state: State | undefined, { by }: Act, role: Role): readonly PersonId[] {
  if (state === undefined) return by.filter((person) => person === role);
  return [...state.people.values()]
    .filter(({ holdings }) => holdings.some((held) => held.role === role && held.until === null))
    .map(({ id }) => id);
}

async function cellFor(played: DeskContest, act: Act, holders: readonly PersonId[]): Promise<Cell> {
  const [holder = ''] = holders.filter((each) => act.by.includes(each)).concat(holders);
  if (holder === '') return { kind: 'nobody' };
  const stand = act.by.includes(holder as PersonId)
    ? [act.by]
    : act.by.map((_, place) => act.by.toSpliced(place, 1, holder as PersonId));
  let code = '';
  for (const by of stand) {
    const prepared = await played.prepare({ ...act, by }, holder);
    if (prepared.ok) return { kind: 'signs' };
    code ||= prepared.error.refusal?.code ?? prepared.error.code;
  }
  return { kind: 'refused', code };
}

/** Signs the rightful draft as one holder of every role that it does not name. */
async function strangersAt(
  played: DeskContest,
  state: State | undefined,
  act: Act,
): Promise<readonly { person: string; code: string }[]> {
  const prepared = await played.prepare(act);
  if (!prepared.ok) return [];
  const strangers = PEOPLES_ROLES.flatMap((role) =>
    holdersOf(state, act, role)
      .filter((each) => !act.by.includes(each))
      .slice(0, 1),
  );
  const answers: { person: string; code: string }[] = [];
  for (const person of new Set(strangers)) {
    const signed = await played.sign(prepared.value, person, { at: act.at });
    answers.push({ person, code: signed.ok ? 'signed' : signed.error.code });
  }
  return answers;
}

/** A row as the document prints it. */
export function printCell(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case 'signs':
      return '**signs**';
    case 'refused':
      return cell.code === 'signer-lacks-role' ? '–' : cell.code;
    case 'nobody':
    case undefined:
      return '·';
    default:
      return throwIllegalValue(cell);
  }
}

export type Matrix = readonly (readonly string[])[];

/** A table in Markdown; the first row is its head. */
export const printTable = ([head = [], ...rows]: Matrix): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
