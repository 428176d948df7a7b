import { canonicalJson, type CandidateId, err, isId, type Json, ok, type Result } from '@selectorate/basics';
import { BallotPacker } from './ballot-packer.ts';
import { iterateBallots } from './ballots.ts';
import {
  type CastBallot,
  MOST_CANDIDATES,
  MOST_PAPERS,
  MOST_SECTIONS,
  type PackedBallots,
  type Ranking,
} from './packed-ballots.ts';

/** The published form of ballots: the same papers have the same canonical text, whatever order they were cast in. */
export type BallotsJson = {
  readonly schema: 'selectorate-ballots/1';
  readonly candidates: readonly CandidateId[];
  /** `section` stands with each ballot where some belong to another section than the first, and with none otherwise. */
  readonly ballots: readonly { readonly ranking: Ranking; readonly times: number; readonly section?: number }[];
};

/** Where the form is wrong: a path such as `ballots[3].ranking[0]`, and what should have stood there. */
export interface BallotsFault {
  readonly code: 'ballots-malformed' | 'ballots-not-canonical';
  readonly at: string;
  readonly expected: string;
}

/** A parsed JSON value that nobody has looked at yet. */
export type UntrustedJson = Json;

/**
 * Ballots for the published record, rankings in order: rank by rank, a rank of lower indexes first, a ranking that another
 * continues before it, then by section. Give it to `canonicalJson` or `canonicalBytes`.
 */
export function ballotsToJson(packed: PackedBallots): BallotsJson {
  return {
    schema: 'selectorate-ballots/1',
    candidates: packed.candidates,
    ballots: [...iterateBallots(packed)].sort(compareBallots),
  };
}

/** Reads what {@link ballotsToJson} wrote, and nothing else: another order or spelling of the same ballots is a fault. */
export function parseBallotsJson(json: UntrustedJson): Result<PackedBallots, BallotsFault> {
  if (!hasKeys(json, ['ballots', 'candidates', 'schema']))
    return malformed('', 'schema, candidates and ballots, no more');
  if (json['schema'] !== 'selectorate-ballots/1') return malformed('schema', 'selectorate-ballots/1');
  const { candidates, ballots } = json;
  if (!isCandidateList(candidates)) return malformed('candidates', 'candidate ids, each once');
  if (!isList(ballots)) return malformed('ballots', 'a list');
  const packer = new BallotPacker(candidates);
  let total = 0;
  for (const [i, ballot] of ballots.entries()) {
    if (!hasKeys(ballot, ['ranking', 'times']) && !hasKeys(ballot, ['ranking', 'times', 'section'])) {
      return malformed(`ballots[${i}]`, 'ranking and times, and a section where there are sections, no more');
    }
    const { ranking, times, section = 0 } = ballot;
    if (!isTimes(times) || total + times > MOST_PAPERS) return malformed(`ballots[${i}].times`, 'a number of papers');
    if (!isRanking(ranking, candidates.length)) return malformed(`ballots[${i}].ranking`, 'lists of candidate indexes');
    if (!isSection(section)) return malformed(`ballots[${i}].section`, 'the index of a section');
    total += times;
    packer.add(ranking, times, section);
  }
  const packed = packer.finish();
  return canonicalJson(ballotsToJson(packed)) === canonicalJson(json)
    ? ok(packed)
    : err({
        code: 'ballots-not-canonical',
        at: 'ballots',
        expected: 'each ranking once, in order, without empty ends',
      });
}

const compareBallots = (a: CastBallot, b: CastBallot): number =>
  compareRankings(a.ranking, b.ranking) || (a.section ?? 0) - (b.section ?? 0);

/** Rank by rank; what ends first comes first. */
export function compareRankings(a: Ranking, b: Ranking): number {
  for (let rank = 0; rank < Math.min(a.length, b.length); rank++) {
    const order = compareLists(a[rank] ?? [], b[rank] ?? []);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const malformed = (at: string, expected: string): Result<never, BallotsFault> =>
  err({ code: 'ballots-malformed', at, expected });

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

const hasKeys = (json: Json, keys: readonly string[]): json is { readonly [key: string]: Json } =>
  typeof json === 'object' &&
  json !== null &&
  !isList(json) &&
  Object.keys(json).length === keys.length &&
  keys.every((key) => Object.hasOwn(json, key));

const isCandidateList = (json: Json | undefined): json is readonly CandidateId[] =>
  isList(json) &&
  json.length <= MOST_CANDIDATES &&
  json.every((id) => typeof id === 'string' && isId(id)) &&
  new Set(json).size === json.length;

const isTimes = (json: Json | undefined): json is number =>
  typeof json === 'number' && Number.isInteger(json) && json >= 1 && json <= MOST_PAPERS;

const isSection = (json: Json): json is number =>
  typeof json === 'number' && Number.isInteger(json) && json >= 0 && json < MOST_SECTIONS;

const isRanking = (json: Json | undefined, candidates: number): json is Ranking =>
  isList(json) &&
  json.every(
    (rank) =>
      isList(rank) && rank.every((c) => typeof c === 'number' && Number.isInteger(c) && c >= 0 && c < candidates),
  );
