import { err, type Result } from '@selectorate/basics';
import {
  type Cosigned,
  cosignCheckpoint,
  type Cosigner,
  leafHash,
  LogTree,
  type VerifierKey,
  type WitnessRefusal,
} from '@selectorate/record';
import { nativeCheck } from '../node-signatures.ts';
import type { Mirror } from './mirror.ts';
import type { ShownLog } from './read-log.ts';

export interface DecideOptions {
  readonly cosigner: Cosigner;
  readonly logKey: VerifierKey;
  /** Seconds since 1970. */
  readonly now: number;
}

/**
 * Would this witness cosign what a record shows? The record proves its growth from its own entries; a record that was
 * changed below the mirrored size cannot.
 */
export function decide(
  { state }: Mirror,
  { signed, entries }: ShownLog,
  { cosigner, logKey, now }: DecideOptions,
): Result<Cosigned, WitnessRefusal> {
  const { size } = signed.checkpoint;
  if (size >= state.size && entries.length < size) return err({ code: 'entries-missing' });
  const proof = size < state.size ? [] : LogTree.of(entries.map(leafHash)).consistencyProof(state.size, size);
  return cosignCheckpoint(
    state,
    { oldSize: Math.min(state.size, size), proof, signed },
    entries.slice(state.size, size),
    {
      cosigner,
      logKeys: [logKey],
      now,
      check: nativeCheck,
    },
  );
}
