import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBase64Url, type SectionId, type UnitId, unwrap } from '@selectorate/basics';
import { entropy, nativeCheck, newKey } from '@selectorate/machine';
import { type Engine, enginesHere, openStore, startPostgres } from '@selectorate/store';
import { Client } from 'pg';
import { enterContest } from '../apps/cli/src/at/enter-contest.ts';
import type { HttpHouse } from '../apps/cli/src/at/http-house.ts';
import { takeUpLink } from '../apps/cli/src/at/sign-in.ts';
import { Visitors } from '../apps/cli/src/at/visitors.ts';
import { readWitnesses } from '../apps/cli/src/at/witnesses.ts';
import type { ContestFolder } from '../apps/cli/src/folder/contest-folder.ts';
import { Keyring } from '../apps/cli/src/play/keyring.ts';
import { scriptOf } from '../apps/cli/src/play/script.ts';
import { step, type Step } from '../apps/cli/src/play/step.ts';
import { type RunningHouse, startHouse } from '../scripts/house.ts';

/** How fast acts with two signatures get into the record of one contest, one after another. */
export interface ActsMeasured {
  readonly engine: Engine;
  readonly witnesses: number;
  readonly acts: number;
  readonly entryBytes: number;
  readonly actsPerSecond: number;
  /** The same entries inserted one by one, each in a transaction of its own, into the same database. */
  readonly bareInsertsPerSecond: number;
}

const ACTS = 60;
const WARM_UP = 10;

/** Both engines, where this machine has them, without a witness and with one. */
export async function measureActs(
  folder: ContestFolder,
  say: (line: string) => void,
): Promise<readonly ActsMeasured[]> {
  const rows: ActsMeasured[] = [];
  for (const engine of enginesHere()) {
    for (const witnesses of [[], ['witness-1.example']]) {
      say(`acts per second: ${engine}, ${witnesses.length === 0 ? 'no witness' : 'one witness'}`);
      rows.push(await measureOne(twoOfficers(folder), engine, witnesses));
    }
  }
  return rows;
}

/** The reference contest with its two officers and nobody else, under a rulebook that asks for no witness. */
const twoOfficers = (folder: ContestFolder): ContestFolder => ({
  ...folder,
  rulebook: { ...folder.rulebook, witnesses: { ...folder.rulebook.witnesses, atLeast: 0 } },
  document: {
    ...folder.document,
    officers: folder.document.officers.filter(({ role }) => role === 'returning-officer' || role === 'second-officer'),
  },
  units: [],
  candidates: [],
  events: [],
});

async function measureOne(folder: ContestFolder, engine: Engine, witnesses: readonly string[]): Promise<ActsMeasured> {
  const place = await mkdtemp(join(tmpdir(), 'selectorate-bench-house-'));
  const postgres = engine === 'postgresql' ? await startPostgres() : undefined;
  const databaseUrl = await postgres?.newDatabase();
  try {
    const options = { folder: place, port: 0, witnesses, ...(databaseUrl === undefined ? {} : { databaseUrl }) };
    const running = await startHouse(options);
    const { entries, seconds } = await timedActs(folder, running).finally(() => running.stop());
    return {
      engine,
      witnesses: witnesses.length,
      acts: entries.length,
      entryBytes: Math.round(entries.reduce((sum, { length }) => sum + length, 0) / entries.length),
      actsPerSecond: rate(entries.length, seconds),
      bareInsertsPerSecond: rate(entries.length, await bareInserts(entries, { databaseUrl, running })),
    };
  } finally {
    await postgres?.stop();
    await rm(place, { recursive: true, force: true });
  }
}

interface Timed {
  readonly entries: readonly Uint8Array[];
  readonly seconds: number;
}

/** Registers units: each prepared, read and checked by two signers, signed, recorded, checkpointed, and read back. */
async function timedActs(folder: ContestFolder, running: RunningHouse): Promise<Timed> {
  const officer = newKey('officer', 'EdDSA');
  const visitors = new Visitors(running.url);
  const newcomer = { name: 'Officer A', key: officer, organisation: 'Bench', known: false };
  unwrap(await takeUpLink(visitors.of(officer), running.setUpLink, newcomer));
  const keyring = new Keyring();
  const { house, people, keys } = unwrap(
    await enterContest(folder, {
      visitors,
      officer,
      keyring,
      witnesses: unwrap(await readWitnesses(running.witnesses)),
      announce: running.logs,
      check: nativeCheck,
      inviting: () => undefined,
    }),
  );
  const [opening] = scriptOf(folder, { people, keyring, keys, entropy });
  if (opening === undefined) throw new Error('bench: a script without its opening');
  const [open] = opening.steps(house.state, opening.at(house.state));
  if (open === undefined) throw new Error('bench: an opening without its act');
  await record(house, open);
  for (let i = 0; i < WARM_UP; i++) await record(house, registration(open, `warm-${i}`));
  const before = house.log.entries().length;
  const started = performance.now();
  for (let i = 0; i < ACTS; i++) await record(house, registration(open, `unit-${i}`));
  const seconds = (performance.now() - started) / 1_000;
  return { entries: house.log.entries().slice(before), seconds };
}

const registration = ({ by, at, place }: Step, unit: string): Step =>
  step(
    'register-unit',
    { unit: unit as UnitId, section: 'affiliates' as SectionId, parentBody: null, entitled: 40 },
    { by, at, place, parts: { title: { subject: unit, content: { title: unit, parentBody: null }, publish: true } } },
  );

async function record(house: HttpHouse, act: Step): Promise<void> {
  const recorded = await house.submit(act);
  if (!recorded.ok) throw new Error(`bench: ${JSON.stringify(recorded.error)}`);
}

/** Seconds for the bare inserts, in the database that the server has just let go. */
async function bareInserts(
  entries: readonly Uint8Array[],
  { databaseUrl, running }: { readonly databaseUrl: string | undefined; readonly running: RunningHouse },
): Promise<number> {
  if (databaseUrl !== undefined) return insertAll(entries, databaseUrl);
  const id = 'wrapping-0001';
  const key = fromBase64Url((await readFile(join(running.keys, `${id}.key`), 'utf8')).trim()) ?? new Uint8Array();
  const folder = join(running.keys, '..', 'database');
  const store = unwrap(await openStore({ url: { folder }, keys: { wrapping: [{ id, key }] }, entropy }));
  return insertAll(entries, store.connectionString).finally(() => store.close());
}

async function insertAll(entries: readonly Uint8Array[], connectionString: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query('create table bench_bare (seq integer primary key, entry bytea not null)');
    const started = performance.now();
    for (const [seq, entry] of entries.entries()) {
      await client.query('insert into bench_bare (seq, entry) values ($1, $2)', [seq, Buffer.from(entry)]);
    }
    return (performance.now() - started) / 1_000;
  } finally {
    await client.end();
  }
}

const rate = (count: number, seconds: number): number => Math.round((count / seconds) * 10) / 10;
