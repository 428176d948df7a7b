import { readdirSync } from 'node:fs';
import { add, ONE } from '@selectorate/basics';
import { differencesBetween, formatVotes, margin, parseBlt, recount } from '@selectorate/count';
import { expect, test } from 'vitest';
import { findVectors, type OutsideCase, readText } from './cases.ts';
import { firstDifference } from './compare.ts';
import { type Counted, judgeCase } from './judge-case.ts';
import { numberOf } from './ledger.ts';
import { publishedLedger } from './published-rounds.ts';
import { failureOf } from './report.ts';
import { ruleOf } from './request-of.ts';

// Outside ballots with published results: `npm run conformance` prints the same as a table.

const vectors = findVectors();
const present = vectors !== undefined;
const cases = vectors?.cases ?? [];
const supported = cases.filter((outside) => 'rule' in ruleOf(outside));
const missing = [...new Set(cases.filter((outside) => !supported.includes(outside)).map(({ method }) => method))];

process.stderr.write(
  present
    ? `outside vectors: ${supported.length} of ${cases.length} cases; no such rule yet: ${missing.join(', ') || 'none'}\n`
    : 'skipped: outside vectors not found\n',
);

test.skipIf(!present).for(supported)('$id', (outside) => {
  if (vectors === undefined) return;
  const judged = judgeCase(vectors, outside);
  expect(failureOf(judged)).toBeUndefined();
  if (judged.verdict.kind !== 'counted') return;
  expectSameTwice(judged.verdict.counted);
  expectBoundsAround(outside, judged.verdict.counted);
});

/** The second counter reads every paper anew at every stage: large elections would take it minutes. */
const MOST_READINGS = 60_000;

function expectSameTwice({ count, election, contest, request }: Counted): void {
  if (election.ballots.times.length * count.stages.length > MOST_READINGS) return;
  const again = recount(election.ballots, contest, request);
  expect(differencesBetween({ ok: true, value: count }, again)).toEqual([]);
}

function expectBoundsAround({ expected }: OutsideCase, { count }: Counted): void {
  const exact = expected.raire_margin;
  if (exact === undefined) return;
  const { lowerBound, upperBound } = margin(count);
  expect(lowerBound?.papers).toBeLessThanOrEqual(exact);
  expect(upperBound?.papers).toBeGreaterThanOrEqual(exact);
}

test.skipIf(!present)('every BLT file of the vectors can be read, repaired or not', () => {
  if (vectors === undefined) return;
  const files = readdirSync(vectors.folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.blt'),
  );
  const refused = files.flatMap((path) => {
    const parsed = parseBlt(readText(vectors.folder, path));
    return parsed.ok ? [] : [{ path, ...parsed.error }];
  });
  expect(refused).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});

test.skipIf(!present).for(supported.filter(({ expected }) => expected.rounds_file !== undefined))(
  'one vote more in the last round of $id is a difference',
  (outside) => {
    if (vectors === undefined) return;
    const { verdict } = judgeCase(vectors, outside);
    const ledger = publishedLedger(vectors.folder, outside);
    if (verdict.kind !== 'counted' || ledger === undefined) return;
    const last = ledger.rounds.at(-1);
    const [name, votes] = Object.entries(last?.tally ?? {})[0] ?? [];
    if (last === undefined || name === undefined || votes === undefined) throw new Error('a ledger without rounds');
    const forged = { ...last, tally: { ...last.tally, [name]: formatVotes(add(numberOf(votes), ONE)) } };
    const { count, election } = verdict.counted;
    const rounds = [...ledger.rounds.slice(0, -1), forged];
    expect(firstDifference(count, election, { ...ledger, rounds })).toBeDefined();
  },
);
