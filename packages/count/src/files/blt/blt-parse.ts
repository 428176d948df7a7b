import type { Result } from '@selectorate/basics';
import type { UntrustedSource } from '../file-fault.ts';
import { pushAll } from '../lines.ts';
import type { BltFault, BltFile, BltKeying } from './blt.ts';
import { type BltOptions, BltReader } from './blt-reader.ts';

/**
 * Reads a BLT file, whole or in pieces: `candidates seats`, withdrawn candidates as negative numbers, one line for each
 * ballot, `0`, then the names and a title in quotes; what follows the title is not looked at. What is clear in spite of
 * its form is read and listed in `repaired`; anything else is a fault with its place, and nothing is counted. A ballot
 * stands on one line.
 *
 * @example
 * ```ts
 * parseBlt('2 1\n3 1 2 0\n0\n"Candidate 1"\n"Candidate 2"\n"Batch 7"');
 * ```
 */
export function parseBlt(source: UntrustedSource, options: BltOptions = {}): Result<BltFile, BltFault> {
  return readWith(new BltReader(options), source);
}

/** The same with every line of ballots, for {@link compareKeyings}. */
export function parseBltKeying(source: UntrustedSource, options: BltOptions = {}): Result<BltKeying, BltFault> {
  return readWith(new BltReader({ ...options, keepPapers: true }), source);
}

function readWith(reader: BltReader, source: UntrustedSource): Result<BltKeying, BltFault> {
  pushAll(source, (piece) => reader.push(piece));
  return reader.finish();
}
