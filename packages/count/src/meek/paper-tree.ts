import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { nextRank, type Reader, readPaper } from '../table/read-paper.ts';
import { REASONS } from '../table/reasons.ts';
import { readSharedRank } from './read-shared-rank.ts';

/** One place in the tree: whom a paper reaches there after all that its parents kept. */
export interface TreeNode {
  readonly parent: number;
  /** Candidates reached together, in ballot-paper order: one, or several at a shared rank. None where the paper stops. */
  readonly members: readonly number[];
  /** Index into `REASONS` where the paper stops, else -1. */
  readonly reason: number;
  /** Papers that come this way. */
  papers: number;
}

/**
 * What papers say as far as it matters now: papers that reach the same elected candidates in the same order, up to the first
 * hopeful (who keeps everything) or the reason why they stop, share a path. Node 0 is the root; parents come first.
 */
export interface PaperTree {
  readonly nodes: readonly TreeNode[];
  /** The node at which each distinct ranking ends. */
  readonly leafOf: Uint32Array;
}

/** Reads every distinct ranking once. `reader.continuing` is 1 for hopeful and elected candidates. */
export function growTree(reader: Reader, hopeful: ReadonlySet<number>): PaperTree {
  const { ballots, reading } = reader;
  const tree = new GrowingTree(ballots.candidates.length);
  const leafOf = new Uint32Array(ballots.times.length);
  const isHopeful = Uint8Array.from(ballots.candidates, (_, index) => (hopeful.has(index) ? 1 : 0));
  for (let ranking = 0; ranking < leafOf.length; ranking++) {
    const leaf =
      reading.overvote === 'share'
        ? followShared(tree, { reader, ranking, isHopeful })
        : follow(tree, { reader, ranking, isHopeful });
    leafOf[ranking] = leaf;
    tree.addPapers(leaf, ballots.times[ranking] ?? 0);
  }
  return { nodes: tree.finish(), leafOf };
}

/** A ranking to be read into the tree. */
interface Path {
  readonly reader: Reader;
  readonly ranking: number;
  readonly isHopeful: Uint8Array;
}

/** The node at which a ranking ends whose every rank counts for one candidate at most. */
function follow(tree: GrowingTree, { reader, ranking, isHopeful }: Path): number {
  const { ballots } = reader;
  let node = 0;
  let from = ballots.starts[ranking] ?? 0;
  for (;;) {
    const at = readPaper(reader, ranking, from);
    if (at < 0) return tree.stop(node, -1 - at);
    const candidate = candidateAt(ballots, at);
    if (isHopeful[candidate] === 1) return tree.reach(node, candidate);
    if (!tree.hasMet(node, candidate)) node = tree.reach(node, candidate);
    from = nextRank(ballots, ranking, at);
  }
}

/** The same where equal preferences are shared. */
function followShared(tree: GrowingTree, { reader, ranking, isHopeful }: Path): number {
  const seen = new Set<number>();
  let node = 0;
  let from = reader.ballots.starts[ranking] ?? 0;
  for (;;) {
    const [members, next] = readSharedRank(reader, { ranking, from, seen });
    if (next < 0) return tree.stop(node, -1 - next);
    for (const member of members) seen.add(member);
    node = tree.reachTogether(node, members);
    if (members.some((member) => isHopeful[member] === 1)) return node;
    from = next;
  }
}

const candidateAt = ({ marks }: PackedBallots, at: number): number => (marks[at] ?? 0) >> 1;

/** Nodes found by what leads on from each: a candidate, a reason (after all candidates), a group (after all reasons). */
class GrowingTree {
  readonly #candidates: number;
  readonly #nodes: TreeNode[] = [{ parent: -1, members: [], reason: -1, papers: 0 }];
  readonly #children: Map<number, number>[] = [new Map()];
  readonly #groups = new Map<string, number>();

  constructor(candidates: number) {
    this.#candidates = candidates;
  }

  reach(parent: number, candidate: number): number {
    return this.#children[parent]?.get(candidate) ?? this.#add(parent, candidate, { members: [candidate], reason: -1 });
  }

  reachTogether(parent: number, members: readonly number[]): number {
    const [only = 0] = members;
    if (members.length === 1) return this.reach(parent, only);
    const name = members.join();
    const group = this.#groups.get(name) ?? this.#groups.size;
    this.#groups.set(name, group);
    const step = this.#candidates + REASONS.length + group;
    return this.#children[parent]?.get(step) ?? this.#add(parent, step, { members, reason: -1 });
  }

  stop(parent: number, reason: number): number {
    const step = this.#candidates + reason;
    return this.#children[parent]?.get(step) ?? this.#add(parent, step, { members: [], reason });
  }

  /** Whether a path has come to a candidate before. */
  hasMet(node: number, candidate: number): boolean {
    for (let at = node; at > 0; at = this.#nodes[at]?.parent ?? 0) {
      if (this.#nodes[at]?.members.includes(candidate) === true) return true;
    }
    return false;
  }

  addPapers(node: number, papers: number): void {
    const leaf = this.#nodes[node];
    if (leaf !== undefined) leaf.papers += papers;
  }

  /** All nodes, the papers of each added to those above it. */
  finish(): readonly TreeNode[] {
    for (let node = this.#nodes.length - 1; node > 0; node--) {
      const { parent, papers } = this.#nodes[node] ?? { parent: 0, papers: 0 };
      this.addPapers(parent, papers);
    }
    return this.#nodes;
  }

  #add(parent: number, step: number, place: Pick<TreeNode, 'members' | 'reason'>): number {
    const node = this.#nodes.length;
    this.#nodes.push({ parent, ...place, papers: 0 });
    this.#children.push(new Map());
    this.#children[parent]?.set(step, node);
    return node;
  }
}
