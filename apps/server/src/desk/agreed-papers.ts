import { type CandidateId, type ContestId, err, type Result } from '@selectorate/basics';
import { iterateBallots, mergeBallots, type PackedBallots, parseBallotsJson, type Ranking } from '@selectorate/count';
import {
  type CountToRecord,
  countToRecord,
  inSection,
  type OpenedPart,
  type Refusal,
  type State,
} from '@selectorate/selection';
import type { Store } from '@selectorate/store';

/** Papers from the private part behind a commitment; undefined where it is gone or holds none. */
export async function papersOf(
  { logs }: Pick<Store, 'logs'>,
  contest: ContestId,
  commitment: string,
): Promise<PackedBallots | undefined> {
  const part: OpenedPart | 'erased' | undefined = await logs.parts.get(contest, commitment);
  if (part === undefined || part === 'erased') return undefined;
  const read = parseBallotsJson(part.content);
  return read.ok ? read.value : undefined;
}

/** Counts the papers that stand. Refused where papers are gone, and where a tie is open: with who is tied at which stage. */
export async function countPapers(
  store: Pick<Store, 'logs'>,
  contest: ContestId,
  state: State,
): Promise<Result<CountToRecord, Refusal>> {
  const { clause } = state.rulebook.ballot;
  const batches: PackedBallots[] = [];
  for (const { agreed, excluded, section } of state.batches.values()) {
    if (agreed === null || excluded !== null) continue;
    const papers = await papersOf(store, contest, agreed.ballots);
    if (papers === undefined) return err({ code: 'part-missing', clause, data: { part: 'ballots' } });
    batches.push(inSection(state, section, papers));
  }
  const candidates: readonly CandidateId[] = state.shortlist ?? [];
  if (batches.some((batch) => batch.candidates.join() !== candidates.join()))
    return err({ code: 'ballots-differ', clause, data: { what: 'candidates' } });
  return countToRecord(state, mergeBallots(candidates, batches));
}

/** Where two keyings of one batch differ: a ranking, and how many papers each has of it. */
export interface KeyedApart {
  readonly ranking: string;
  readonly first: number;
  readonly second: number;
}

/** Papers are kept as tallies, so two keyings differ in how many papers say the same, not in the order of the batch. */
export function keyedApart(first: PackedBallots, second: PackedBallots): readonly KeyedApart[] {
  const [one, other] = [tallyOf(first), tallyOf(second)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((ranking) => ({ ranking, first: one.get(ranking) ?? 0, second: other.get(ranking) ?? 0 }))
    .filter((each) => each.first !== each.second);
}

const tallyOf = (ballots: PackedBallots): ReadonlyMap<string, number> =>
  new Map([...iterateBallots(ballots)].map(({ ranking, times }) => [wordsOf(ranking, ballots.candidates), times]));

const wordsOf = (ranking: Ranking, candidates: readonly CandidateId[]): string =>
  ranking.map((rank) => rank.map((index) => candidates[index] ?? String(index)).join('=') || '-').join(' ');
