import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { unwrap } from '@selectorate/basics';
import {
  type MatchRow,
  type MemberMatch,
  prepareRoll,
  registerMatcher,
  settleMatches,
  splitName,
  UK_REGISTER,
} from '@selectorate/roll';
import { collectPopulation, electorKey, type InventedElector } from '@selectorate/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  matchOnThreads,
  type MatchOrder,
  type NationalMatches,
  type PlacedText,
  prepareRegister,
  type RegisterCsv,
  type RegisterText,
} from './index.ts';

const AS_OF = { year: 2026, month: 11, day: 1 };

interface SmallLists {
  readonly ids: readonly string[];
  readonly rows: readonly MatchRow[];
  readonly places: readonly string[];
  readonly register: readonly PlacedText[];
}

/** Three small constituencies; the last hundred electors of each are there twice, so that evidence is often level. */
function smallLists(seed: string): SmallLists {
  const plan = { seed, electors: 1_800, members: 240, asOf: AS_OF, placeSize: 600 };
  const { electors, members } = collectPopulation(plan);
  const once = electors.map(textOf);
  const twice = once.flatMap((row, i) => (i % 6 === 0 ? [row, { ...row, elector: `${row.elector}-again` }] : [row]));
  const known = members.map(({ entry }) => {
    const { given, family } = splitName(entry.person.name);
    return [given, family, entry.person.address, entry.person.postcode];
  });
  return {
    ids: members.map(({ entry }) => entry.member),
    rows: known,
    places: members.map(({ entry }) => entry.standing.unit.slice(0, 4)),
    register: twice,
  };
}

const textOf = ({ row }: InventedElector): PlacedText => ({
  elector: electorKey(row.elector),
  given: row.given,
  family: row.family,
  address: row.lines.join(', '),
  postcode: row.postcode,
  place: row.place,
});

/** All in one go on this thread: what every other way must come to. */
function matchedHere({ ids, rows, register }: SmallLists): readonly MemberMatch[] {
  const roll = prepareRoll(rows, UK_REGISTER, register.length);
  const matcher = registerMatcher(roll);
  for (const [at, { elector, given, family, address, postcode }] of register.entries()) {
    matcher.add({ row: [given, family, address, postcode], id: elector, at });
  }
  return settleMatches(roll, matcher.finish(), ids);
}

const started: Worker[] = [];
process.on('worker', (worker) => started.push(worker));
/** A thread that has ended has no number. */
const threadsLeft = (): readonly Worker[] => started.filter(({ threadId }) => threadId !== -1);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'national-'));
});
afterAll(() => rm(folder, { recursive: true }));

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const lineOf = ({ elector, given, family, address, postcode }: RegisterText): string =>
  `${[elector, family, given, address, postcode].map(quoted).join(',')}\r\n`;

async function writeCsv(name: string, rows: readonly RegisterText[]): Promise<RegisterCsv> {
  const path = join(folder, name);
  await writeFile(path, `Number,Surname,Forename,Address,Postcode\r\n${rows.map(lineOf).join('')}`);
  const columns = { elector: [0], family: 1, given: 2, address: [3], postcode: 4 };
  return { path, encoding: 'utf-8', delimiter: ',', columns };
}

const placesOf = ({ register }: SmallLists): readonly string[] => [...new Set(register.map(({ place }) => place))];

const ofPlace = ({ register }: SmallLists, place: string): readonly PlacedText[] =>
  register.filter((row) => row.place === place);

async function csvByPlace(lists: SmallLists, name: string): Promise<readonly RegisterCsv[]> {
  return Promise.all(
    placesOf(lists).map(async (place) => ({
      ...(await writeCsv(`${name}-${place}.csv`, ofPlace(lists, place))),
      place,
    })),
  );
}

const match = async (lists: SmallLists, rest: Omit<MatchOrder, 'ids' | 'rows' | 'model'>): Promise<NationalMatches> =>
  unwrap(await matchOnThreads({ ids: lists.ids, rows: lists.rows, model: UK_REGISTER, ...rest }));

