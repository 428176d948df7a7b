import { type Count, flow, type Stage } from '@selectorate/count';
import { drawnVotes } from '@selectorate/telling';

/** A candidate's votes (place from 1) or what stopped counting (place 0) at one stage, in units of the picture. */
export interface FlowNode {
  readonly place: number;
  readonly stage: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Votes that stay or move from one stage to the next: an area between two edges. */
export interface FlowBand {
  readonly place: number;
  readonly moves: boolean;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly height: number;
}

/** Some stages beside each other: a picture of its own, no wider than a sheet of paper shows readably. */
export interface FlowStrip {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
}

export const COLUMN = 208;
export const NODE = 14;
const TOP = 30;
/** Height of all votes together, and room between nodes for their labels. */
const VOTES = 300;
const GAP = 22;
const MOST_COLUMNS = 5;

/**
 * Places for the picture of a count. Candidates stand in ballot order at every stage, what stopped last. A count of many
 * stages is cut into strips of at most five; each begins with the stage that the one before ended with.
 */
export function layOutFlow(count: Count): readonly FlowStrip[] {
  const strips: FlowStrip[] = [];
  const last = count.stages.length;
  for (let from = 1; from < last; from += MOST_COLUMNS - 1) {
    strips.push(layOutStrip(count, from, Math.min(last, from + MOST_COLUMNS - 1)));
  }
  return strips;
}

function layOutStrip(count: Count, from: number, to: number): FlowStrip {
  const stages = count.stages.filter(({ n }) => n >= from && n <= to);
  const most = Math.max(...stages.map((stage) => sum(standing(stage))), Number.MIN_VALUE);
  const scale = VOTES / most;
  const columns = stages.map((stage) => {
    let y = TOP;
    return standing(stage).map(({ place, votes }) => {
      const node = { place, stage: stage.n, x: (stage.n - from) * COLUMN, y, height: Math.max(1, votes * scale) };
      y += node.height + GAP;
      return node;
    });
  });
  const nodes = columns.flat();
  const height = Math.max(...nodes.map((node) => node.y + node.height)) + 12;
  return { from, to, width: stages.length * COLUMN, height, nodes, bands: bandsOf(count, nodes, { from, to, scale }) };
}

type Column = readonly { readonly place: number; readonly votes: number }[];

const sum = (column: Column): number => column.reduce((all, { votes }) => all + votes, 0);

/** Who has votes at a stage, in ballot order, and what has stopped. */
function standing(stage: Stage): Column {
  return [
    ...stage.tallies.map(({ votes }, at) => ({ place: at + 1, votes: drawnVotes(votes) })),
    { place: 0, votes: stoppedBy(stage) },
  ].filter(({ votes }) => votes > 0);
}

/** All that has stopped counting by a stage, with what was lost to rounding. */
const stoppedBy = ({ nonTransferable, residual }: Stage): number =>
  [...nonTransferable.map(({ votes }) => votes), residual].reduce((all, votes) => all + drawnVotes(votes), 0);

/** Bands are stacked at both ends in the order of the nodes that they join, so that they cross as little as may be. */
function bandsOf(
  count: Count,
  nodes: readonly FlowNode[],
  { from, to, scale }: { readonly from: number; readonly to: number; readonly scale: number },
): readonly FlowBand[] {
  const nodeAt = new Map(nodes.map((node) => [`${node.stage} ${node.place}`, node]));
  const [out, into] = [new Map<FlowNode, number>(), new Map<FlowNode, number>()];
  const rank = (place: number): number => (place === 0 ? Infinity : place);
  const moved = movesOf(count)
    .filter((move) => move.stage > from && move.stage <= to)
    .toSorted((a, b) => a.stage - b.stage || rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
  return moved.flatMap((move): readonly FlowBand[] => {
    const [source, target] = [nodeAt.get(`${move.stage - 1} ${move.from}`), nodeAt.get(`${move.stage} ${move.to}`)];
    if (source === undefined || target === undefined) return [];
    const height = move.votes * scale;
    const [y0, y1] = [source.y + (out.get(source) ?? 0), target.y + (into.get(target) ?? 0)];
    out.set(source, y0 - source.y + height);
    into.set(target, y1 - target.y + height);
    const moves = move.from !== move.to;
    return [{ place: move.from, moves, x0: source.x + NODE, y0, x1: target.x, y1, height }];
  });
}

/** Nothing flows into a fresh vote, or a new pass over all papers. */
const startsAfresh = (stage: Stage | undefined): boolean =>
  stage?.action.kind === 'next-pass' || stage?.action.kind === 'new-round';

interface Move {
  readonly stage: number;
  readonly from: number;
  readonly to: number;
  readonly votes: number;
}

/** All bands of the count by places; what has stopped stays stopped. */
function movesOf(count: Count): readonly Move[] {
  const place = (candidate: string | null): number =>
    candidate === null ? 0 : count.candidates.findIndex((each) => each === candidate) + 1;
  const moves = flow(count).map(({ from, to, toStage, votes }) => ({
    stage: toStage,
    from: place(from),
    to: place(to),
    votes: drawnVotes(votes),
  }));
  const stopped = count.stages
    .slice(0, -1)
    .filter((_, at) => !startsAfresh(count.stages[at + 1]))
    .map((stage) => ({ stage: stage.n + 1, from: 0, to: 0, votes: stoppedBy(stage) }));
  return [...moves, ...stopped].filter(({ votes }) => votes > 0);
}
