import type { CandidateId } from '@selectorate/basics';
import { packBallots, type PackedBallots, type CastBallot } from '@selectorate/count';
import { type Seeded, seeded } from '@selectorate/testkit';

/**
 * - `random`: every paper a full ranking in an order of its own; of 10 candidates a million papers say 870,000 things.
 * - `skewed`: as elections are: a few candidates have most first preferences, papers name one to six, neighbours follow.
 */
export type PapersKind = 'random' | 'skewed';

export const CANDIDATES = 10;
export const IDS: readonly CandidateId[] = Array.from({ length: CANDIDATES }, (_, i) => `c${i + 1}` as CandidateId);

/** First preferences of each candidate out of 1,000. */
const POPULARITY = [290, 240, 160, 110, 80, 50, 30, 20, 15, 5] as const;

/** Papers one by one; the same for the same number. The ranking given is used again for the next paper. */
export function* papersOf(kind: PapersKind, n: number): Generator<readonly number[]> {
  const chance = seeded(`count ${kind}`);
  const order = Array.from({ length: CANDIDATES }, (_, i) => i);
  for (let paper = 0; paper < n; paper++) {
    if (kind === 'random') yield shuffle(order, chance);
    else yield realistic(chance);
  }
}

/** Draws an order in place: a copy for each of millions of papers would be most of the work. */
function shuffle(order: number[], chance: Seeded): number[] {
  for (let last = order.length - 1; last > 0; last--) {
    const other = chance.int(last + 1);
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

function realistic(chance: Seeded): number[] {
  let drawn = chance.int(1_000);
  const first = POPULARITY.findIndex((share) => (drawn -= share) < 0);
  const ranking = [first];
  for (let length = 1 + chance.int(6); length > 1; length--) {
    const step = chance.chance(3, 4) ? 1 + chance.int(3) : chance.int(CANDIDATES);
    const next = ((ranking.at(-1) ?? 0) + (chance.chance(1, 2) ? step : CANDIDATES - step)) % CANDIDATES;
    if (!ranking.includes(next)) ranking.push(next);
  }
  return ranking;
}

/** The papers as this program keeps them. */
export function packedPapers(kind: PapersKind, n: number): PackedBallots {
  return packBallots(IDS, castPapers(kind, n));
}

/** The papers one by one as this program takes them. */
export function* castPapers(kind: PapersKind, n: number): Generator<CastBallot> {
  for (const ranking of papersOf(kind, n)) yield { ranking: ranking.map((index) => [index]), times: 1 };
}

/** One distinct ranking as other programs keep it. */
export interface Weighted {
  readonly ranking: readonly number[];
  readonly times: number;
}

/** Distinct rankings with their number, as plain objects: what a twin or a peer is handed. */
export function weightedPapers(kind: PapersKind, n: number): readonly Weighted[] {
  const seen = new Map<string, { ranking: readonly number[]; times: number }>();
  for (const ranking of papersOf(kind, n)) {
    const key = ranking.join(' ');
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { ranking: [...ranking], times: 1 });
    else known.times++;
  }
  return [...seen.values()];
}

const LINES_A_PIECE = 4_000;

/** A BLT file of one line a paper, in pieces. */
export function* bltPieces(kind: PapersKind, n: number): Generator<string> {
  yield `${CANDIDATES} 1\n`;
  yield* linesOf(papersOf(kind, n), (ranking) => `1 ${ranking.map((index) => index + 1).join(' ')} 0\n`);
  yield `0\n${IDS.map((id) => `"${id}"\n`).join('')}"Bench"\n`;
}

/** A CVR file: a header, then one line a paper with a name in each rank column. */
export function* cvrPieces(kind: PapersKind, n: number): Generator<string> {
  yield `${['id', ...IDS.map((_, i) => `rank${i + 1}`)].join(',')}\n`;
  let paper = 0;
  yield* linesOf(papersOf(kind, n), (ranking) => {
    paper++;
    return `${[paper, ...IDS.map((_, i) => IDS[ranking[i] ?? CANDIDATES] ?? '')].join(',')}\n`;
  });
}

function* linesOf(
  papers: Iterable<readonly number[]>,
  line: (ranking: readonly number[]) => string,
): Generator<string> {
  let piece: string[] = [];
  for (const ranking of papers) {
    piece.push(line(ranking));
    if (piece.length < LINES_A_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}