describe('a register on threads', () => {
  test.each([1, 2, 3])('%i threads say of every member what one pass says', async (threads) => {
    const lists = smallLists('threads');
    const file = await writeCsv(`on-${threads}.csv`, lists.register);
    const { matches, registerRows, groups } = await match(lists, { register: { kind: 'csv', files: [file] }, threads });
    expect(matches).toEqual(matchedHere(lists));
    expect({ registerRows, groups }).toEqual({ registerRows: lists.register.length, groups: 1 });
  });

  test('rows that the caller reads are matched as those of a file', async () => {
    const lists = smallLists('asked');
    const open = async function* (): AsyncGenerator<readonly RegisterText[]> {
      yield lists.register.slice(0, 7);
      yield lists.register.slice(7);
    };
    const register = { kind: 'rows', rows: lists.register.length, open } as const;
    expect((await match(lists, { register, threads: 2 })).matches).toEqual(matchedHere(lists));
  });

  test('each constituency is matched within its own register, rows numbered through all files', async () => {
    const lists = smallLists('places');
    const files = await csvByPlace(lists, 'within');
    const { matches, groups } = await match(lists, {
      register: { kind: 'csv', files },
      places: lists.places,
      threads: 2,
    });
    expect(groups).toBe(3);
    for (const place of placesOf(lists)) {
      const members = [...lists.places.keys()].filter((member) => lists.places[member] === place);
      const first = lists.register.findIndex((row) => row.place === place);
      const alone = matchedHere({
        ...lists,
        ids: members.map((member) => lists.ids[member] ?? ''),
        rows: members.map((member) => lists.rows[member] ?? []),
        register: ofPlace(lists, place),
      });
      expect(members.map((member) => matches[member])).toEqual(
        alone.map((one, i) => ({ ...one, member: members[i], row: one.row === null ? null : one.row + first })),
      );
    }
  });

  test('who is not found where they should be is looked for elsewhere; without a register of their place nobody is looked for', async () => {
    const lists = smallLists('elsewhere');
    const [moved = '', other] = placesOf(lists);
    const files = (await csvByPlace(lists, 'elsewhere')).filter(({ place }) => place !== moved);
    const wrong = lists.places.map((place, member) => (place === other && member % 5 === 0 ? null : place));
    const order = { register: { kind: 'csv', files }, places: wrong, threads: 2 } as const;
    const plain = await match(lists, order);
    expect(plain.elsewhere).toEqual([]);
    expect(plain.matches.map((one) => one === null)).toEqual(wrong.map((place) => place === moved || place === null));
    const { matches, elsewhere } = await match(lists, { ...order, elsewhere: true });
    expect(matches).toEqual(plain.matches);
    expect(elsewhere.map(({ member }) => member)).toEqual(
      [...matches.keys()].filter((member) => (matches[member]?.verdict ?? 'not-found') === 'not-found'),
    );
    const without = new Set([...wrong.keys()].filter((member) => wrong[member] === null));
    const found = elsewhere.filter(({ member, verdict }) => without.has(member) && verdict === 'found');
    expect(found.length).toBeGreaterThan(without.size / 2);
  });

  test('an empty register finds nobody, and nobody is found in none', async () => {
    const lists = smallLists('empty');
    const files = [await writeCsv('empty.csv', [])];
    const { matches } = await match(lists, { register: { kind: 'csv', files } });
    expect(new Set(matches.map((one) => one?.verdict))).toEqual(new Set(['not-found']));
    expect((await match({ ...lists, ids: [], rows: [] }, { register: { kind: 'csv', files } })).matches).toEqual([]);
  });

  test('progress goes up to all rows', async () => {
    const lists = smallLists('progress');
    const files = await csvByPlace(lists, 'progress');
    const said: (readonly [number, number])[] = [];
    const progress: MatchOrder['progress'] = ({ seen, rows }) => said.push([seen, rows]);
    await match(lists, { register: { kind: 'csv', files }, places: lists.places, threads: 2, progress });
    expect(said.at(-1)).toEqual([lists.register.length, lists.register.length]);
    expect(said.map(([seen]) => seen)).toEqual(said.map(([seen]) => seen).toSorted((a, b) => a - b));
  });
});

