import type { Result } from '@selectorate/basics';
import type { TextLimits, UntrustedSource } from '../file-fault.ts';
import { pushAll } from '../lines.ts';
import type { AbifFault, AbifFile } from './abif.ts';
import { AbifReader } from './abif-reader.ts';

/**
 * Reads rankings in the Aggregated Ballot Information Format, whole or in pieces: `27: A>B=[Candidate C]`, declarations
 * `=A:[Candidate A]`, `{"title": "…"}` and comments. Scores beside ranks are left aside; a line that only scores (`A/5,B/2`,
 * `A*1`) is refused with its place, because no ranking of this program would be the voter's own.
 *
 * Source: the format's public draft (electowiki.org/wiki/ABIF and the drafts of the electorama/abif repository, 2021).
 *
 * @example
 * ```ts
 * parseAbif('=A:[Candidate A]\n=B:[Candidate B]\n3: A>B\n2: B\n');
 * ```
 */
export function parseAbif(source: UntrustedSource, limits: Partial<TextLimits> = {}): Result<AbifFile, AbifFault> {
  const reader = new AbifReader(limits);
  pushAll(source, (piece) => reader.push(piece));
  return reader.finish();
}
