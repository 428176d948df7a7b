import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textsIn } from './texts-everywhere.ts';

const english = textsIn('en');
const ballot = new URL('../../ballot/src/', import.meta.url);

const source = readdirSync(ballot, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.ts$/.test(file))
  .map((file) => readFileSync(new URL(file, ballot), 'utf8'))
  .join('\n');

const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/'([a-z][a-z0-9]*(?:-[a-z0-9]+)*)'/g)].map(([, code = '']) => code);

/** The codes of every closed list of the secret ballot, by the list's name. */
const lists = new Map(
  [...source.matchAll(/const ([A-Z_]+) = \[([^\]]*)\] as const/g)]
    .filter(([, , codes = '']) => !codes.includes('...'))
    .map(([, name = '', codes = '']) => [name, codesIn(codes)]),
);

/** What a code of each list is called in the ids. */
const FAMILIES: Readonly<Record<string, string>> = {
  ARCHIVE_FAULTS: 'ballot-fault',
  VERIFIER_FAULTS: 'ballot-fault',
  CREDENTIALS_FAULTS: 'ballot-fault',
  TRUSTEE_FAULTS: 'ballot-fault',
  BALLOT_FAULTS: 'ballot-fault',
  SHUFFLE_FAULTS: 'ballot-fault',
  DECRYPTION_FAULTS: 'ballot-fault',
  QUORUM_FAULTS: 'ballot-fault',
  RESULT_FAULTS: 'ballot-fault',
  OWN_FAULTS: 'ballot-fault',
  BOX_FAULTS: 'ballot-fault',
  CEREMONY_FAULTS: 'ballot-fault',
  CHANNEL_FAULTS: 'ballot-fault',
  PART_FAULTS: 'ballot-fault',
  VOTE_FAULTS: 'ballot-fault',
  AUDIT_FAULTS: 'ballot-fault',
  NOTICES: 'ballot-notice',
  STEPS: 'ballot-progress',
};

const basesOf = (family: string): readonly string[] =>
  english
    .textIds()
    .filter((id) => id.startsWith(`${family}-`) && !id.includes('.'))
    .map((id) => id.slice(family.length + 1))
    .toSorted();

const codesOf = (family: string): readonly string[] =>
  Object.entries(FAMILIES).flatMap(([name, of]) => (of === family ? (lists.get(name) ?? []) : []));

describe('every code of the secret ballot has its text, and no text is left of a code that is gone', () => {
  test.each([...new Set(Object.values(FAMILIES))])('%s', (family) => {
    expect(basesOf(family)).toEqual([...new Set(codesOf(family))].toSorted());
  });

  test.each(Object.keys(FAMILIES))('%s is a list with codes', (name) => {
    expect(lists.get(name)?.length).toBeGreaterThan(0);
  });

  test('every list of faults is in the table', () => {
    const faults = [...lists.keys()].filter((name) => name.endsWith('_FAULTS'));
    expect(faults.filter((name) => FAMILIES[name] === undefined)).toEqual([]);
  });
});
