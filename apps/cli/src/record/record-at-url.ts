import type { UntrustedRecord } from '@selectorate/record';

const PATIENCE_MS = 30_000;

/** A record served as static files. What else the server holds cannot be known, so its manifest is the list. */
export function recordAtUrl(base: URL): UntrustedRecord {
  const root = base.href.endsWith('/') ? base.href : `${base.href}/`;
  return {
    list: () => Promise.resolve(undefined),
    read: async (path, atMost) => {
      const response = await fetch(new URL(path, root), {
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.status === 404) return undefined;
      if (!response.ok || response.body === null) throw new Error(`${path}: the server answered ${response.status}`);
      return readAtMost(response.body, atMost);
    },
  };
}

/** Reads a stream, and stops one byte after the length that was promised. */
async function readAtMost(body: ReadableStream<Uint8Array>, atMost: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > atMost) break;
  }
  return new Uint8Array(Buffer.concat(chunks)).slice(0, atMost + 1);
}
