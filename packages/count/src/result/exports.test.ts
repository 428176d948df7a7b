import { type CandidateId, unwrap } from '@selectorate/basics';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { Ranking } from '../ballots/packed-ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count } from './result.ts';
import type { CountRequest } from '../rules/options.ts';
import { roundTableCsv } from './round-table-csv.ts';
import { type UrcvtRound, urcvtSummaries } from './urcvt.ts';

const ids = ['ada', 'ben', 'cem'] as unknown as readonly CandidateId[];
const counted = (request: CountRequest, ...cast: readonly (readonly [number, Ranking])[]): Count =>
  unwrap(
    count(
      packBallots(
        ids,
        cast.map(([times, ranking]) => ({ times, ranking })),
      ),
      plainContest(1),
      request,
    ),
  );

describe('the round table as CSV', () => {
  const result = counted({ rule: 'irv' }, [42, [[0]]], [35, [[1]]], [31, [[2], [1]]], [1, [[2]]], [2, []]);

  test('has a row for each candidate and what stopped, and a change and a tally for each stage', () => {
    expect(roundTableCsv(result, (id) => id)).toBe(
      [
        'candidate,stage 1,change 2,stage 2',
        'ada,42,0,42',
        'ben,35,31,66',
        'cem,32,-32,0',
        'non-transferable: blank,2,0,2',
        'non-transferable: exhausted,0,1,1',
        'residual,0,0,0',
        'quota,55,,55',
        'elected,,,ben',
        'excluded,cem,,',
        '',
      ].join('\r\n'),
    );
  });

  test.each([
    ['=SUM(A1)', `'=SUM(A1)`],
    ['@cmd', `'@cmd`],
    ['+1', `'+1`],
    ['-2', `'-2`],
    [' =1', `' =1`],
    ['\t=1', `' =1`],
    ['\u202E=1', `'=1`],
    ['Ash\u202E \u2066Birch\u0007\u0085\u001B', 'Ash Birch'],
    ['Ada "the" B', '"Ada ""the"" B"'],
    ['B, Ada', '"B, Ada"'],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ])('a candidate called %j is the cell %j: no formula leaves here', (name, cell) => {
    const csv = roundTableCsv(result, (id) => (id === 'ada' ? name : id));
    expect(csv.split('\r\n')[1]?.startsWith(`${cell},`)).toBe(true);
  });

  test('a fraction that never ends is a decimal, not a date', () => {
    const shared = counted({ rule: 'schulze' }, [1, [[0, 1, 2]]], [1, [[0]]]);
    expect(roundTableCsv(shared, (id) => id).split('\r\n')[1]).toBe('ada,1.333333');
  });
});

// ---- the summary that RCVis reads, beside the one that RCTab published

const ROOT = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../shared/vectors');
const FOLDER = resolve(ROOT, 'count/rctab');
const present = existsSync(FOLDER);
if (!present) process.stderr.write(`skipped: outside vectors not found at ${FOLDER}\n`);

interface Published extends UrcvtRound {
  readonly threshold: string;
  readonly transfers: UrcvtRound['tallyResults'];
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as T;

function exported(name: string, request: CountRequest, seats = 1): ReturnType<typeof urcvtSummaries> {
  const { candidates, groups } = readJson<{
    readonly candidates: readonly string[];
    readonly groups: readonly (readonly [number, readonly (number | readonly number[])[]])[];
  }>(`ballots/${name}.json`);
  const numbered = candidates.map((_, i) => `c-${i}` as CandidateId);
  const ballots = packBallots(
    numbered,
    groups.map(([times, ranks]) => ({
      times,
      ranking: ranks.map((rank) => (typeof rank === 'number' ? [rank] : rank)),
    })),
  );
  const inOrder = { ...request, ties: [{ kind: 'lot-order' as const, order: numbered }] };
  const result = unwrap(count(ballots, plainContest(seats), inOrder));
  const label = (id: CandidateId): string => candidates[numbered.indexOf(id)] ?? id;
  return urcvtSummaries(result, {
    contest: 'Test Set 5',
    date: '2019-03-06',
    jurisdiction: 'TestSets_Single_winner',
    office: 'Skipped choice_allow 1',
    label,
  });
}

describe.skipIf(!present)('the summary that RCVis reads', () => {
  const TEST_SETS: Readonly<Record<string, CountRequest>> = {
    test_set_0_skipped_first_choice: { rule: 'irv' },
    test_set_3_skipped_choice_exhaust: { rule: 'irv', overvote: 'skip', skippedRanks: 0 },
    test_set_4_skipped_choice_next: { rule: 'irv', overvote: 'skip' },
    test_set_5_two_skipped_choice_exhaust: { rule: 'irv', overvote: 'skip', skippedRanks: 1 },
    test_set_6_duplicate_exhaust: { rule: 'irv', overvote: 'skip', duplicates: 'exhaust' },
    test_set_7_duplicate_skip_to_next: { rule: 'irv', overvote: 'skip' },
  };

  test.each(Object.entries(TEST_SETS))('%s: the same keys, structure and values', (name, request) => {
    const [summary] = exported(name, request);
    const published = readJson<readonly Published[]>(`expected/${name}.json`);
    expect(summary?.config.threshold).toBe(published.at(-1)?.threshold);
    expect(summary?.results).toEqual(
      published.map(({ round, tally, transfers }) => ({ round, tally, tallyResults: transfers })),
    );
  });

  test.each(['test_set_multi_winner_fractional_threshold', 'test_set_allow_only_one_winner_per_round'])(
    '%s: surpluses and what rounding leaves of them',
    (name) => {
      const [summary] = exported(
        name,
        {
          rule: 'stv-wigm-fractional',
          quota: 'droop-next',
          arithmetic: { kind: 'fixed', places: 4, rounding: 'down' },
          overvote: 'skip',
          skippedRanks: 1,
          ...(name.includes('only_one') ? { electPerStage: 'one' } : {}),
        },
        3,
      );
      const published = readJson<readonly Published[]>(`expected/${name}.json`);
      expect(summary?.results).toEqual(
        published.map(({ round, tally, transfers }) => ({ round, tally, tallyResults: transfers })),
      );
    },
  );

  test('is headed as the published sample is', () => {
    const request: CountRequest = { rule: 'irv', overvote: 'skip', skippedRanks: 1 };
    const summaries = exported('test_set_5_two_skipped_choice_exhaust', request);
    expect(summaries).toHaveLength(1);
    expect(summaries[0]?.config).toEqual({
      contest: 'Test Set 5',
      date: '2019-03-06',
      jurisdiction: 'TestSets_Single_winner',
      office: 'Skipped choice_allow 1',
      threshold: '8',
    });
  });
});

test('two candidates with one label are refused, not merged', () => {
  const result = counted({ rule: 'irv' }, [2, [[0]]], [1, [[1]]]);
  const heading = { contest: '', date: '', jurisdiction: '', office: '', label: () => 'Ada' };
  expect(() => urcvtSummaries(result, heading)).toThrow(RangeError);
});
