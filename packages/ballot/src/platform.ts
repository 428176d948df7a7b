import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '@selectorate/basics';
import type { RandomBytes } from '@selectorate/group';

/** A SHA-256 that takes its data in pieces; a text counts as its UTF-8 bytes. */
export interface Hasher {
  update(data: Uint8Array | string): Hasher;
  /** 32 bytes. The hasher is used up. */
  digest(): Uint8Array;
}

/** What a place that runs this package gives it: a page, a worker thread, the command line. */
export interface Platform {
  /** The platform's generator of secrets; drawn from after everything hostile has been read. */
  readonly random: RandomBytes;
  /** SHA-256 of a text's UTF-8 bytes, or of bytes. */
  readonly sha256: (data: Uint8Array | string) => Uint8Array;
  readonly newHash: () => Hasher;
}

const bytesOf = (data: Uint8Array | string): Uint8Array => (typeof data === 'string' ? utf8(data) : data);

/** Hashing by the audited library, for platforms that have nothing faster. */
export function portableHashing(): Omit<Platform, 'random'> {
  return {
    sha256: (data) => sha256(bytesOf(data)),
    newHash: () => {
      const inner = sha256.create();
      const hasher: Hasher = {
        update: (data) => {
          inner.update(bytesOf(data));
          return hasher;
        },
        digest: () => inner.digest(),
      };
      return hasher;
    },
  };
}
