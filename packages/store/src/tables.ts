import type { Schema, Table } from './schema.ts';

/** How a table is copied: in the order of its key, its bytes as base64. A table stands after those it refers to. */
interface CopiedTable {
  readonly key: readonly string[];
  readonly bytes: readonly string[];
}

type Copied<T extends Table> = {
  readonly key: readonly (keyof Schema[T] & string)[];
  readonly bytes: readonly (keyof Schema[T] & string)[];
};

/** Every table but the list of migrations. */
export const TABLES: { readonly [T in Exclude<Table, 'migration'>]: Copied<T> & CopiedTable } = {
  instance: { key: ['id'], bytes: [] },
  data_key: { key: ['id'], bytes: [] },
  account: { key: ['id'], bytes: [] },
  passkey: { key: ['credential_id'], bytes: ['cose'] },
  device: { key: ['key'], bytes: [] },
  identity: { key: ['lookup'], bytes: [] },
  session: { key: ['id'], bytes: [] },
  contest: { key: ['contest'], bytes: ['rulebook'] },
  person: { key: ['contest', 'person'], bytes: [] },
  link: { key: ['id'], bytes: [] },
  document: { key: ['scope', 'name'], bytes: [] },
  draft: { key: ['contest', 'id'], bytes: [] },
  draft_signature: { key: ['contest', 'draft', 'signer'], bytes: [] },
  log_head: { key: ['log'], bytes: [] },
  entry: { key: ['log', 'seq'], bytes: ['bytes'] },
  checkpoint: { key: ['log', 'size'], bytes: [] },
  part: { key: ['log', 'commitment'], bytes: [] },
  blob: { key: ['log', 'hash'], bytes: ['bytes'] },
  contest_status: { key: ['log'], bytes: [] },
  holding: { key: ['log', 'place'], bytes: [] },
  deadline: { key: ['log', 'place'], bytes: [] },
  unit: { key: ['log', 'place'], bytes: [] },
  idempotency: { key: ['scope', 'key'], bytes: [] },
  message: { key: ['id'], bytes: [] },
};

export type CopiedName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly CopiedName[];
