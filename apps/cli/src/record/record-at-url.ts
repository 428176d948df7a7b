import { equalBytes } from '@selectorate/basics';
import { MANIFEST, type UntrustedRecord } from '@selectorate/record';
import { fetchFile } from './at-url.ts';

/** A record that may grow while it is read. */
export interface GrowingRecord extends UntrustedRecord {
  /** Is its manifest still the one that was read last? Rejects if the server cannot say. */
  unchanged(): Promise<boolean>;
}

/** A record served as static files. What else the server holds cannot be known, so its manifest is the list. */
export function recordAtUrl(base: URL): GrowingRecord {
  const root = base.href.endsWith('/') ? base.href : `${base.href}/`;
  let manifest: { readonly bytes: Uint8Array; readonly etag: string | null } | undefined;
  return {
    list: () => Promise.resolve(undefined),
    read: async (path, atMost) => {
      const file = await fetchFile(new URL(path, root), { atMost });
      if (path === MANIFEST) manifest = file.kind === 'file' ? file : undefined;
      return file.kind === 'file' ? file.bytes : undefined;
    },
    unchanged: async () => {
      if (manifest === undefined) return true;
      const { bytes, etag } = manifest;
      const file = await fetchFile(new URL(MANIFEST, root), { atMost: bytes.length, etag });
      return file.kind === 'unchanged' || (file.kind === 'file' && equalBytes(file.bytes, bytes));
    },
  };
}

const TRIES = 4;

/**
 * Reads a record whole. One that a server publishes may grow in the middle, and then its files do not belong together: what
 * was found faulty is read again while the record keeps changing, a few times at most.
 */
export async function readSettled<T>(
  record: UntrustedRecord & Partial<GrowingRecord>,
  read: () => Promise<T>,
  isSound: (found: T) => boolean,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const found = await read();
    if (isSound(found) || tries === TRIES) return found;
    const unchanged = (await record.unchanged?.().catch(() => true)) ?? true;
    if (unchanged) return found;
  }
}
