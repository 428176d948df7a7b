import { createHash } from 'node:crypto';
import { canonicalBytes } from '@selectorate/basics';
import { ballotsToJson, type PackedBallots } from '@selectorate/count';

/**
 * SHA-256 of the canonical JSON of each round's ballots, in hexadecimal. For a million different papers it takes longer
 * than their count: only asked for where it is written.
 */
export const hashBallots = (rounds: readonly PackedBallots[]): readonly string[] =>
  rounds.map((ballots) =>
    createHash('sha256')
      .update(canonicalBytes(ballotsToJson(ballots)))
      .digest('hex'),
  );
