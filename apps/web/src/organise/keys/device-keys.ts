import { toBase64Url } from '@selectorate/basics';
import type { PublicKey } from '@selectorate/record';

/** A key that this browser keeps and never hands out: only what it signs leaves the device. */
export interface DeviceKey {
  readonly key: PublicKey;
  readonly pair: CryptoKeyPair;
  /** Whom it was made for, as they called themselves. */
  readonly name: string;
}

const DATABASE = 'selectorate-keys';
const KEYS = 'keys';
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** Makes a key whose secret half cannot be exported, and keeps it. */
export async function makeDeviceKey(name: string): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const made: DeviceKey = { key: { alg: 'ES256', key: toBase64Url(compressed(raw)) }, pair, name };
  await run('readwrite', (store) => store.put(made, made.key.key));
  return made;
}

/** Every key of this device. None where the browser keeps nothing, as in a private window of some. */
export async function deviceKeys(): Promise<readonly DeviceKey[]> {
  try {
    return await run<readonly DeviceKey[]>('readonly', (store) => store.getAll());
  } catch {
    return [];
  }
}

/** Signs a message as the record wants it: ECDSA over its SHA-256, 64 bytes, base64url. */
export async function signWithDevice({ pair }: Pick<DeviceKey, 'pair'>, message: Uint8Array): Promise<string> {
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message.slice());
  return toBase64Url(new Uint8Array(signature));
}

/** SEC 1: of the 65 bytes 04 || x || y, the sign of y and x. */
export function compressed(raw: Uint8Array): Uint8Array {
  const sign = ((raw[64] ?? 0) & 1) === 0 ? 2 : 3;
  return Uint8Array.from([sign, ...raw.subarray(1, 33)]);
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await opened();
  try {
    return await settled<T>(ask(database.transaction(KEYS, mode).objectStore(KEYS)) as IDBRequest<T>);
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(KEYS));
  return settled(request);
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
