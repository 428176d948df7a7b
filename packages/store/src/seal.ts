import { createHmac } from 'node:crypto';
import { canonicalBytes, type Json, parseCanonical, toHex, utf8 } from '@selectorate/basics';
import { type Entropy, sealBytes, unsealBytes } from '@selectorate/selection';
import type { Database } from './database.ts';
import type { KeyRing } from './key-ring.ts';
import type { WrappingKey } from './store.ts';

/** Whose data key a thing is sealed under. */
export interface Owner {
  readonly scope: string;
  readonly subject: string;
}

const KEY_BYTES = 32;
/** Scopes of the house have a stroke, which no contest's id can have: nobody reaches them by naming a contest. */
const LOOKUP: Owner = { scope: 'house/instance', subject: 'lookup' };
const REWRAPPED_AT_ONCE = 500;

/**
 * Seals what is personal: each thing under the data key of its owner, each data key under a wrapping key that the database
 * does not hold. Sealed text starts with the id of its data key; without that row nothing opens it again.
 */
export class Sealer {
  readonly #database: Database;
  readonly #ring: KeyRing;
  readonly #entropy: Entropy;

  constructor(database: Database, ring: KeyRing, entropy: Entropy) {
    this.#database = database;
    this.#ring = ring;
    this.#entropy = entropy;
  }

  /** Seals bytes; `about` says what they are, and nothing opens them as anything else. */
  async seal(owner: Owner, about: string, plain: Uint8Array): Promise<string> {
    const { id, key } = await this.#dataKey(owner);
    return `${id}:${sealBytes(key, plain, { about, entropy: this.#entropy })}`;
  }

  async open(sealed: string, about: string): Promise<Uint8Array | 'erased'> {
    const [opened = 'erased'] = await this.openAll([{ sealed, about }]);
    return opened;
  }

  /** Opens many things with one query, in their order. */
  async openAll(
    things: readonly { readonly sealed: string; readonly about: string }[],
  ): Promise<readonly (Uint8Array | 'erased')[]> {
    const keys = await this.#dataKeys([...new Set(things.map(({ sealed }) => keyIdOf(sealed)))]);
    return things.map(({ sealed, about }) => {
      const key = keys.get(keyIdOf(sealed));
      if (key === undefined) return 'erased';
      const plain = unsealBytes(key, sealed.slice(sealed.indexOf(':') + 1), about);
      if (plain === undefined) throw new Error('a sealed value was changed in the database');
      return plain;
    });
  }

  sealJson(owner: Owner, about: string, json: Json): Promise<string> {
    return this.seal(owner, about, canonicalBytes(json));
  }

  async openJson(sealed: string, about: string): Promise<Json | 'erased'> {
    const opened = await this.open(sealed, about);
    return opened === 'erased' ? opened : readJson(opened);
  }

  /** Destroys a data key; everything sealed under it is gone. */
  async erase({ scope, subject }: Owner): Promise<void> {
    await this.#database.now.deleteFrom('data_key').where('scope', '=', scope).where('subject', '=', subject).execute();
  }

  /** A keyed hash by which a personal value is found again; its key is one of the data keys, so rotation keeps it. */
  async lookupOf(kind: string, value: string): Promise<string> {
    const { key } = await this.#dataKey(LOOKUP);
    return toHex(new Uint8Array(createHmac('sha256', key).update(`${kind}\n${value}`).digest()));
  }

  async wrappingKeysInUse(): Promise<readonly string[]> {
    const rows = await this.#database.now.selectFrom('data_key').select('wrapping_key').distinct().execute();
    return rows.map((row) => row.wrapping_key).sort();
  }

  /** Makes the first data key, or opens it: with a wrong wrapping key of the right name this is false. */
  async isKeyRight(): Promise<boolean> {
    try {
      await this.#dataKey(LOOKUP);
      return true;
    } catch (error) {
      if (error instanceof WrongKey) return false;
      throw error;
    }
  }

  async rotate(newKey: WrappingKey): Promise<{ readonly rewrapped: number }> {
    this.#ring.add(newKey);
    return this.#database.locked('rotation', async () => {
      let rewrapped = 0;
      for (let done = REWRAPPED_AT_ONCE; done === REWRAPPED_AT_ONCE; rewrapped += done)
        done = await this.#rewrap(newKey);
      return { rewrapped };
    });
  }

  async #rewrap({ id: wrappingKey, key }: WrappingKey): Promise<number> {
    const rows = await this.#database.now
      .selectFrom('data_key')
      .selectAll()
      .where('wrapping_key', '<>', wrappingKey)
      .orderBy('id')
      .limit(REWRAPPED_AT_ONCE)
      .forUpdate()
      .execute();
    for (const row of rows) {
      const wrapped = sealBytes(key, this.#unwrap(row), { about: aboutKey(row), entropy: this.#entropy });
      await this.#database.now
        .updateTable('data_key')
        .set({ wrapped, wrapping_key: wrappingKey })
        .where('id', '=', row.id)
        .execute();
    }
    return rows.length;
  }

  async #dataKey(owner: Owner): Promise<{ id: string; key: Uint8Array }> {
    const known = await this.#find(owner);
    if (known !== undefined) return { id: known.id, key: this.#unwrap(known) };
    const { id: wrappingKey, key: wrapping } = this.#ring.newest;
    const fresh = { id: toHex(this.#entropy(16)), ...owner, wrapping_key: wrappingKey };
    const wrapped = sealBytes(wrapping, this.#entropy(KEY_BYTES), { about: aboutKey(fresh), entropy: this.#entropy });
    await this.#database.now
      .insertInto('data_key')
      .values({ ...fresh, wrapped })
      .onConflict((conflict) => conflict.columns(['scope', 'subject']).doNothing())
      .execute();
    const made = await this.#find(owner);
    if (made === undefined) throw new Error('a data key was erased while it was made');
    return { id: made.id, key: this.#unwrap(made) };
  }

  #find({ scope, subject }: Owner) {
    return this.#database.now
      .selectFrom('data_key')
      .selectAll()
      .where('scope', '=', scope)
      .where('subject', '=', subject)
      .executeTakeFirst();
  }

  async #dataKeys(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#database.now.selectFrom('data_key').selectAll().where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, this.#unwrap(row)]));
  }

  #unwrap(row: { id: string; scope: string; subject: string; wrapped: string; wrapping_key: string }): Uint8Array {
    const wrapping = this.#ring.byId(row.wrapping_key);
    const key = wrapping === undefined ? undefined : unsealBytes(wrapping, row.wrapped, aboutKey(row));
    if (key === undefined) throw new WrongKey(`no wrapping key ${row.wrapping_key} that opens the data keys`);
    return key;
  }
}

class WrongKey extends Error {}

const keyIdOf = (sealed: string): string => sealed.slice(0, sealed.indexOf(':'));

const aboutKey = ({ id, scope, subject }: Owner & { readonly id: string }): string => `key ${id} ${scope} ${subject}`;

/** JSON that this store wrote itself; anything else is a bug or a changed database. */
function readJson(bytes: Uint8Array): Json {
  const json = parseCanonical(bytes);
  if (!json.ok) throw new Error(`stored JSON is ${json.error}`);
  return json.value;
}

/** The same for JSON that is kept as text. */
export const readJsonText = (text: string): Json => readJson(utf8(text));
