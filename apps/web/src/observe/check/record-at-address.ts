import type { UntrustedRecord } from '@selectorate/record';

/** A record on this origin, read file by file and kept; what else the server holds cannot be known: the manifest is the list. */
export class RecordAtAddress implements UntrustedRecord {
  /** What was read, by path. */
  readonly files = new Map<string, Uint8Array>();
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  list(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async read(path: string, atMost: number): Promise<Uint8Array | undefined> {
    const response = await fetch(new URL(path, this.#base), { redirect: 'error', cache: 'no-cache' });
    if (response.status === 404) return undefined;
    if (!response.ok || response.body === null) throw new Error(`${path}: ${response.status}`);
    const bytes = await readAtMost(response.body, atMost);
    this.files.set(path, bytes);
    return bytes;
  }
}

/** Reads a stream, and stops one byte after the length that was promised. */
async function readAtMost(body: ReadableStream<Uint8Array>, atMost: number): Promise<Uint8Array> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length <= atMost) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  if (length > atMost) await reader.cancel();
  const bytes = new Uint8Array(Math.min(length, atMost + 1));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at += Math.min(chunk.length, bytes.length - at);
  }
  return bytes;
}
