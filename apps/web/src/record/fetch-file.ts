import { connection } from './connection.ts';

/** Why a file could not be read: `where` is its address. */
export class ReadingFailed extends Error {
  readonly code: 'no-connection' | 'not-there' | 'server-failed' | 'not-as-expected';
  readonly where: string;

  constructor(code: ReadingFailed['code'], where: string) {
    super(`${code}: ${where}`);
    this.code = code;
    this.where = where;
  }
}

/** The bytes at an address of this origin. Rejects with {@link ReadingFailed}, as queries want it. */
export async function fetchFile(address: string, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await answer(address, signal);
  if (response.status === 404) throw new ReadingFailed('not-there', address);
  if (!response.ok) throw new ReadingFailed('server-failed', address);
  return new Uint8Array(await response.arrayBuffer());
}

async function answer(address: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    const response = await fetch(address, { redirect: 'error', ...(signal === undefined ? {} : { signal }) });
    connection.found();
    return response;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    connection.lose();
    throw new ReadingFailed('no-connection', address);
  }
}

const AT_ONCE = 8;

/** Reads many, a few at a time, in the order given. */
export async function fetchMany<T>(items: readonly T[], read: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await read(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}
