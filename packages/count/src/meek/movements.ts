import { rational } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { Movement } from '../table/count-sheet.ts';
import type { PaperTree } from './paper-tree.ts';
import type { Shares } from './share-out.ts';

/** Papers as they were shared out once. */
export interface Sharing {
  readonly tree: PaperTree;
  readonly shares: Shares;
}

/** Where one paper's vote is: with candidates by index, or out of the count for a reason (`-1 - reason`), in its own order. */
type Holding = ReadonlyMap<number, bigint>;

/**
 * Which votes moved between two sharings, paper by paper: what holders of one paper lost went to those who gained on the
 * same paper, matched in the order of its preferences. Votes that come back from beyond a last preference (units of the
 * last place, where rounding lets a factor rise) are in the tallies and not among movements.
 */
export function movementsBetween(ballots: PackedBallots, before: Sharing, after: Sharing): readonly Movement[] {
  const pairs = new Map<number, number>();
  const width = after.tree.nodes.length;
  ballots.times.forEach((times, ranking) => {
    const pair = (before.tree.leafOf[ranking] ?? 0) * width + (after.tree.leafOf[ranking] ?? 0);
    pairs.set(pair, (pairs.get(pair) ?? 0) + times);
  });

  const moved = new Map<number, Map<number, bigint>>();
  for (const [pair, papers] of pairs) {
    const held = holdingAt(before, Math.floor(pair / width), after.shares.unit);
    const holds = holdingAt(after, pair % width, before.shares.unit);
    for (const [from, to, votes] of matched(held, holds)) {
      const row = moved.get(from) ?? new Map<number, bigint>();
      row.set(to, (row.get(to) ?? 0n) + votes * BigInt(papers));
      moved.set(from, row);
    }
  }
  const unit = before.shares.unit * after.shares.unit;
  return [...moved]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([from, row]) =>
      [...row]
        .toSorted(([a], [b]) => (a < 0 === b < 0 ? Math.abs(a) - Math.abs(b) : b - a))
        .map(([to, parts]): Movement => {
          const votes = rational(parts, unit);
          return to < 0 ? { from, reason: -1 - to, votes } : { from, to, votes };
        }),
    );
}

/** One paper's vote at a leaf, in parts of its own unit times `times`. */
function holdingAt({ tree, shares }: Sharing, leaf: number, times: bigint): Holding {
  const path: number[] = [];
  for (let at = leaf; at > 0; at = tree.nodes[at]?.parent ?? 0) path.push(at);
  const holding = new Map<number, bigint>();
  for (const at of path.toReversed()) {
    const { members, reason } = tree.nodes[at] ?? { members: [], reason: -1 };
    const holders = reason < 0 ? members : [-1 - reason];
    holders.forEach((holder, i) => holding.set(holder, (shares.kept[at]?.[i] ?? 0n) * times));
  }
  return holding;
}

function* matched(held: Holding, holds: Holding): Generator<readonly [number, number, bigint]> {
  const gains = [...holds].map(([holder, votes]) => ({ holder, left: votes - (held.get(holder) ?? 0n) }));
  const open = gains.filter(({ left }) => left > 0n);
  for (const [from, votes] of held) {
    if (from < 0) continue;
    let lost = votes - (holds.get(from) ?? 0n);
    while (lost > 0n && open[0] !== undefined) {
      const [gain] = open;
      const part = lost < gain.left ? lost : gain.left;
      yield [from, gain.holder, part];
      lost -= part;
      gain.left -= part;
      if (gain.left === 0n) open.shift();
    }
  }
}
