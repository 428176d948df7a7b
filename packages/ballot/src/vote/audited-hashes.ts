/**
 * The hashes of ballots that were opened for an audit. The device that opens one never signs it, and the box, told of the hash,
 * never takes it: what stays in the box was never opened by anybody.
 */
export interface AuditedHashes {
  /** Whether the unsigned ballot with this hash was opened. A cast ballot bears it as `signature.hash`. */
  readonly has: (hash: string) => boolean;
  readonly add: (hash: string) => void;
}

/** Kept in memory, for a device's one sitting. */
export function newAuditedHashes(): AuditedHashes {
  const hashes = new Set<string>();
  return { has: (hash) => hashes.has(hash), add: (hash) => void hashes.add(hash) };
}
