import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CandidateId } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { packBallots } from './ballots/ballots.ts';
import { parseBlt } from './files/blt/blt-parse.ts';
import { count } from './count.ts';
import { margin } from './result/margin.ts';
import { recount } from './second/recount.ts';
import { plainContest } from './contest/contest.ts';
import type { CountRequest } from './rules/options.ts';
import type { CastBallot, PackedBallots } from './ballots/packed-ballots.ts';
import type { Count, Stage } from './result/result.ts';
import type { RecordedLot } from './ties/tie-result.ts';

// Outside ballots with published results. The names of sources and files are those of its index.

const ROOT = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../shared/vectors');
const FOLDER = resolve(ROOT, 'count');

interface Case {
  readonly id: string;
  readonly method: string;
  readonly seats: number;
  readonly options: Readonly<Record<string, string | boolean | number>>;
  readonly ballots_file: string;
  readonly ballots_format: string;
  readonly expected: {
    readonly winners: readonly string[];
    readonly rounds_file?: string;
    /** The exact margin as a lead in votes, found by another program's search. */
    readonly raire_margin?: number;
  };
}

/** Cases of these rules that a later issue's options will reach, and why. */
const NOT_YET: Readonly<Record<string, string>> = {
  'rctab/nist_xml_cdf_2': 'nobody marked anything: the source elects by lot, this program says no-valid-votes',
  'rctab/stop_tabulation_early_test': 'a count told to stop after a given round',
};

interface Election {
  readonly names: readonly string[];
  readonly ballots: PackedBallots;
  readonly withdrawn: readonly CandidateId[];
}

/** One published round: votes by name for those still in, and what has stopped counting, where it is published. */
interface Round {
  readonly tally: Readonly<Record<string, number>>;
  readonly exhausted?: number | undefined;
  readonly threshold?: string | undefined;
  readonly eliminated: readonly string[];
}

const read = (path: string): string => readFileSync(resolve(FOLDER, path), 'utf8');
const readJson = <T>(path: string): T => JSON.parse(read(path)) as T;
const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ');
const idOf = (index: number): CandidateId => `c${index + 1}` as CandidateId;

type Mark = number | 'O' | 'W' | '-' | readonly (number | 'W')[];

function load({ ballots_file, ballots_format }: Case): Election {
  if (ballots_format.startsWith('blt')) {
    const parsed = parseBlt(read(ballots_file));
    if (!parsed.ok) throw new Error(`${ballots_file}: ${JSON.stringify(parsed.error)}`);
    return { names: parsed.value.names.map(tidy), ballots: parsed.value.ballots, withdrawn: parsed.value.withdrawn };
  }
  const file = readJson<{ candidates: string[]; excluded?: string[]; groups: [number, Mark[]][] }>(ballots_file);
  const { candidates: names, excluded = [], groups } = file;
  const writeIn = names.length;
  const both = [0, names.length > 1 ? 1 : 0];
  const rank = (mark: Mark): readonly number[] => {
    if (typeof mark === 'number') return [mark];
    if (mark === '-') return [];
    // An overvote whose names are lost: any two serve where every overvote is treated alike.
    if (mark === 'O') return both;
    return (mark === 'W' ? [mark] : mark).map((one) => (one === 'W' ? writeIn : one));
  };
  const cast: CastBallot[] = groups.map(([times, marks]) => ({ ranking: marks.map(rank), times }));
  const hasWriteIns = groups.some(([, marks]) => marks.flat().includes('W'));
  const all = hasWriteIns ? [...names, 'Undeclared Write-ins'] : names;
  const withdrawn = names.flatMap((name, i) => (excluded.includes(name) ? [idOf(i)] : []));
  return {
    names: all.map(tidy),
    ballots: packBallots(
      all.map((_, i) => idOf(i)),
      cast,
    ),
    withdrawn,
  };
}

