import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '@selectorate/basics';
import { type MatchOrder, matchOnThreads, type NationalFault, prepareRegister } from '@selectorate/national';
import {
  countRegisteredAdults,
  matchRowOf,
  type MatchRow,
  type MemberMatch,
  modelHash,
  prepareRoll,
  registerMatcher,
  type RegisterResult,
  type RegisterRow,
  type RollEntry,
  settleMatches,
  UK_REGISTER,
} from '@selectorate/roll';
import type { Texts } from '@selectorate/messages';
import { cannot, faulty, type Trouble, type Troubled } from '../count/trouble.ts';
import type { OpenedRegister } from './register-source.ts';
import type { RollDesk } from './roll-desk.ts';

const ENGINES = ['typescript', 'duckdb'] as const;
export type Engine = (typeof ENGINES)[number];

/** The engine of `--engine`. All of them say the same of every member. */
export function readEngine(name: string | undefined, { texts }: RollDesk): Result<Engine, Trouble> {
  const engine = ENGINES.find((known) => known === (name ?? 'typescript'));
  return engine === undefined ? cannot(texts.text('roll-engine-none', { found: name ?? '' })) : ok(engine);
}

export interface RegisterWith {
  readonly register: OpenedRegister;
  readonly engine: Engine;
}

/** Looks for every member of each list in the register, which streams past and is never held. */
export async function matchRoll(
  lists: readonly (readonly RollEntry[])[],
  { register, engine }: RegisterWith,
  desk: RollDesk,
): Promise<Result<readonly RegisterResult[], Trouble>> {
  if (engine === 'duckdb') return matchPrepared(lists, register, desk);
  const results: RegisterResult[] = [];
  for (const entries of lists) {
    const counter = countRegisteredAdults(entries);
    const rows = (): AsyncIterable<readonly RegisterRow[]> =>
      looking(register.rows(), ({ address, postcode }) => counter.add(address, postcode));
    const { electors } = register;
    const matched =
      electors < desk.largeRegister
        ? await matchHere({ entries, electors, rows }, desk)
        : await matchThreaded(entries, { kind: 'rows', rows: electors, open: rows }, desk);
    if (!matched.ok) return matched;
    results.push(resultOf(register, matched.value, counter.finish()));
  }
  return ok(results);
}

const resultOf = (
  { electors, basis, sha256 }: OpenedRegister,
  matches: readonly MemberMatch[],
  adults: Int32Array,
): RegisterResult => ({ rows: electors, basis: basis.basis, sha256, model: modelHash(UK_REGISTER), matches, adults });

interface Matching {
  readonly entries: readonly RollEntry[];
  readonly electors: number;
  readonly rows: () => AsyncIterable<readonly RegisterRow[]>;
}

type Matched = Result<readonly MemberMatch[], Trouble>;

async function matchHere({ entries, electors, rows }: Matching, { io, texts }: RollDesk): Promise<Matched> {
  const what = texts.text('roll-matching');
  const roll = prepareRoll(entries.map(memberRow), UK_REGISTER, electors);
  const matcher = registerMatcher(roll);
  let at = 0;
  for await (const chunk of rows()) {
    for (const row of chunk) {
      matcher.add({ row: registerRow(row), id: row.elector, at });
      at++;
    }
    io.progress(what, at, electors);
  }
  const ids = entries.map(({ member }) => member);
  return ok(settleMatches(roll, matcher.finish(), ids));
}

async function matchThreaded(
  entries: readonly RollEntry[],
  register: MatchOrder['register'],
  { io, texts }: RollDesk,
): Promise<Matched> {
  const what = texts.text('roll-matching');
  const matched = await matchOnThreads({
    ids: entries.map(({ member }) => member),
    rows: entries.map(memberRow),
    model: UK_REGISTER,
    register,
    progress: ({ seen, rows: total }) => io.progress(what, seen, total),
  });
  if (!matched.ok) return matchingTrouble(matched.error, texts);
  return ok(matched.value.matches.filter((match) => match !== null));
}

/** Puts the register into a database on disk, once for all lists. It is as personal as the register, and removed in any case. */
async function matchPrepared(
  lists: readonly (readonly RollEntry[])[],
  register: OpenedRegister,
  desk: RollDesk,
): Promise<Result<readonly RegisterResult[], Trouble>> {
  const counters = lists.map((entries) => countRegisteredAdults(entries));
  // mkdtemp makes a folder that only its owner may open.
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-register-'));
  try {
    const rows = placed(register, desk, ({ address, postcode }) => {
      for (const counter of counters) counter.add(address, postcode);
    });
    const prepared = await prepareRegister({ rows, model: UK_REGISTER, folder });
    if (!prepared.ok) return matchingTrouble(prepared.error, desk.texts);
    const { files } = prepared.value;
    const results: RegisterResult[] = [];
    for (const [at, entries] of lists.entries()) {
      const matched = await matchThreaded(entries, { kind: 'prepared', files }, desk);
      if (!matched.ok) return matched;
      results.push(resultOf(register, matched.value, counters[at]?.finish() ?? new Int32Array(entries.length)));
    }
    return ok(results);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* placed(
  { rows, electors }: OpenedRegister,
  { io, texts }: RollDesk,
  look: (row: RegisterRow) => void,
): AsyncIterable<RegisterRow & { readonly place: string }> {
  const what = texts.text('roll-preparing');
  let at = 0;
  for await (const chunk of rows()) {
    for (const row of chunk) {
      look(row);
      yield { ...row, place: '' };
    }
    at += chunk.length;
    io.progress(what, at, electors);
  }
}

/** Why nothing was matched; where DuckDB is not there, nothing is wrong with any file. */
export const matchingTrouble = ({ code }: NationalFault, texts: Texts): Troubled =>
  code === 'duckdb-missing'
    ? cannot(texts.text('roll-duckdb-missing'))
    : faulty(texts.text('roll-matching-failed', { code }));

/** What the matcher sees of a member, in the order of the model's fields: nothing that says where a name comes from. */
const memberRow = (entry: RollEntry): MatchRow => matchRowOf(entry, UK_REGISTER.fields);

const registerRow = ({ given, family, address, postcode }: RegisterRow): MatchRow => [given, family, address, postcode];

async function* looking<T>(chunks: AsyncIterable<readonly T[]>, look: (item: T) => void): AsyncIterable<readonly T[]> {
  for await (const items of chunks) {
    for (const item of items) look(item);
    yield items;
  }
}
