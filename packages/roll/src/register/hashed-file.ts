import { toHex } from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';
import type { OpenFile } from '../import/read-source.ts';

/** By what a file is known again. */
export interface FilePrint {
  readonly bytes: number;
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** A file that says, once it has been read to its end, what was read. */
export class HashedFile {
  readonly #open: OpenFile;
  #print: FilePrint | null = null;

  constructor(open: OpenFile) {
    this.#open = open;
  }

  /** Reads the file from its beginning. */
  async *read(): AsyncIterable<Uint8Array> {
    this.#print = null;
    const hash = sha256.create();
    let bytes = 0;
    for await (const chunk of this.#open()) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    this.#print = { bytes, sha256: toHex(hash.digest()) };
  }

  /** Of the last reading; null unless it came to the end. */
  get print(): FilePrint | null {
    return this.#print;
  }
}

export const isSamePrint = (a: FilePrint | null, b: FilePrint | null): boolean =>
  a !== null && b !== null && a.bytes === b.bytes && a.sha256 === b.sha256;