describe('what is refused', () => {
  const lists = smallLists('refused');
  const run = (rest: Partial<MatchOrder> & Pick<MatchOrder, 'register'>) =>
    matchOnThreads({ ids: lists.ids, rows: lists.rows, model: UK_REGISTER, threads: 2, ...rest });

  test('a member’s number twice, and lists of different lengths', async () => {
    const register = { kind: 'csv', files: [] } as const;
    const ids = [...lists.ids.slice(1), lists.ids[1] ?? ''];
    expect(await run({ register, ids })).toMatchObject({ ok: false, error: { code: 'member-id-twice' } });
    expect(await run({ register, ids: ids.slice(1) })).toMatchObject({ ok: false, error: { code: 'lists-differ' } });
    expect(await run({ register, places: [] })).toMatchObject({ ok: false, error: { code: 'lists-differ' } });
  });

  test('a file that is not there', async () => {
    const file = { ...(await writeCsv('gone.csv', [])), path: join(folder, 'nowhere.csv') };
    const error = { code: 'file-unreadable', path: file.path, line: null };
    expect(await run({ register: { kind: 'csv', files: [file] } })).toEqual({ ok: false, error });
  });

  test.each([
    ['cells-missing', 'AA-1,Tarrow,Ada\r\n'],
    ['quote-misplaced', 'AA-1,Tar"row",Ada,3 Acacia Road,AB1 2CD\r\n'],
    ['quote-misplaced', 'AA-1,"Tarrow"x,Ada,3 Acacia Road,AB1 2CD\r\n'],
    ['quote-not-closed', 'AA-1,"Tarrow,Ada,3 Acacia Road,AB1 2CD\r\n'],
    ['row-too-long', `AA-1,Tarrow,Ada,${'3 Acacia Road '.repeat(9_000)},AB1 2CD\r\n`],
  ])('%s, by the line of the row', async (code, line) => {
    const before = [
      ...lists.register.slice(0, 20),
      { ...lists.register[0], address: 'Flat 1\n3 Acacia Road' } as RegisterText,
    ];
    const file = await writeCsv('fault.csv', before);
    await appendFile(file.path, line);
    // The header, twenty rows on a line each, one on two.
    const error = { code, path: file.path, line: 24 };
    expect(await run({ register: { kind: 'csv', files: [file] } })).toEqual({ ok: false, error });
  });

  test('bytes that are no UTF-8, unless the file is said to be Windows-1252', async () => {
    const file = await writeCsv('bytes.csv', lists.register.slice(0, 3));
    await appendFile(file.path, Buffer.from('AA-1,Tarr\u00f6w,Ada,3 Acacia Road,AB1 2CD\r\n', 'latin1'));
    const error = { code: 'text-malformed', path: file.path, line: 5 };
    expect(await run({ register: { kind: 'csv', files: [file] } })).toEqual({ ok: false, error });
    const western = await run({ register: { kind: 'csv', files: [{ ...file, encoding: 'windows-1252' }] } });
    expect(unwrap(western).registerRows).toBe(4);
  });

  test('the first fault of several, however many threads look', async () => {
    const files = await csvByPlace(lists, 'faults');
    for (const { path } of files.slice(1)) await appendFile(path, 'AA-1\r\n');
    const faults = await Promise.all([1, 2, 3].map((threads) => run({ register: { kind: 'csv', files }, threads })));
    const error = { code: 'cells-missing', path: files[1]?.path };
    for (const fault of faults) expect(fault).toMatchObject({ ok: false, error });
  });

  test('nothing more is done once it is stopped, and no thread is left', async () => {
    const file = await writeCsv('stopped.csv', lists.register);
    const control = new AbortController();
    const endless = async function* (): AsyncGenerator<readonly RegisterText[]> {
      for (;;) yield lists.register;
    };
    const stopped = { ok: false, error: { code: 'stopped', path: null, line: null } };
    const running = run({
      register: { kind: 'rows', rows: 1_000_000, open: endless },
      signal: control.signal,
      progress: () => control.abort(),
    });
    expect(await running).toEqual(stopped);
    expect(await run({ register: { kind: 'csv', files: [file] }, signal: control.signal })).toEqual(stopped);
    expect(started.length).toBeGreaterThan(0);
    expect(threadsLeft()).toEqual([]);
  });

  test('a thread that fails ends the job with its failure, and the other threads', async () => {
    const file = await writeCsv('failing.csv', lists.register);
    const broken = { ...UK_REGISTER, blocks: null } as unknown as MatchOrder['model'];
    await expect(run({ register: { kind: 'csv', files: [file] }, model: broken })).rejects.toThrow('null');
    expect(threadsLeft()).toEqual([]);
  });

  test('a register whose reading fails fails as it does', async () => {
    const open = async function* (): AsyncGenerator<readonly RegisterText[]> {
      yield lists.register;
      throw new Error('the disk is gone');
    };
    await expect(run({ register: { kind: 'rows', rows: 1, open } })).rejects.toThrow('the disk is gone');
  });
});

