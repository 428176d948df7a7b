/**
 * A record as it lies somewhere: a folder, a web address, an archive. Nothing it answers is believed. Either operation
 * may reject; the reader reports that as a fault.
 */
export interface UntrustedRecord {
  /** Every path there is; undefined where that cannot be known, as over HTTP: then the manifest is the list. */
  list(): Promise<readonly string[] | undefined>;
  /** The bytes at a safe path, undefined if there are none. An adapter may stop reading after `atMost` + 1 bytes. */
  read(path: string, atMost: number): Promise<Uint8Array | undefined>;
}

/** A record held in memory, such as one just built or read from an archive. */
export const recordInMemory = (files: ReadonlyMap<string, Uint8Array>): UntrustedRecord => ({
  list: () => Promise.resolve([...files.keys()]),
  read: (path) => Promise.resolve(files.get(path)),
});
