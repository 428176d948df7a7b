export { openStore, type StoreFault, type StoreOptions, type StorePlace } from './open-store.ts';
export type { AccountId, DraftId, LinkKind, LinkToken, LogId, MessageId, SessionToken } from './ids.ts';
export type {
  Account,
  AccountFault,
  AccountRows,
  ContestChanges,
  ContestRow,
  ContestRows,
  Device,
  DeviceRows,
  Documents,
  DraftFault,
  DraftRow,
  DraftRows,
  DraftState,
  Engine,
  IdempotentRequest,
  IdentityRows,
  InstanceRow,
  InstanceRows,
  Link,
  LinkFault,
  LinkRows,
  MessageRow,
  MessageRows,
  NewAccount,
  NewDraft,
  NewLink,
  NewMessage,
  Passkey,
  PasskeyRows,
  PeopleRows,
  Session,
  SessionRows,
  Settlement,
  Store,
  WrappingKey,
} from './store.ts';
export type {
  Append,
  AppendFault,
  CheckFault,
  Known,
  LogBlobs,
  LogParts,
  Logs,
  NewEntry,
  RebuildFault,
  Since,
  StoredCheckpoint,
} from './logs.ts';
export type { ProjectedDeadline, ProjectedHolding, ProjectedStatus, ProjectedUnit, Projection } from './projection.ts';
export { projectionOf } from './projection-of.ts';
export { makeSnapshot } from './snapshot.ts';
export { backup, type BackupFault, type Copied, restore, type RestoreFault } from './backup.ts';

export { hasPostgres, startPostgres, type StartedPostgres } from './testing/start-postgres.ts';
export { enginesHere, startEngine, TEST_KEY, type TestEngine } from './testing/each-engine.ts';
export { appendHistory, appendStep, type History, historyOf, type Played, type Step } from './testing/history.ts';