/** Every round that the case publishes, in one shape. */
function publishedRounds({ id, expected }: Case): readonly Round[] {
  if (expected.rounds_file === undefined) return [];
  if (id.startsWith('burlington')) return burlingtonRounds(expected.rounds_file);
  type Published = {
    tally: Record<string, string | number>;
    exhausted?: string | number;
    threshold?: string;
    eliminated?: string[];
    inactive?: Record<string, string>;
  };
  const file = readJson<Published[] | { rounds: Published[] }>(expected.rounds_file);
  return ('rounds' in file ? file.rounds : file).map(({ tally, exhausted, threshold, eliminated = [], inactive }) => ({
    tally: Object.fromEntries(Object.entries(tally).map(([name, votes]) => [tidy(name), Number(votes)])),
    exhausted:
      inactive === undefined ? (exhausted === undefined ? undefined : Number(exhausted)) : sum(Object.values(inactive)),
    threshold,
    eliminated: eliminated.map(tidy),
  }));
}

function burlingtonRounds(path: string): readonly Round[] {
  type Allocation = { allocatee: number | 'X'; votes: number };
  const file = readJson<{ candidates: { name: string }[]; rounds: { allocations: Allocation[] }[] }>(path);
  return file.rounds.map(({ allocations }) => ({
    tally: Object.fromEntries(
      allocations.flatMap(({ allocatee, votes }) =>
        allocatee === 'X' ? [] : [[file.candidates[allocatee]?.name, votes]],
      ),
    ) as Record<string, number>,
    exhausted: allocations.find(({ allocatee }) => allocatee === 'X')?.votes,
    eliminated: [],
  }));
}

const sum = (numbers: readonly string[]): number => numbers.reduce((all, text) => all + Number(text), 0);

/** The case's options in our words. */
function requestOf({ id, method, options }: Case, { names }: Election): CountRequest {
  const batched = options['batchElimination'] === true || id.startsWith('burlington');
  const overvotes = {
    alwaysSkipToNextRank: 'skip',
    exhaustIfMultipleContinuing: 'exhaust-if-several-continue',
  } as const;
  const overvote = overvotes[options['overvoteRule'] as keyof typeof overvotes] ?? 'exhaust';
  const skips = options['maxSkippedRanksAllowed'];
  // OpenSTV, the source of the Scottish counts, always goes on until two are left.
  const openStv = id.startsWith('scot-elex');
  const twoLeft = openStv || options['run_to_two'] === true || options['continueUntilTwoCandidatesRemain'] === true;
  const inOrder = options['tiebreakMode'] === 'useCandidateOrder';
  const previous = options['tiebreakMode'] === 'previousRoundCountsThenRandom';
  return {
    rule: method as CountRequest['rule'],
    majorityBase: options['doesFirstRoundDetermineThreshold'] === true ? 'valid' : 'continuing',
    cannotWin: names.flatMap((name, i) => (name === 'Undeclared Write-ins' ? [idOf(i)] : [])),
    batchExclusion: batched ? '<' : 'none',
    runTo: twoLeft ? 'two' : 'majority',
    overvote,
    skippedRanks: skips === undefined ? null : Number(skips),
    duplicates: options['exhaustOnDuplicateCandidate'] === true ? 'exhaust' : 'skip',
    ties: [
      ...(previous ? [{ kind: 'earlier-stages-backwards' as const }] : []),
      ...(inOrder ? [{ kind: 'lot-order' as const, order: names.map((_, i) => idOf(i)) }] : []),
    ],
  };
}

/** Counts; lots that the source drew at random are read off its published rounds and recorded as drawn by hand. */
function countWithPublishedLots(
  election: Election,
  request: CountRequest,
  published: readonly Round[],
  winners: readonly string[],
): Count {
  const contest = {
    ...plainContest(1),
    withdrawn: election.withdrawn.map((candidate) => ({ candidate, when: 'before-opening' as const })),
  };
  const lots: RecordedLot[] = [];
  for (;;) {
    const ties = [...(request.ties ?? []), { kind: 'physical-lot' as const, lots }];
    const counted = count(election.ballots, contest, { ...request, ties });
    if (counted.ok) {
      expect(recount(election.ballots, contest, { ...request, ties })).toEqual(counted);
      return counted.value;
    }
    if (counted.error.code !== 'lot-needed') throw new Error(JSON.stringify(counted.error));
    const { stage, purpose, tied } = counted.error;
    const lastRound = (candidate: CandidateId): number =>
      winners.includes(nameOf(election, candidate))
        ? Infinity
        : published.findLastIndex(({ tally }) => (tally[nameOf(election, candidate)] ?? 0) > 0);
    const [out] = tied.toSorted((a, b) => lastRound(a) - lastRound(b));
    const [winner] = tied.toSorted((a, b) => lastRound(b) - lastRound(a));
    const drawn = purpose === 'elect' ? winner : out;
    if (drawn === undefined || lots.length > 50) throw new Error('no lot to be read off');
    lots.push({ stage, purpose, among: tied, drawn });
  }
}

