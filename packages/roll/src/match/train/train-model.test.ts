import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureTruth, PUBLIC_SETS } from '@selectorate/testkit';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { expectationMaximisation } from './expectation.ts';
import { steadyRareLevels } from './steady-rare-levels.ts';

test('EM finds the shares that made the patterns', () => {
  const truth = {
    m: [
      [0.9, 0.1],
      [0.8, 0.2],
      [0.7, 0.3],
    ],
    u: [
      [0.1, 0.9],
      [0.05, 0.95],
      [0.2, 0.8],
    ],
    matches: 0.3,
  };
  const share = (all: readonly (readonly number[])[], levels: readonly number[]): number =>
    levels.reduce((product, level, i) => product * (all[i]?.[level] ?? 0), 1);
  const patterns = Array.from({ length: 8 }, (_, n) => [n & 1, (n >> 1) & 1, (n >> 2) & 1]).map((levels) => ({
    levels,
    pairs: 1e6 * (truth.matches * share(truth.m, levels) + (1 - truth.matches) * share(truth.u, levels)),
  }));
  const found = expectationMaximisation(patterns, { m: truth.m.map(() => [0.75, 0.25]), u: truth.u, matches: 0.1 });
  expect(found.matches).toBeCloseTo(truth.matches, 3);
  found.m.forEach((levels, i) => expect(levels[0]).toBeCloseTo(truth.m[i]?.[0] ?? 0, 3));
});

test('a rare level is put between its neighbours; one that is not rare is left for the check to refuse', () => {
  const u = [0.01, 0.01, 0.98];
  const grades = [0, 1, 2];
  const rare = steadyRareLevels({ m: [0.98, 0.000001, 0.019999], u }, grades);
  expect((rare.m[1] ?? 0) / 0.01).toBeCloseTo((rare.m[2] ?? 0) / 0.98, 6);
  const frequent = steadyRareLevels({ m: [0.3, 0.6, 0.1], u }, grades);
  expect(frequent.m[1]).toBeCloseTo(0.6, 9);
});

const vectors =
  process.env['SELECTORATE_VECTORS'] ?? fileURLToPath(new URL('../../../../../../shared/vectors', import.meta.url));
const absent = !existsSync(`${vectors}/roll`);
if (absent) process.stderr.write(`train-model.test: no public data sets at ${vectors}/roll, skipped\n`);

test.skipIf(absent).each(PUBLIC_SETS)('$set: F1 at the best threshold is above the floor', (set) => {
  const text = readFileSync(`${vectors}/roll/${set.file}`);
  const lines = parse(text, { columns: (header: string[]) => header.map((name) => name.trim()) });
  const { best, floor, exact } = measureTruth(set, lines as Record<string, string>[]);
  expect(best.f1).toBeGreaterThanOrEqual(floor);
  expect(best.f1).toBeGreaterThan(exact.f1);
});
