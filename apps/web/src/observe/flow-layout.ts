import { type Count, flow } from '@selectorate/count';
import { sankey, type SankeyLink, type SankeyNode } from 'd3-sankey';

/** Votes of one candidate (or of nobody) at one round. */
export interface FlowNode {
  readonly id: string;
  /** 0 for papers that stopped counting. */
  readonly place: number;
  readonly round: number;
  readonly votes: number;
}

/** Votes that stay or move from one round to the next. */
export interface FlowLink {
  readonly votes: number;
  readonly moves: boolean;
}

type Placed = SankeyNode<FlowNode, FlowLink>;
type PlacedLink = SankeyLink<FlowNode, FlowLink>;

export interface FlowSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
}

/** Places for the picture of a count: candidates keep ballot order from round to round, what stopped stands last. */
export function layOutFlow(count: Count, size: FlowSize): { nodes: readonly Placed[]; links: readonly PlacedLink[] } {
  const place = (candidate: string | null): number =>
    candidate === null ? 0 : count.candidates.findIndex((each) => each === candidate) + 1;
  const idOf = (candidate: string | null, round: number): string => `${round} ${place(candidate)}`;
  const nodes = new Map<string, FlowNode>();
  const links: { source: string; target: string; value: number; votes: number; moves: boolean }[] = [];
  const addNode = (candidate: string | null, round: number, votes: number): void => {
    const id = idOf(candidate, round);
    nodes.set(id, { id, place: place(candidate), round, votes: (nodes.get(id)?.votes ?? 0) + votes });
  };
  for (const { tallies, n } of count.stages.slice(0, 1)) {
    for (const { candidate, votes } of tallies) if (Number(votes) > 0) addNode(candidate, n, Number(votes));
  }
  for (const { from, fromStage, to, toStage, votes } of flow(count)) {
    const moved = Number(votes);
    addNode(to, toStage, moved);
    links.push({
      source: idOf(from, fromStage),
      target: idOf(to, toStage),
      value: moved,
      votes: moved,
      moves: from !== to,
    });
  }
  carryStopped(nodes, links, count.stages.length);
  const order = ({ place: at }: FlowNode): number => (at === 0 ? Infinity : at);
  const layout = sankey<FlowNode, FlowLink>()
    .nodeId(({ id }) => id)
    .nodeWidth(14)
    .nodePadding(26)
    .nodeSort((a, b) => order(a) - order(b))
    .nodeAlign(({ round }) => round - 1)
    .extent([
      [size.left, 28],
      [size.width - size.right, size.height - 8],
    ]);
  return layout({ nodes: [...nodes.values()].map((node) => ({ ...node })), links });
}

/** Papers that stopped stay stopped: carried on to the last round, so that every column shows all papers. */
function carryStopped(
  nodes: Map<string, FlowNode>,
  links: { source: string; target: string; value: number; votes: number; moves: boolean }[],
  rounds: number,
): void {
  for (let round = 2; round < rounds; round++) {
    const votes = nodes.get(`${round} 0`)?.votes ?? 0;
    if (votes === 0) continue;
    const id = `${round + 1} 0`;
    nodes.set(id, { id, place: 0, round: round + 1, votes: (nodes.get(id)?.votes ?? 0) + votes });
    links.push({ source: `${round} 0`, target: id, value: votes, votes, moves: false });
  }
}
