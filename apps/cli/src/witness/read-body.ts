import type { IncomingMessage } from 'node:http';

/** The body of a request; undefined for one that is longer than it may be, which is read no further. */
export async function readBody(request: IncomingMessage, atMost: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > atMost) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > atMost) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
