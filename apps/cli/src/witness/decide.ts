import { equalBytes, err, type Result } from '@selectorate/basics';
import {
  type Cosigned,
  cosignCheckpoint,
  type Cosigner,
  leafHash,
  LogTree,
  type VerifierKey,
  type WitnessRefusal,
} from '@selectorate/record';
import { nativeCheck } from '@selectorate/machine';
import type { Mirror } from './mirror.ts';
import type { ShownLog } from './read-log.ts';

export interface DecideOptions {
  readonly cosigner: Cosigner;
  readonly logKey: VerifierKey;
  /** Seconds since 1970. */
  readonly now: number;
}

/**
 * Does this witness cosign what a record shows? The record proves its growth from its own entries: one that differs
 * below the mirrored size cannot, and if the log signed it all the same, the log has told two stories.
 */
export function decide(
  { state, entries: held }: Mirror,
  { signed, entries }: ShownLog,
  { cosigner, logKey, now }: DecideOptions,
): Result<Cosigned, WitnessRefusal> {
  const { size, root } = signed.checkpoint;
  if (size >= state.size && entries.length < size) return err({ code: 'entries-missing' });
  const tree = LogTree.of(entries.map(leafHash));
  const proof = size < state.size ? [] : tree.consistencyProof(state.size, size);
  const request = { oldSize: Math.min(state.size, size), proof, signed };
  const options = { cosigner, logKeys: [logKey], now, check: nativeCheck };
  const cosigned = cosignCheckpoint(state, request, entries.slice(state.size, size), options);
  if (cosigned.ok || cosigned.error.code !== 'inconsistent') return cosigned;
  if (!equalBytes(tree.rootAt(size), root)) return err({ code: 'entries-differ' });
  return firstDifference(held, entries) === null ? cosigned : err({ code: 'forked', holds: state.size });
}

/** The first entry that a record and a mirror both have and that is not the same; null if there is none. */
export function firstDifference(held: readonly Uint8Array[], shown: readonly Uint8Array[]): number | null {
  const found = held.findIndex((entry, i) => {
    const other = shown[i];
    return other !== undefined && !equalBytes(entry, other);
  });
  return found === -1 ? null : found;
}
