import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { UntrustedBytes } from '@selectorate/ballot';

/** A file to be read as often as asked, in pieces; unpacked on the way where its name ends in `.gz`. */
export function archiveInFile(path: string): UntrustedBytes {
  return {
    read: () => {
      const file = createReadStream(path, { highWaterMark: 1 << 20 });
      if (!path.endsWith('.gz')) return file;
      const unpacked = createGunzip({ chunkSize: 1 << 20 });
      file.on('error', (error) => unpacked.destroy(error));
      return file.pipe(unpacked);
    },
  };
}
