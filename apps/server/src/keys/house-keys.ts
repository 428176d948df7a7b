import { hkdfSync } from 'node:crypto';
import type { ContestId } from '@selectorate/basics';
import type { WrappingKey } from '@selectorate/store';

/** What the database never holds: keys that wrap its data keys, and one seed from which the server's secrets follow. */
export interface HouseKeys {
  /** Newest first. */
  readonly wrapping: readonly WrappingKey[];
  /** The Ed25519 secret of a contest's log: 32 bytes. */
  logSecret(contest: ContestId): Uint8Array;
  /** The Ed25519 secret with which the server signs acts of the clock in a contest: 32 bytes. */
  serverSecret(contest: ContestId): Uint8Array;
  /** 32 bytes for a purpose of this server's own, `csrf` for one. */
  secretFor(purpose: string): Uint8Array;
}

export const SEED_BYTES = 32;

/** Keys from a seed of 32 bytes: HKDF-SHA256 (RFC 5869) with an info for each purpose, so they need no database. */
export function houseKeys(seed: Uint8Array, wrapping: readonly WrappingKey[]): HouseKeys {
  const derive = (info: string): Uint8Array => new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(), info, 32));
  return {
    wrapping,
    logSecret: (contest) => derive(`log/${contest}`),
    serverSecret: (contest) => derive(`server/${contest}`),
    secretFor: (purpose) => derive(`house/${purpose}`),
  };
}
