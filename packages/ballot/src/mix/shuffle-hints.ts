import { joinBytes } from '@selectorate/basics';
import type { Batching } from '@selectorate/group';
import type { ElectionContext } from '../objects/context.ts';
import type { ShuffleStep } from './check-shuffle.ts';
import { ROW_LISTS, textsOfRow } from './row-texts.ts';

/**
 * The hints with which a batch checks a shuffle: the x-coordinate of each element in the order in which `checkShuffle` reads them.
 * A shuffle keeps its commitments, so nothing need be proved to know them. Null for a group without batches, or where a text is no
 * element: then the shuffle is at fault whatever hints say.
 */
export function makeShuffleHints(
  { input, shuffle }: ShuffleStep,
  { group, platform }: Pick<ElectionContext, 'group' | 'platform'>,
): Uint8Array | null {
  const { batching } = group;
  if (batching === null) return null;
  const hints: Uint8Array[] = [];
  for (const texts of listsOf({ input, shuffle })) {
    for (let start = 0; start < texts.length; start += TEXTS_AT_ONCE) {
      const elements = group.readAll(texts.slice(start, start + TEXTS_AT_ONCE), platform.random);
      if (!elements.ok) return null;
      hints.push(hintsOf(batching.pack(elements.value), batching));
    }
  }
  return joinBytes(hints);
}

const TEXTS_AT_ONCE = 4_096;

const listsOf = ({ input, shuffle }: ShuffleStep): readonly (readonly string[])[] =>
  input.flatMap((row, i) => {
    const proof = shuffle.proofs[i];
    if (proof === undefined) return [];
    const texts = textsOfRow(row, shuffle.ciphertexts[i] ?? [], proof);
    return ROW_LISTS.map((list) => texts[list]);
  });

function hintsOf(packed: Uint8Array, { packedBytes, hintBytes, hintOfPacked }: Batching): Uint8Array {
  const count = packed.length / packedBytes;
  const hints = new Uint8Array(count * hintBytes);
  for (let i = 0; i < count; i++) {
    hints.set(hintOfPacked(packed.subarray(i * packedBytes, (i + 1) * packedBytes)), i * hintBytes);
  }
  return hints;
}
