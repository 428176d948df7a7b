import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CandidateId, unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { PackedBallots, Ranking } from '../ballots/packed-ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import { parseBlt } from '../files/blt/blt-parse.ts';
import type { CountRule } from '../rules/options.ts';
import { differencesBetween } from './differences.ts';
import { recount } from './recount.ts';

// Ballots of real elections and of other programs' tests, counted by the rule that their index names, with its defaults.
// Whether the counts are those that were published is the conformance runner's question.

const ROOT = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../shared/vectors');
const FOLDER = resolve(ROOT, 'count');
const INDEX = resolve(FOLDER, 'index.json');

interface Case {
  readonly id: string;
  readonly method: CountRule;
  readonly seats: number;
  readonly ballots_file: string;
  readonly ballots_format: string;
}

/** Ballots as `groups-json` has them: a rank is a candidate, several, nothing, or a mark that names no candidate. */
interface Groups {
  readonly candidates: readonly string[];
  readonly groups: readonly (readonly [number, readonly (number | readonly number[] | string)[]])[];
}

const RULES: readonly CountRule[] = [
  'wigm',
  'wigm-rational',
  'wigm-prf',
  'wigm-prf-batch',
  'scotland',
  'cfer',
  'cfer-batch',
  'mpls',
  'stv-wigm-fractional',
  'stv-droop-hare-transfer',
  'ers97',
  'n-ireland-stv',
];

/** Cases of a rule that are counted twice, evenly from all: the second counter takes its time. All 213 agreed when it was written. */
const MOST_CASES = Number(process.env['CASES'] ?? 12);

const present = existsSync(INDEX);
const all = present ? (JSON.parse(readFileSync(INDEX, 'utf8')) as readonly Case[]) : [];
if (!present) process.stderr.write(`skipped: no outside ballots in ${FOLDER}\n`);

function ballotsOf({ ballots_file, ballots_format }: Case): PackedBallots {
  const text = readFileSync(resolve(FOLDER, ballots_file), 'utf8');
  if (ballots_format.startsWith('blt')) return unwrap(parseBlt(text)).ballots;
  const { candidates, groups } = JSON.parse(text) as Groups;
  return packBallots(
    candidates.map((_, at) => `candidate-${at + 1}` as CandidateId),
    groups.map(([times, ranks]) => ({ times, ranking: ranks.map(rankOf) })),
  );
}

const rankOf = (rank: Groups['groups'][number][1][number]): Ranking[number] => {
  if (typeof rank === 'number') return [rank];
  return typeof rank === 'string' ? [] : rank;
};

test.skipIf(!present).each(RULES)('outside: both counters agree on ballots published for %s', (rule) => {
  const ofRule = all.filter(({ method }) => method === rule);
  const cases = ofRule.filter((_, at) => at % Math.ceil(ofRule.length / MOST_CASES) === 0);
  expect(cases.length).toBeGreaterThan(0);
  for (const one of cases) {
    const ballots = ballotsOf(one);
    const ties = [{ kind: 'earlier-stages-backwards' }, { kind: 'lot-order', order: ballots.candidates }] as const;
    const [first, second] = [count, recount].map((counter) =>
      counter(ballots, plainContest(one.seats), { rule, ties }),
    );
    expect([one.id, first !== undefined && second !== undefined ? differencesBetween(first, second) : null]).toEqual([
      one.id,
      [],
    ]);
    expect([one.id, second?.ok]).toEqual([one.id, true]);
  }
});
