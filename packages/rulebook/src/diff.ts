import type { ClauseId } from '@selectorate/basics';
import { leaves, type Leaf, type Plain } from './leaves.ts';
import type { Rulebook } from './rulebook.ts';

/** One value that differs. `from` or `to` is undefined where that rulebook has no such field. */
export interface RulebookDifference {
  readonly path: string;
  /** The clause the value stands under, in the later rulebook if it has one. */
  readonly clause: ClauseId | null;
  readonly from: Plain | undefined;
  readonly to: Plain | undefined;
}

/** What changed from one rulebook to another, value by value. Empty exactly when they say the same. */
export function diffRulebooks(a: Rulebook, b: Rulebook): RulebookDifference[] {
  const [before, after] = [byPath(a), byPath(b)];
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((path) => {
    const [from, to] = [before.get(path), after.get(path)];
    if (sameValue(from?.value, to?.value)) return [];
    const clause = (to ?? from)?.clause ?? null;
    return [{ path, clause: clause as ClauseId | null, from: from?.value, to: to?.value }];
  });
}

/** Two items may share a name (two gaps between the same deadlines): the second gets a number. */
function byPath(rulebook: Rulebook): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const leaf of leaves(rulebook)) {
    let path = leaf.path;
    for (let again = 2; found.has(path); again++) path = `${leaf.path} (${again})`;
    found.set(path, leaf);
  }
  return found;
}

const sameValue = (a: Plain | undefined, b: Plain | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
