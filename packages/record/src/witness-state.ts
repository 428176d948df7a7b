import {
  canonicalBytes,
  err,
  fromBase64,
  type Json,
  ok,
  parseCanonical,
  type Result,
  toBase64,
} from '@selectorate/basics';
import { EMPTY_FRONTIER, type Frontier, growFrontier } from './frontier.ts';
import { HASH_BYTES, type Hash, leafHash } from './hash.ts';

/**
 * What a witness remembers of one log, as plain data to be stored before it answers. The entries themselves are kept
 * beside it: this witness mirrors what it cosigns.
 */
export interface WitnessedLog {
  readonly origin: string;
  /** Entries held, which is the size last cosigned. */
  readonly size: number;
  /** Complete subtrees of those entries, largest first, in base64. */
  readonly peaks: readonly string[];
  /** When it last cosigned, in seconds since 1970; 0 if never. */
  readonly time: number;
  /** The checkpoint it last cosigned: a note with the log's signature and its own. Empty if never. */
  readonly checkpoint: string;
}

/** A log that was never seen before. */
export const newlyWitnessed = (origin: string): WitnessedLog => ({
  origin,
  size: 0,
  peaks: [],
  time: 0,
  checkpoint: '',
});

/** The state as canonical JSON, to be stored. */
export const printWitnessedLog = ({ origin, size, peaks, time, checkpoint }: WitnessedLog): Uint8Array =>
  canonicalBytes({ origin, size, peaks, time, checkpoint });

export type ResumeFault = 'state-malformed' | 'mirror-behind' | 'mirror-differs';

/**
 * Takes up a stored state again, after recomputing it from the mirrored entries. Entries beyond the state's size were
 * offered and never cosigned; the store drops them.
 */
export function resumeWitness(stored: Uint8Array, entries: readonly Uint8Array[]): Result<WitnessedLog, ResumeFault> {
  const json = parseCanonical(stored);
  const state = json.ok ? stateOf(json.value) : undefined;
  if (state === undefined) return err('state-malformed');
  if (entries.length < state.size) return err('mirror-behind');
  const { peaks } = growFrontier(EMPTY_FRONTIER, entries.slice(0, state.size).map(leafHash));
  const same = peaks.length === state.peaks.length && peaks.every((peak, i) => toBase64(peak) === state.peaks[i]);
  return same ? ok(state) : err('mirror-differs');
}

/** The frontier that a state stands for. Throws for a state that {@link resumeWitness} has not seen. */
export const frontierOf = ({ size, peaks }: WitnessedLog): Frontier => ({ size, peaks: peaks.map(hashOf) });

function hashOf(text: string): Hash {
  const hash = fromBase64(text);
  if (hash?.length !== HASH_BYTES) throw new Error('witness: a state with a peak that is no hash');
  return hash;
}

function stateOf(json: Json): WitnessedLog | undefined {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return undefined;
  const { origin, size, peaks, time, checkpoint, ...more } = json as { readonly [key: string]: Json };
  if (Object.keys(more).length > 0 || typeof origin !== 'string' || typeof checkpoint !== 'string') return undefined;
  if (typeof size !== 'number' || size < 0 || typeof time !== 'number' || time < 0) return undefined;
  if (!Array.isArray(peaks) || !peaks.every((peak) => typeof peak === 'string')) return undefined;
  return { origin, size, peaks, time, checkpoint };
}