const duckdb = await import('@duckdb/node-api').then(
  () => true,
  () => false,
);

describe.skipIf(!duckdb)('DuckDB (skipped where @duckdb/node-api is not installed)', () => {
  const prepared = async (lists: SmallLists, name: string) =>
    unwrap(await prepareRegister({ rows: lists.register, model: UK_REGISTER, folder, name }));

  test.each(['one', 'two', 'three'])(
    'of every member the same verdict, row and bits as in TypeScript (%s)',
    async (seed) => {
      const lists = smallLists(seed);
      const files = await csvByPlace(lists, seed);
      const { files: parquet, rows } = await prepared(lists, seed);
      expect(rows).toBe(lists.register.length);
      const both = { places: lists.places, elsewhere: true, threads: 2 };
      const here = await match(lists, { register: { kind: 'csv', files }, ...both });
      const there = await match(lists, { register: { kind: 'prepared', files: parquet }, ...both });
      expect(there).toEqual(here);
      expect(new Set(here.matches.map((one) => one?.verdict)).size).toBe(3);
      const whole = await match(lists, { register: { kind: 'prepared', files: parquet }, threads: 2 });
      expect(whole.matches).toEqual(matchedHere(lists));
    },
  );

  test('the same where postcodes are missing from either list', async () => {
    const { rows, register, ...rest } = smallLists('no-postcode');
    const lists: SmallLists = {
      ...rest,
      rows: rows.map((row, i) => (i % 4 === 0 ? row.with(3, '') : row)),
      register: register.map((row, i) => (i % 5 === 0 ? { ...row, postcode: i % 2 === 0 ? '' : ' . ' } : row)),
    };
    const { files } = await prepared(lists, 'no-postcode');
    const csv = await writeCsv('no-postcode.csv', lists.register);
    const here = await match(lists, { register: { kind: 'csv', files: [csv] }, threads: 2 });
    const there = await match(lists, { register: { kind: 'prepared', files }, threads: 2 });
    // Pairs as well: not one of them is passed over.
    expect(there).toEqual(here);
    expect(here.matches.some((one) => one?.address === 'no-postcode')).toBe(true);
  });

  test('the same in many files, in an order that is not that of places, and whatever stands in the cells', async () => {
    const lists = smallLists('files');
    const mixed = lists.register.map((_, i) => lists.register[(i * 7) % lists.register.length] as PlacedText);
    const register = mixed.map((row, i) => (i % 9 === 0 ? { ...row, given: `${row.given}\t"` } : row));
    const order = { rows: register, model: UK_REGISTER, folder, name: 'files', rowsOfAFile: 200 };
    const { files } = unwrap(await prepareRegister(order));
    expect(files.length).toBeGreaterThan(5);
    const there = await match(lists, { register: { kind: 'prepared', files }, places: lists.places, threads: 2 });
    const byPlace = placesOf(lists).flatMap((place) => register.filter((row) => row.place === place));
    const csv = await csvByPlace({ ...lists, register: byPlace }, 'files');
    const here = await match(lists, { register: { kind: 'csv', files: csv }, places: lists.places, threads: 2 });
    // Rows are numbered in the order of each register.
    const told = ({ matches }: NationalMatches, rows: readonly PlacedText[]) =>
      matches.map((one) => one && { ...one, row: rows[one.row ?? -1]?.elector });
    expect(told(there, register)).toEqual(told(here, byPlace));
  });

  test('a file prepared for other blocks, or not prepared, is refused', async () => {
    const lists = smallLists('other');
    const { files } = await prepared(lists, 'other');
    const model = { ...UK_REGISTER, blocks: UK_REGISTER.blocks.slice(1) };
    const order = { ids: lists.ids, rows: lists.rows };
    const other = await matchOnThreads({ ...order, model, register: { kind: 'prepared', files } });
    expect(other).toEqual({ ok: false, error: { code: 'register-of-other-blocks', path: files[0], line: null } });
    const nowhere = [join(folder, 'nowhere.parquet')];
    const gone = await matchOnThreads({ ...order, model, register: { kind: 'prepared', files: nowhere } });
    expect(gone).toEqual({ ok: false, error: { code: 'file-unreadable', path: nowhere[0], line: null } });
  });

  test('a register of no rows is not prepared', async () => {
    const none = await prepareRegister({ rows: [], model: UK_REGISTER, folder, name: 'none' });
    expect(none).toMatchObject({ ok: false, error: { code: 'register-empty' } });
  });
});
