import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, fromBase64Url, ok, type Result, toBase64Url } from '@selectorate/basics';
import type { Entropy } from '@selectorate/selection';
import type { WrappingKey } from '@selectorate/store';
import { type HouseKeys, houseKeys, SEED_BYTES } from './house-keys.ts';

export type KeyFolderFaultCode = 'keys-missing' | 'keys-readable-by-others' | 'keys-malformed' | 'keys-not-writable';

export interface KeyFolderFault {
  readonly code: KeyFolderFaultCode;
  /** The folder, or the file in it. */
  readonly path: string;
}

export interface KeyFolderOptions {
  readonly folder: string;
  readonly entropy: Entropy;
  /** Where systemd puts credentials: it opens files there to the service by an access list, which shows as group rights. */
  readonly credentials: string | null;
}

const WRAPPING_BYTES = 32;
// A folder named in LoadCredential= arrives with its id before each file's name.
const SEED = /^(?:keys_)?seed\.key$/;
const WRAPPING = /^(?:keys_)?(wrapping-\d{4})\.key$/;

/** Opens a key folder; one that does not exist yet is made, with a seed and a first wrapping key. */
export async function openKeyFolder(options: KeyFolderOptions): Promise<Result<HouseKeys, KeyFolderFault>> {
  const { folder } = options;
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) {
    const made = await makeKeyFolder(options);
    return made.ok ? openKeyFolder(options) : made;
  }
  const exposed = await exposedPath(names.filter(isKeyFile), options);
  if (exposed !== undefined) return err({ code: 'keys-readable-by-others', path: exposed });
  const seedName = names.find((name) => SEED.test(name));
  const wrappingNames = names.filter((name) => WRAPPING.test(name)).toSorted();
  if (seedName === undefined || wrappingNames.length === 0) return err({ code: 'keys-missing', path: folder });
  const seed = await readKey(join(folder, seedName), SEED_BYTES);
  if (!seed.ok) return seed;
  const wrapping: WrappingKey[] = [];
  for (const name of wrappingNames.toReversed()) {
    const key = await readKey(join(folder, name), WRAPPING_BYTES);
    if (!key.ok) return key;
    wrapping.push({ id: WRAPPING.exec(name)?.[1] ?? name, key: key.value });
  }
  return ok(houseKeys(seed.value, wrapping));
}

/** Makes a key folder (0700) with a seed and a first wrapping key (0600); one that holds keys already is left alone. */
export async function makeKeyFolder({ folder, entropy }: KeyFolderOptions): Promise<Result<null, KeyFolderFault>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await writeKey(join(folder, 'seed.key'), entropy(SEED_BYTES));
    await writeKey(join(folder, 'wrapping-0001.key'), entropy(WRAPPING_BYTES));
    return ok(null);
  } catch {
    return err({ code: 'keys-not-writable', path: folder });
  }
}

/** Adds a wrapping key, newer than those that are there. Nothing is wrapped under it yet. */
export async function addWrappingKey(
  { folder, entropy }: KeyFolderOptions,
  keys: HouseKeys,
): Promise<Result<WrappingKey, KeyFolderFault>> {
  const newest = Number(keys.wrapping[0]?.id.slice(-4) ?? '0');
  const id = `wrapping-${String(newest + 1).padStart(4, '0')}`;
  const key = entropy(WRAPPING_BYTES);
  try {
    await writeKey(join(folder, `${id}.key`), key);
    return ok({ id, key });
  } catch {
    return err({ code: 'keys-not-writable', path: folder });
  }
}

const isKeyFile = (name: string): boolean => SEED.test(name) || WRAPPING.test(name);

/** A folder or key file that somebody besides its owner may read. */
async function exposedPath(names: readonly string[], { folder, credentials }: KeyFolderOptions) {
  const forbidden = credentials !== null && folder.startsWith(credentials) ? 0o007 : 0o077;
  for (const path of [folder, ...names.map((name) => join(folder, name))]) {
    if (((await stat(path)).mode & forbidden) !== 0) return path;
  }
  return undefined;
}

const writeKey = (path: string, key: Uint8Array): Promise<void> =>
  writeFile(path, `${toBase64Url(key)}\n`, { mode: 0o600, flag: 'wx' });

async function readKey(path: string, length: number): Promise<Result<Uint8Array, KeyFolderFault>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const key = fromBase64Url(text.trim());
  return key?.length === length ? ok(key) : err({ code: 'keys-malformed', path });
}
