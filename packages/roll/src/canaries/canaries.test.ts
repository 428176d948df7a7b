import { err, ok, type UnitId, unwrap } from '@selectorate/basics';
import { generateRoll, inventPopulation, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import { fieldText, type RollField } from '../field.ts';
import type { CanaryGrounds } from './invent-canaries.ts';
import { type ReleasedRow, releaseList, type ReleaseLogEntry, type ReleaseOrder } from './release-list.ts';
import { whoseCopy } from './whose-copy.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const entries: readonly RollEntry[] = [
  ...inventPopulation({ seed: 'canaries', electors: 3000, members: 300, asOf }),
].flatMap(({ members }) => members.map(({ entry }) => entry));
const grounds: CanaryGrounds = {
  domains: ['mail.example', 'post.example', 'webmail.example'],
  phones: ['07700 900500', '07700 900501'],
  homes: [
    { address: 'Flat 2, 14 Mill Lane', postcode: 'QX1 1AA' },
    { address: '9 Church Road', postcode: 'QX1 4BD' },
  ],
};
const key = seeded('release key').bytes(32);
const fields: readonly RollField[] = ['name', 'address', 'postcode', 'email', 'phone'];
const recipients = ['candidate-a', 'candidate-b', 'candidate-c', 'candidate-d'];
const release = (recipient: string, over: Partial<ReleaseOrder> = {}) =>
  releaseList(entries, {
    recipient,
    key,
    fields,
    canaries: 16,
    grounds,
    at: '2022-09-01T10:00:00Z',
    by: 'officer-01',
    ...over,
  });
const copies = new Map(recipients.map((recipient) => [recipient, unwrap(release(recipient))]));
const rowsOf = (recipient: string): readonly ReleasedRow[] => copies.get(recipient)?.rows ?? [];
const logs: readonly ReleaseLogEntry[] = [...copies.values()].map(({ log }) => log);
const real = new Set(entries.map((entry) => fields.map((field) => fieldText(entry, field)).join('|')));
const canariesOf = (recipient: string): readonly ReleasedRow[] =>
  rowsOf(recipient).filter((row) => !real.has(row.join('|')));

describe('A31 a copy of the list', () => {
  test('holds every member as they are, and its canaries', () => {
    for (const recipient of recipients) {
      const rows = rowsOf(recipient).map((row) => row.join('|'));
      expect(rows).toHaveLength(entries.length + 16);
      expect(rows.filter((row) => real.has(row)).toSorted()).toEqual([...real].toSorted());
      expect(canariesOf(recipient)).toHaveLength(16);
    }
  });

  test('is another for each recipient, and the same for the same one', () => {
    const sets = recipients.map((recipient) =>
      canariesOf(recipient)
        .map((row) => row.join('|'))
        .toSorted()
        .join(),
    );
    expect(new Set(sets).size).toBe(recipients.length);
    expect(release('candidate-a')).toEqual(ok(copies.get('candidate-a')));
    const otherKey = unwrap(release('candidate-a', { key: seeded('another').bytes(32) }));
    expect(otherKey.rows).not.toEqual(rowsOf('candidate-a'));
  });

  test('has canaries that are nobody, reachable only where the organisers say', () => {
    const names = new Set(entries.map(({ person }) => person.name));
    const given = [...grounds.phones, ''];
    for (const [name = '', address, postcode, email = '', phone] of recipients.flatMap(canariesOf)) {
      expect(names.has(name)).toBe(false);
      expect(grounds.domains.some((domain) => email.endsWith(`@${domain}`))).toBe(true);
      expect(given).toContain(phone);
      expect(grounds.homes).toContainEqual({ address, postcode });
    }
  });

  test('leaves a log that knows a copy again and names nobody', () => {
    const text = JSON.stringify(logs);
    for (const cell of recipients.flatMap(canariesOf).flat()) expect(cell === '' || !text.includes(cell)).toBe(true);
    expect(logs[0]).toMatchObject({ recipient: 'candidate-a', fields, rows: entries.length + 16, pool: 32 });
  });

  test('is not made where it could not be traced, or there is nowhere to put a canary', () => {
    expect(release('candidate-a', { fields: ['address', 'postcode'] })).toEqual(err('nothing-to-trace-by'));
    expect(release('candidate-a', { canaries: 0 })).toEqual(err('no-canaries'));
    expect(release('candidate-a', { grounds: { ...grounds, domains: [] } })).toEqual(err('no-grounds'));
    const few = generateRoll({ seed: 1, members: 1, units: [{ unit: 'unit-01' as UnitId, weight: 1 }], asOf });
    expect(releaseList(few, { ...orderOf('candidate-a'), canaries: 4 })).toEqual(err('too-few-names'));
  });
});

