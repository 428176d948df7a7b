import { seeded } from '@selectorate/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPECTED_CODES } from './expected-codes.ts';
import { recordAsOf } from './forge.ts';
import { appendedMutations } from './mutate-appended.ts';
import { fieldMutations } from './mutate-fields.ts';
import { fileMutations } from './mutate-files.ts';
import { historyMutations } from './mutate-history.ts';
import { signedAnewMutations } from './mutate-signed-anew.ts';
import { type Mutation, namingCodes } from './mutation.ts';
import { playReference, type ReferenceRecord } from './reference-record.ts';
import { Tally } from './tally.ts';
import { verdictOn } from './verdicts.ts';

/** Chooses the mutations. `SELECTORATE_MUTATIONS=all` edits every field of every act instead of some of each. */
const SEED = 'record-mutations/1';
const ALL = process.env['SELECTORATE_MUTATIONS'] === 'all';
const AT_LEAST = 2_000;
const LONGEST = 900_000;

let record: ReferenceRecord;
const tally = new Tally();

beforeAll(async () => {
  record = await playReference();
});

afterAll(() => {
  process.stdout.write(`\nMutations of the reference record, seed ${SEED}\n${tally.table()}\n\n`);
});

/** What went unnamed, each with what the verdict said instead: none, if the verifier does its work. */
async function unnamed(mutations: readonly Mutation[]): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const mutation of mutations) {
    const { valid, faults } = await verdictOn(mutation.files(), { policy: record.policy });
    const codes = namingCodes(mutation, faults);
    const besides = (mutation.besides ?? []).every((code) => faults.some((fault) => fault.code === code));
    tally.add(mutation.kind, codes);
    if (valid || codes.length === 0 || !besides) missed.push(`${mutation.kind}: ${mutation.what}: ${said(faults)}`);
  }
  return missed;
}

const said = (faults: Awaited<ReturnType<typeof verdictOn>>['faults']): string =>
  faults.length === 0
    ? 'no fault'
    : faults
        .slice(0, 6)
        .map(({ code, path, entry }) => `${code}@${path ?? entry ?? ''}`)
        .join(' ');

describe('the reference record', () => {
  test('is sound as it is, and as it was at any earlier size', async () => {
    expect((await verdictOn(record.files, { policy: record.policy })).faults).toEqual([]);
    for (const size of [1, 2, 40, 133, record.entries.length - 1]) {
      const { faults, entries } = await verdictOn(recordAsOf(record, size), { policy: record.policy });
      expect({ size, faults }).toEqual({ size: entries, faults: [] });
    }
  });
});

describe('a changed record is refused and the change is named', { timeout: LONGEST }, () => {
  const chance = seeded(SEED);

  test('by somebody without keys: bytes, files', async () => {
    expect(await unnamed(fileMutations(record.files, chance.fork('files')))).toEqual([]);
  });

  test('by somebody with the log key: everything that the log signs, signed anew', async () => {
    expect(await unnamed(signedAnewMutations(record, chance.fork('signed anew')))).toEqual([]);
  });

  test('by somebody with the log key: another history that no witness cosigned', async () => {
    expect(await unnamed(historyMutations(record, 'log-key', chance.fork('log key')))).toEqual([]);
  });

  test('by somebody with the log key and both witnesses: another history, cosigned anew', async () => {
    expect(await unnamed(historyMutations(record, 'log-key-and-witnesses', chance.fork('witnesses')))).toEqual([]);
  });

  test('by either: fields of acts', async () => {
    expect(await unnamed(fieldMutations(record, chance.fork('fields'), ALL))).toEqual([]);
  });

  test('by either: an act put at the end', async () => {
    expect(await unnamed(appendedMutations(record, chance.fork('appended')))).toEqual([]);
  });

  test(`in at least ${AT_LEAST} ways, of every kind in the table`, () => {
    expect(tally.tried).toBeGreaterThanOrEqual(AT_LEAST);
    expect([...tally.kinds()].toSorted()).toEqual(Object.keys(EXPECTED_CODES).toSorted());
  });
});
