import { err, ok, type Result } from '@selectorate/basics';
import type { Entropy } from '@selectorate/selection';
import { accountRows } from './account-rows.ts';
import { contestRows } from './contest-rows.ts';
import { Database } from './database.ts';
import { documentRows } from './document-rows.ts';
import { draftRows } from './draft-rows.ts';
import { openTrial } from './engine-trial.ts';
import { answerOnce } from './idempotency.ts';
import { instanceRows } from './instance-rows.ts';
import { KeyRing } from './key-ring.ts';
import { linkRows } from './link-rows.ts';
import { logRows } from './log-rows.ts';
import { messageRows } from './message-rows.ts';
import { lastMigration, migrate, MIGRATIONS } from './migrations.ts';
import { Sealer } from './seal.ts';
import { sessionRows } from './session-rows.ts';
import type { Engine, Store, WrappingKey } from './store.ts';

/** A PostgreSQL database by its URL, or the folder of a trial database. */
export type StorePlace = string | { readonly folder: string };

export interface StoreOptions {
  readonly url: StorePlace;
  /** The newest first; the older ones while data keys are still wrapped under them. */
  readonly keys: { readonly wrapping: readonly WrappingKey[] };
  readonly entropy: Entropy;
}

/** Why a store does not open. */
export type StoreFault =
  | { readonly code: 'folder-held'; readonly pid: number }
  | { readonly code: 'database-unreachable' }
  | { readonly code: 'newer-than-program' }
  | { readonly code: 'wrapping-key-missing'; readonly ids: readonly string[] }
  | { readonly code: 'wrapping-key-wrong' };

/** A database that answers and is migrated. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly engine: Engine;
  readonly connectionString: string;
  close(): Promise<void>;
}

const CONNECTIONS = { trial: 1, postgresql: 10 } as const;

/** Opens a store: database, migrations, keys, in that order. What does not open is closed again. */
export async function openStore({ url, keys, entropy }: StoreOptions): Promise<Result<Store, StoreFault>> {
  const opened = await openDatabase(url);
  if (!opened.ok) return opened;
  const ring = new KeyRing(keys.wrapping);
  const sealer = new Sealer(opened.value.database, ring, entropy);
  const fault = await keyFault(sealer, ring);
  if (fault === undefined) return ok(storeOver(opened.value, sealer, entropy));
  await opened.value.close();
  return err(fault);
}

/** Opens the database of a store without its keys: for backups, which hold what is sealed as it is. */
export async function openDatabase(place: StorePlace): Promise<Result<OpenedDatabase, StoreFault>> {
  const served = await serve(place);
  if (!served.ok) return served;
  const { connectionString, engine, database } = served.value;
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= database.close().then(() => served.value.close()));
  const migrated = await migrate(database);
  if (migrated.ok) return ok({ database, engine, connectionString, close });
  await close();
  return err({ code: migrated.error });
}

async function serve(place: StorePlace): Promise<Result<OpenedDatabase, StoreFault>> {
  if (typeof place !== 'string') {
    const trial = await openTrial(place.folder);
    if (!trial.ok) return trial;
    const { connectionString, close } = trial.value;
    const database = new Database({ connectionString, most: CONNECTIONS.trial });
    return ok({ database, engine: 'trial', connectionString, close });
  }
  const database = new Database({ connectionString: place, most: CONNECTIONS.postgresql });
  if (await database.answers()) {
    const engine = (await database.version()).includes('PGlite') ? 'trial' : 'postgresql';
    return ok({ database, engine, connectionString: place, close: () => Promise.resolve() });
  }
  await database.close();
  return err({ code: 'database-unreachable' });
}

async function isReady(database: Database): Promise<boolean> {
  try {
    return (await lastMigration(database)) === MIGRATIONS.length;
  } catch {
    return false;
  }
}

async function keyFault(sealer: Sealer, ring: KeyRing): Promise<StoreFault | undefined> {
  const missing = (await sealer.wrappingKeysInUse()).filter((id) => ring.byId(id) === undefined);
  if (missing.length > 0) return { code: 'wrapping-key-missing', ids: missing };
  return (await sealer.isKeyRight()) ? undefined : { code: 'wrapping-key-wrong' };
}

function storeOver(
  { database, engine, connectionString, close }: OpenedDatabase,
  sealer: Sealer,
  entropy: Entropy,
): Store {
  return {
    engine,
    connectionString,
    ready: () => isReady(database),
    close,
    together: (work) => database.together(work),
    idempotent: (request, work) => answerOnce({ database, sealer }, request, work),
    rotateWrappingKey: (newKey) => sealer.rotate(newKey),
    wrappingKeysInUse: () => sealer.wrappingKeysInUse(),
    instance: instanceRows(database),
    accounts: accountRows(database, sealer, entropy),
    sessions: sessionRows(database),
    links: linkRows(database),
    contests: contestRows(database),
    drafts: draftRows(database, sealer),
    logs: logRows({ database, sealer }),
    documents: documentRows(database, sealer),
    messages: messageRows(database, sealer, entropy),
  };
}
