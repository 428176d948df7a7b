import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { UntrustedBytes } from '@selectorate/ballot';

const PIECE = 1 << 20;

/** A file to be read as often as asked, in pieces; unpacked on the way where its name ends in `.gz`. */
export function archiveInFile(path: string): UntrustedBytes {
  return { read: () => unpacked(path, createReadStream(path, { highWaterMark: PIECE })) };
}

/**
 * A file as one reading found it, kept in memory as it is packed: whatever is read of it later is the same, whoever changes the
 * file meanwhile or shows every reader another one. For those who act on what they have verified. Throws where it cannot be read.
 */
export async function archiveInMemory(path: string): Promise<UntrustedBytes> {
  const pieces: Uint8Array[] = [];
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) pieces.push(piece as Uint8Array);
  return { read: () => unpacked(path, Readable.from(pieces)) };
}

function unpacked(path: string, file: Readable): Readable {
  if (!/\.gz$/i.test(path)) return file;
  const content = createGunzip({ chunkSize: PIECE });
  file.on('error', (error) => content.destroy(error));
  // Whoever stops reading early closes what they read from, and that is not the file.
  content.on('close', () => file.destroy());
  return file.pipe(content);
}

/** Why a file could not be read, in the machine's words; undefined for an error of another kind, which is a bug. */
export function whyUnreadable(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return undefined;
  const ofMachine = error instanceof Error && 'syscall' in error;
  return ofMachine || code.startsWith('Z_') ? code : undefined;
}
