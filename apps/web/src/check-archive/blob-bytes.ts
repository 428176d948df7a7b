import type { UntrustedBytes } from '@selectorate/ballot';

/** Why a file could not be read to its end: it went away or was changed after it was chosen, or its packing is damaged. */
export type WhyUnreadable = 'file' | 'packing';

/** Thrown by reading; says which of the files it was. */
export class UnreadableBlob extends Error {
  readonly blob: Blob;
  readonly why: WhyUnreadable;

  constructor(blob: Blob, why: WhyUnreadable, cause: unknown) {
    super(`the file cannot be read: ${String(cause)}`, { cause });
    this.name = 'UnreadableBlob';
    this.blob = blob;
    this.why = why;
  }
}

/**
 * A file of the reader's, from its first byte as often as asked; unpacked on the way if its first bytes say that it is packed.
 *
 * @param onFirst hears, while it is read for the first time, how many bytes of the file have been read
 */
export function bytesOf(blob: Blob, onFirst: (done: number) => void = () => {}): UntrustedBytes {
  let readings = 0;
  return {
    read: () => {
      readings += 1;
      return pieces(blob, readings === 1 ? onFirst : () => {});
    },
  };
}

async function* pieces(blob: Blob, onRead: (done: number) => void): AsyncGenerator<Uint8Array> {
  const isPacked = await beginsPacked(blob);
  let done = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (piece, controller) => {
      done += piece.length;
      onRead(done);
      controller.enqueue(piece);
    },
  });
  const stream = blob.stream().pipeThrough(counted);
  const reader = (isPacked ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).getReader();
  try {
    for (;;) {
      const { done: ended, value } = await reader.read().catch((error: unknown) => {
        throw new UnreadableBlob(blob, isPacked && error instanceof TypeError ? 'packing' : 'file', error);
      });
      if (ended) return;
      yield value;
    }
  } finally {
    // Whoever stops early lets go of the file; a stream that has failed has let go already.
    await reader.cancel().catch(() => undefined);
  }
}

const GZIP = [0x1f, 0x8b];

async function beginsPacked(blob: Blob): Promise<boolean> {
  try {
    const first = new Uint8Array(await blob.slice(0, GZIP.length).arrayBuffer());
    return GZIP.every((byte, at) => first[at] === byte);
  } catch (error) {
    throw new UnreadableBlob(blob, 'file', error);
  }
}
