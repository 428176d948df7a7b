import type { UnsignedBallot } from '../objects/ballot.ts';

/**
 * By what ballots that were opened for an audit are known again: the hash of each, and the first half of each of its ciphertexts.
 * The device that opens one never signs it, and the box, told of both, never takes its ciphertexts, under whatever proofs.
 */
export interface AuditedHashes {
  /** Whether the unsigned ballot with this hash was opened (a cast ballot bears it as `signature.hash`), or one with this alpha. */
  readonly has: (name: string) => boolean;
  readonly add: (name: string) => void;
}

/** Kept in memory, for a device's one sitting. */
export function newAuditedHashes(): AuditedHashes {
  const names = new Set<string>();
  return { has: (name) => names.has(name), add: (name) => void names.add(name) };
}

/**
 * Bars a ballot that is opened: by its hash, and by every ciphertext, for whoever holds the randomness of one knows what it says in
 * any ballot. The device does so before it hands anything out; the box when the device sends it the unsigned ballot.
 */
export function barOpened(
  { hash, unsigned }: { readonly hash: string; readonly unsigned: UnsignedBallot },
  audited: Pick<AuditedHashes, 'add'>,
): void {
  for (const name of [hash, ...alphasOf(unsigned)]) audited.add(name);
}

/** The first half of every ciphertext in a ballot. */
export const alphasOf = ({ answers }: Pick<UnsignedBallot, 'answers'>): readonly string[] =>
  answers.flatMap((answer) =>
    answer.kind === 'ranked' ? [answer.choices.alpha] : answer.choices.map(({ alpha }) => alpha),
  );
