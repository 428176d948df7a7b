import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entropy } from '@selectorate/machine';
import { unwrap } from '@selectorate/basics';
import { openStore, type StorePlace } from '../open-store.ts';
import type { Engine, Store, WrappingKey } from '../store.ts';
import { hasPostgres, startPostgres, type StartedPostgres } from './start-postgres.ts';

/** Empty databases of one engine, to open as often as a test likes. */
export interface TestEngine {
  readonly engine: Engine;
  /** A place where nothing has been opened yet. */
  newPlace(): Promise<StorePlace>;
  /** Opens a store there; closed with the engine at the latest. */
  open(place: StorePlace, wrapping?: readonly WrappingKey[]): Promise<Store>;
  /** Ends PostgreSQL with SIGKILL; the trial engine has no server of its own to end. */
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Closes what is open and removes everything. */
  close(): Promise<void>;
}

/** The key that test stores are opened with unless told otherwise. */
export const TEST_KEY: WrappingKey = { id: 'test-key', key: new Uint8Array(32).fill(7) };

/** The engines this machine has; a suite runs over each, and says loudly which it had to leave out. */
export const enginesHere = (): readonly Engine[] => (hasPostgres() ? ['trial', 'postgresql'] : ['trial']);

export async function startEngine(engine: Engine): Promise<TestEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-store-'));
  const postgres = engine === 'postgresql' ? await startedPostgres() : undefined;
  const stores: Store[] = [];
  let places = 0;
  return {
    engine,
    newPlace: async () => (await postgres?.newDatabase()) ?? { folder: join(folder, `p${places++}`) },
    open: async (place, wrapping = [TEST_KEY]) => {
      const store = unwrap(await openStore({ url: place, keys: { wrapping }, entropy }));
      stores.push(store);
      return store;
    },
    killServer: async () => postgres?.kill(),
    startServer: async () => postgres?.start(),
    close: async () => {
      for (const store of stores) await store.close();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startedPostgres(): Promise<StartedPostgres> {
  const postgres = await startPostgres();
  if (postgres === undefined) throw new Error('PostgreSQL 15 is not installed');
  return postgres;
}
