import { fromBigEndian } from '@selectorate/basics';
import type { CheckpointNote } from '@selectorate/record';
import { fromSeconds, type Instant } from '@selectorate/selection';
import type { ContestLog } from './contest-log.ts';
import { witnessKeyOf } from './log-keys.ts';

/** What a witness cosigned last, as far as this server holds its line. */
export interface Witnessed {
  readonly name: string;
  readonly size: number;
  readonly at: Instant | null;
}

/** Each witness with the largest checkpoint that bears its line; `more` are notes from elsewhere. */
export function witnessedSizes(log: ContestLog, more: readonly CheckpointNote[] = []): readonly Witnessed[] {
  const notes = [...log.checkpoints, ...more].toSorted((a, b) => b.checkpoint.size - a.checkpoint.size);
  const witnesses = log.state.witnesses.length > 0 ? log.state.witnesses : log.row.witnesses;
  return witnesses.map((witness) => {
    const key = witnessKeyOf(witness);
    for (const { note, checkpoint } of notes) {
      const line = note.signatures.find(({ name, keyId }) => name === key?.name && keyId === key.keyId);
      if (line === undefined) continue;
      const time = Number(fromBigEndian(line.signature.subarray(0, 8)));
      return { name: witness.name, size: checkpoint.size, at: fromSeconds(time) };
    }
    return { name: witness.name, size: 0, at: null };
  });
}
