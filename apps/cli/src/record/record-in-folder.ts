import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { UntrustedRecord } from '@selectorate/record';

/** A record directory on this machine. Links are not followed: a link is no file of a record, so it is missing. */
export function recordInFolder(folder: string): UntrustedRecord {
  return {
    list: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    },
    read: async (path, atMost) => {
      const file = join(folder, ...path.split('/'));
      const found = await lstat(file).catch(() => undefined);
      if (found?.isFile() !== true) return undefined;
      if (found.size > atMost) return new Uint8Array(atMost + 1);
      return new Uint8Array(await readFile(file));
    },
  };
}
