import { readFileSync } from 'node:fs';
import { type ContestId, fromUtf8, parseWholeNumber, unwrap } from '@selectorate/basics';
import { compileElectorate, loadRulebook, PRESETS } from '@selectorate/rulebook';
import { describe, expect, test } from 'vitest';
import { referenceFiles } from '../../../../scripts/make-reference.ts';
import { freezeRoll } from '../freeze/freeze-roll.ts';
import { freezeSummary, unitRolls } from '../freeze/freeze-summary.ts';
import { importRoll } from './import-roll.ts';

const folder = new URL('../../../../examples/reference/', import.meta.url);
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, folder)));
const textOf = (path: string): string => unwrap(fromUtf8(bytesOf(path)));

/** Rows of a table without quoted cells, by column name. */
const tableOf = (path: string): readonly Readonly<Record<string, string>>[] => {
  const [header, ...rows] = textOf(path)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [header?.[index] ?? '', cell])));
};
const figure = (row: Readonly<Record<string, string>>, column: string): number => {
  const value = parseWholeNumber(row[column] ?? '');
  if (value === undefined) throw new Error(`${column}: ${row[column]}`);
  return value;
};
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const roll = unwrap(importRoll(bytesOf('roll.csv')));
const { electorates } = unwrap(loadRulebook(textOf('rulebook.yaml'), { format: 'yaml', presets: PRESETS }));
const frozen = freezeRoll({
  contest: 'contest-a' as ContestId,
  version: '1',
  entries: roll.entries,
  electorates: {
    trigger: unwrap(compileElectorate(electorates.trigger)),
    ballot: unwrap(compileElectorate(electorates.ballot)),
  },
  freezeDay: { year: 2022, month: 9, day: 12 },
  salts: () => new Uint8Array(32),
  orderKey: new Uint8Array(32),
});
const { electorates: counts } = freezeSummary(frozen);

test('the committed files are what the script makes, byte for byte', () => {
  for (const [path, bytes] of referenceFiles())
    expect([path, Buffer.from(bytes).equals(bytesOf(path))]).toEqual([path, true]);
});

describe('the roll', () => {
  test('1,400 members in ten branches come out of a messy file without one failed row', () => {
    expect([roll.totals.members, Object.keys(roll.totals.byUnit).length, roll.encoding?.byteOrderMark]).toEqual([
      1400,
      10,
      true,
    ]);
    expect(roll.repairs.length).toBeGreaterThan(15);
    expect(roll.totals.blankLines).toBeGreaterThan(0);
  });

  test('1,258 may vote; the others are withheld for a published reason', () => {
    expect(counts.ballot).toEqual(counts.trigger);
    expect([counts.ballot.eligible, counts.ballot.withheld]).toEqual([1258, 142]);
  });
});

describe('the returns', () => {
  const sections = new Map(tableOf('units.csv').map((unit) => [unit['unit_id'], unit['section']]));
  const returns = tableOf('a/returns.csv');
  const outcomes = (section: string, attempt: string) =>
    returns
      .filter((row) => sections.get(row['unit_id']) === section && row['attempt'] === attempt)
      .map((row) => Math.sign(figure(row, 'open') - figure(row, 'keep')));
  const tally = (signs: readonly number[]) => [1, 0, -1].map((sign) => signs.filter((own) => own === sign).length);

  test('ten branches for an open selection, one of them at the retake', () => {
    expect(tally(outcomes('party', '1'))).toEqual([9, 1, 0]);
    expect(tally(outcomes('party', '2'))).toEqual([1, 0, 0]);
  });

  test('of 21 affiliates three for, seventeen against, one in which everybody abstained', () => {
    expect(tally(outcomes('affiliates', '1'))).toEqual([3, 1, 17]);
    const silent = returns.filter((row) => figure(row, 'open') + figure(row, 'keep') === 0);
    expect(silent.map((row) => [row['unit_id'], row['abstained']])).toEqual([['unit-19', '24']]);
  });

  test('no unit returns more people than its roll has, and every return is in time', () => {
    const rolls = new Map<string, number>([
      ...unitRolls(frozen).map(({ unit, voters }) => [unit, voters.length] as const),
      ...tableOf('units.csv').flatMap((unit) =>
        unit['section'] === 'affiliates' ? [[unit['unit_id'] ?? '', figure(unit, 'roll')] as const] : [],
      ),
    ]);
    for (const row of returns) {
      const people = total(['open', 'keep', 'spoilt', 'abstained'].map((column) => figure(row, column)));
      expect(people).toBeLessThanOrEqual(rolls.get(row['unit_id'] ?? '') ?? 0);
      expect((row['received_at'] ?? '') < '2022-10-10T19:00').toBe(true);
      expect((row['met_on'] ?? '') <= (row['received_at'] ?? '').slice(0, 10)).toBe(true);
    }
  });
});

describe('the papers', () => {
  const batches = tableOf('a/ballots/batches.csv');

  test('issued is who may vote; 872 returned are 860 valid, 9 spoilt and 3 rejected', () => {
    const totals = ['issued', 'returned', 'spoilt', 'rejected'].map((column) =>
      total(batches.map((batch) => figure(batch, column))),
    );
    expect(totals).toEqual([counts.ballot.eligible, 872, 9, 3]);
  });

  test('each batch adds up, is keyed by two people, and both keyings agree', () => {
    for (const batch of batches) {
      const [first, second] = [1, 2].map((keying) => textOf(`a/ballots/${batch['batch']}.${keying}.blt`));
      const valid = papersIn(first ?? '').length;
      expect(first).toBe(second);
      expect(valid + figure(batch, 'spoilt') + figure(batch, 'rejected')).toBe(figure(batch, 'returned'));
      expect(figure(batch, 'returned')).toBeLessThanOrEqual(figure(batch, 'issued'));
      expect(valid).toBeGreaterThanOrEqual(60);
      expect(batch['keyed_by_1']).not.toBe(batch['keyed_by_2']);
      const reasons = (batch['spoilt_reasons'] ?? '').split(';').flatMap((reason) => reason.split(':')[1] ?? []);
      expect(total(reasons.map(Number))).toBe(figure(batch, 'spoilt'));
    }
  });

  test('499 first preferences for Candidate 1 and 361 for Candidate 2', () => {
    const papers = batches.flatMap((batch) => papersIn(textOf(`a/ballots/${batch['batch']}.1.blt`)));
    const firsts = ['1', '2'].map((candidate) => papers.filter((paper) => paper.split(' ')[1] === candidate).length);
    expect(firsts).toEqual([499, 361]);
  });
});

/** Lines of papers: between the line of figures and the line that is a single 0. */
function papersIn(blt: string): readonly string[] {
  const lines = blt.split('\n');
  return lines.slice(1, lines.indexOf('0'));
}
