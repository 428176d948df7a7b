import { err, ok, type UnitId } from '@selectorate/basics';
import { generateRoll, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendChanges, type ChangeLink } from '../changes/change-log.ts';
import { changesBetween, type ChangeNote } from '../changes/changes-between.ts';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import { entriesHash } from './entries-hash.ts';
import { appendVersion, checkHistory, type RollVersion } from './roll-history.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const roll = (seed: number, members = 6): readonly RollEntry[] =>
  generateRoll({ seed, members, units: [{ unit: 'unit-01' as UnitId, weight: 1 }], asOf });
const note: ChangeNote = {
  at: '2022-09-01T10:00:00Z',
  by: 'officer-01',
  channel: 'import',
  session: 'import-1',
  reason: 'monthly-export',
  authority: 'rule-4',
};

/** Rolls one after another as versions, with the log that leads from each to the next. */
function keep(rolls: readonly (readonly RollEntry[])[]): {
  history: readonly RollVersion[];
  log: readonly ChangeLink[];
} {
  let [history, log]: [readonly RollVersion[], readonly ChangeLink[]] = [[], []];
  for (const [index, entries] of rolls.entries()) {
    if (index > 0) log = appendChanges(log, changesBetween(rolls[index - 1] ?? [], entries, note));
    history = appendVersion(history, { entries, log, note });
  }
  return { history, log };
}
const three = [roll(1), roll(2, 8), roll(3, 5)];
const { history, log } = keep(three);
const sources = { first: three[0] ?? [], log };

test('a history that only grew holds, and its last hash stands for all of it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 5 }), (seeds) => {
      const rolls = seeds.map((seed) => roll(seed, 1 + (seed % 7)));
      const kept = keep(rolls);
      const checked = checkHistory(kept.history, { first: rolls[0] ?? [], log: kept.log });
      expect(checked).toEqual(ok(kept.history.at(-1)?.hash ?? null));
    }),
  );
});

test('a roll has one hash in whatever order its entries stand, and another with any entry changed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 5 }), (seed, at) => {
      const entries = roll(seed);
      expect(entriesHash(seeded(seed).shuffle(entries))).toBe(entriesHash(entries));
      const entry = entries[at] as RollEntry;
      const changed = { ...entry, person: { ...entry.person, phone: 'else' } };
      expect(entriesHash(entries.with(at, changed))).not.toBe(entriesHash(entries));
    }),
  );
});

test('appending leaves what was there as it was', () => {
  expect(appendVersion(history, { entries: roll(4), log, note }).slice(0, 3)).toEqual(history);
});

test('a changed note, count, hash, order or place in the log is found at its version', () => {
  const second = history[1] as RollVersion;
  const forged = (change: Partial<RollVersion>) =>
    checkHistory(
      history.map((version) => (version.number === 2 ? { ...version, ...change } : version)),
      sources,
    );
  const differs = err({ code: 'hash-differs', version: 2 });
  expect(forged({ note: { ...note, by: 'officer-02' } })).toEqual(differs);
  expect(forged({ entries: entriesHash(roll(9)) })).toEqual(differs);
  expect(forged({ members: second.members + 1 })).toEqual(differs);
  expect(forged({ logged: second.logged - 1 })).toEqual(differs);
  expect(forged({ hash: '0'.repeat(64) })).toEqual(differs);
  expect(forged({ previous: null })).toEqual(err({ code: 'chain-broken', version: 2 }));
  expect(checkHistory(history.toSpliced(1, 1), sources)).toEqual(err({ code: 'number-out-of-order', version: 2 }));
});

test('A02 a version with an entry changed and no logged change is found, though its hashes are right', () => {
  const [first, second] = three as [readonly RollEntry[], readonly RollEntry[]];
  const entry = second[0] as RollEntry;
  const captured = { ...entry, person: { ...entry.person, email: 'campaign@inbox.example' } };
  const logOfSecond = appendChanges([], changesBetween(first, second, note));
  const silent = appendVersion(history.slice(0, 1), { entries: second.with(0, captured), log: logOfSecond, note });
  expect(checkHistory(silent, { first, log: logOfSecond })).toEqual(err({ code: 'entries-differ', version: 2 }));
});

test('a history held against another first version or another log is refused', () => {
  expect(checkHistory(history, { ...sources, first: roll(9) })).toEqual(err({ code: 'entries-differ', version: 1 }));
  const cut = log.slice(0, -1);
  expect(checkHistory(history, { ...sources, log: cut })).toEqual(err({ code: 'log-differs', version: 3 }));
  const edited = log.with(0, { ...(log[0] as ChangeLink), number: 7 });
  expect(checkHistory(history, { ...sources, log: edited })).toEqual(
    err({ code: 'log-faulty', fault: { code: 'number-out-of-order', number: 1 } }),
  );
});

test('a logged change that could not be made is named with its version', () => {
  const [entry] = three[0] as readonly [RollEntry];
  const impossible: LoggedChange = { ...note, member: entry.member, field: 'phone', from: 'never held', to: 'new' };
  const own = appendChanges([], [impossible]);
  const [first = []] = three;
  let told = appendVersion([], { entries: first, log: [], note });
  told = appendVersion(told, { entries: first, log: own, note });
  expect(checkHistory(told, { first, log: own })).toEqual(
    err({ code: 'change-impossible', version: 2, fault: { code: 'other-value-before', at: 0 } }),
  );
});

test('a version rewritten with its hash breaks the chain at the next one', () => {
  const rewritten = appendVersion(history.slice(0, 1), { entries: roll(9), log, note })[1] as RollVersion;
  const checked = checkHistory(history.with(1, rewritten), sources);
  expect(checked).toEqual(err({ code: 'entries-differ', version: 2 }));
  const sameEntries = appendVersion(history.slice(0, 1), {
    entries: three[1] ?? [],
    log: log.slice(0, history[1]?.logged),
    note: { ...note, by: 'officer-02' },
  })[1] as RollVersion;
  expect(checkHistory(history.with(1, sameEntries), sources)).toEqual(err({ code: 'chain-broken', version: 3 }));
});
