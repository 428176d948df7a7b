import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { UntrustedBytes } from '@selectorate/ballot';

const PIECE = 1 << 20;

/** A file to be read as often as asked, in pieces; unpacked on the way where its name ends in `.gz`. */
export function archiveInFile(path: string): UntrustedBytes {
  return {
    read: () => {
      const file = createReadStream(path, { highWaterMark: PIECE });
      if (!/\.gz$/i.test(path)) return file;
      const unpacked = createGunzip({ chunkSize: PIECE });
      file.on('error', (error) => unpacked.destroy(error));
      // Whoever stops reading early closes what they read from, and that is not the file.
      unpacked.on('close', () => file.destroy());
      return file.pipe(unpacked);
    },
  };
}

/** Why a file could not be read, in the machine's words; undefined for an error of another kind, which is a bug. */
export function whyUnreadable(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return undefined;
  const ofMachine = error instanceof Error && 'syscall' in error;
  return ofMachine || code.startsWith('Z_') ? code : undefined;
}
