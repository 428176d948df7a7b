import type { Result } from '@selectorate/basics';
import type { TextLimits, UntrustedSource } from '../file-fault.ts';
import { pushAll } from '../lines.ts';
import type { CvrFault, CvrFile, CvrMapping } from './cvr.ts';
import { CvrReader } from './cvr-reader.ts';

/**
 * Reads a table of cast votes (comma-separated values), whole or in pieces, as a mapping says; {@link guessCvrMapping}
 * makes one to look at. Anything that the mapping does not explain is a fault with its place, and nothing is counted.
 *
 * @example
 * ```ts
 * const rows = unwrap(firstRows(text, 50, ','));
 * const guess = guessCvrMapping(rows, ',');
 * if (guess !== undefined) parseCvr(text, guess.mapping);
 * ```
 */
export function parseCvr(
  source: UntrustedSource,
  mapping: CvrMapping,
  limits: Partial<TextLimits> = {},
): Result<CvrFile, CvrFault> {
  const reader = new CvrReader(mapping, limits);
  pushAll(source, (piece) => reader.push(piece));
  return reader.finish();
}