const orderOf = (recipient: string): ReleaseOrder => ({
  recipient,
  key,
  fields,
  canaries: 16,
  grounds,
  at: '2022-09-01T10:00:00Z',
  by: 'officer-01',
});

describe('A31 a leaked copy is traced', () => {
  test('as it is, with odds that leave little to chance', () => {
    for (const recipient of recipients) {
      const trace = whoseCopy(rowsOf(recipient), logs, key);
      expect(trace).toMatchObject({ kind: 'one', recipient, found: 16, of: 16 });
      expect(trace.kind === 'one' && trace.oddsAgainst > 1_000_000).toBe(true);
    }
  });

  test('reordered, cut to two thirds, re-cased, retyped as "Family, Given", with columns dropped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recipients), fc.nat(), (recipient, seed) => {
        const random = seeded(seed);
        const leaked = random
          .shuffle(rowsOf(recipient))
          .slice(0, 210)
          .map(([name = '', , postcode = '']) => {
            const words = name.split(' ');
            const turned = `${words.at(-1)}, ${words.slice(0, -1).join(' ')}`;
            return [postcode.toLowerCase(), random.chance(1, 2) ? turned.toUpperCase() : turned.toLowerCase()];
          });
        const trace = whoseCopy(leaked, logs, key);
        expect(trace).toMatchObject({ kind: 'one', recipient });
      }),
      { numRuns: 40 },
    );
  });

  test('by e-mail alone, and by names in two columns', () => {
    const emails = rowsOf('candidate-c').map(([, , , email = '']) => [email]);
    expect(whoseCopy(emails, logs, key)).toMatchObject({ kind: 'one', recipient: 'candidate-c', found: 16 });
    const split = rowsOf('candidate-c').map(([name = '']) => {
      const at = name.lastIndexOf(' ');
      return ['x', name.slice(0, at), name.slice(at + 1)];
    });
    expect(whoseCopy(split, logs, key)).toMatchObject({ kind: 'one', recipient: 'candidate-c', found: 16 });
  });

  test('of two who put their copies together, both are named', () => {
    const together = [...rowsOf('candidate-a'), ...rowsOf('candidate-d')];
    const trace = whoseCopy(together, logs, key);
    expect(trace).toMatchObject({ kind: 'together' });
    expect(trace.kind === 'together' && trace.pairs).toContainEqual(['candidate-a', 'candidate-d']);
  });

  test('of two who compare copies and cut all that differs, what both had is left, and points to both', () => {
    const theirs = new Set(rowsOf('candidate-b').map((row) => row.join('|')));
    const common = rowsOf('candidate-a').filter((row) => theirs.has(row.join('|')));
    const trace = whoseCopy(common, logs, key);
    expect(trace).toMatchObject({ kind: 'shared', recipients: ['candidate-a', 'candidate-b'] });
  });

  test('a list that is nobody’s copy accuses nobody', () => {
    const own = entries.map((entry) => fields.map((field) => fieldText(entry, field)));
    expect(whoseCopy(own, logs, key)).toEqual({ kind: 'no-canary' });
    expect(whoseCopy(rowsOf('candidate-a'), logs, seeded('another').bytes(32))).toEqual({ kind: 'no-canary' });
  });

  test('one canary alone is told as no more than it is', () => {
    const [one] = canariesOf('candidate-a') as [ReleasedRow];
    const alone = whoseCopy([one], logs.slice(0, 1), key);
    expect(alone).toEqual({ kind: 'one', recipient: 'candidate-a', found: 1, of: 16, oddsAgainst: 2 });
  });
});
