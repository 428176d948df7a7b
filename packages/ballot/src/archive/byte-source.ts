/**
 * Bytes from a stranger that can be read from the start as often as wanted: a file, a file through gunzip, a page's Blob.
 * Each call begins anew; the pieces may have any length.
 */
export interface UntrustedBytes {
  read(): AsyncIterable<Uint8Array>;
}

const NOTHING = new Uint8Array(0);

/** Takes a stream of pieces in portions of the reader's choice, keeping no more than it needs for the next. */
export class ByteSource {
  /** How many bytes have been taken. */
  offset = 0;
  private readonly pieces: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = NOTHING;

  constructor(bytes: UntrustedBytes) {
    this.pieces = bytes.read()[Symbol.asyncIterator]();
  }

  /** The next `count` bytes, or all that are left if those are fewer. */
  async take(count: number): Promise<Uint8Array> {
    const taken = this.rest.length >= count ? this.takeFromRest(count) : await this.gather(count);
    this.offset += taken.length;
    return taken;
  }

  /** Lets go of the stream before its end. */
  async close(): Promise<void> {
    this.rest = NOTHING;
    await this.pieces.return?.();
  }

  private takeFromRest(count: number): Uint8Array {
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return taken;
  }

  private async gather(count: number): Promise<Uint8Array> {
    const parts = [this.rest];
    let length = this.rest.length;
    while (length < count) {
      const next = await this.pieces.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
    }
    const whole = joinAll(parts, length);
    this.rest = whole.subarray(Math.min(count, length));
    return whole.subarray(0, count);
  }
}

function joinAll(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 2 && parts[0]?.length === 0) return parts[1] ?? NOTHING;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