const nameOf = ({ names, ballots }: Election, candidate: CandidateId): string =>
  names[ballots.candidates.indexOf(candidate)] ?? candidate;

/** Votes by name, nothing for those at zero; sources number and pad their rounds differently. */
const roundKey = (tally: Readonly<Record<string, number>>): string =>
  JSON.stringify(
    Object.entries(tally)
      .filter(([, votes]) => votes > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const tallyOf = (election: Election, stage: Stage): Readonly<Record<string, number>> =>
  Object.fromEntries(stage.tallies.map(({ candidate, votes }) => [nameOf(election, candidate), Number(votes)]));

/** Sources leave out papers that say nothing at all. */
const outOfCount = (stage: Stage | undefined): number =>
  sum((stage?.nonTransferable ?? []).filter(({ reason }) => reason !== 'blank').map(({ votes }) => votes));

const withoutRepeats = (keys: readonly string[]): readonly string[] => keys.filter((key, i) => key !== keys[i - 1]);

const present = existsSync(resolve(FOLDER, 'index.json'));
const cases = present
  ? readJson<Case[]>('index.json').filter(({ method }) => ['plurality', 'irv', 'av'].includes(method))
  : [];
const supported = cases.filter(({ id }) => NOT_YET[id] === undefined);

const notYet = Object.entries(NOT_YET).map(([id, why]) => `  not yet: ${id} (${why})`);
process.stderr.write(
  present
    ? [`outside vectors: ${supported.length} of ${cases.length} cases of plurality, irv and av`, ...notYet, ''].join(
        '\n',
      )
    : `skipped: outside vectors not found at ${FOLDER}\n`,
);

test.skipIf(!present).for(supported)('$id', (outside) => {
  const election = load(outside);
  const published = publishedRounds(outside);
  const winners = outside.expected.winners.map(tidy);
  const result = countWithPublishedLots(election, requestOf(outside, election), published, winners);
  expect(result.elected.map((candidate) => nameOf(election, candidate))).toEqual(winners);
  const exact = outside.expected.raire_margin;
  if (exact !== undefined) {
    const { lowerBound, upperBound } = margin(result);
    expect(lowerBound?.papers).toBeLessThanOrEqual(exact);
    expect(upperBound?.papers).toBeGreaterThanOrEqual(exact);
  }
  if (published.length === 0) return;

  // A candidate left alone after a tie of two is a stage of ours that sources leave out.
  const contested = result.stages.filter(({ n, elected }) => n === 1 || elected[0]?.by !== 'last-left');
  const ours = contested.map((stage) => roundKey(tallyOf(election, stage)));
  expect(withoutRepeats(ours)).toEqual(withoutRepeats(published.map(({ tally }) => roundKey(tally))));
  if (ours.length !== published.length) return;
  for (const [i, { threshold, exhausted }] of published.entries()) {
    if (threshold !== undefined) expect(contested[i]?.quota).toBe(threshold);
    if (exhausted !== undefined) expect(outOfCount(contested[i])).toBe(exhausted);
  }
});

test.skipIf(!present)('every BLT file of the vectors can be read, repaired or not', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.blt'));
  const refused = files.flatMap((path) => {
    const parsed = parseBlt(read(path));
    return parsed.ok ? [] : [{ path, ...parsed.error }];
  });
  expect(refused).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});
