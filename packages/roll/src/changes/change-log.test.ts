import { err, type MemberId, ok, type UnitId, unwrap } from '@selectorate/basics';
import { generateRoll, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendChanges, type ChangeLink, changeLogHead, checkChangeLog, linkChanges } from './change-log.ts';
import { changesBetween, type ChangeNote } from './changes-between.ts';
import type { LoggedChange } from './logged-change.ts';
import { replayChanges } from './replay-changes.ts';
import type { RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const units = [{ unit: 'unit-01' as UnitId, weight: 1 }];
const roll = (seed: number, members = 12): readonly RollEntry[] => generateRoll({ seed, members, units, asOf });
const note: ChangeNote = {
  at: '2022-09-01T10:00:00Z',
  by: 'officer-01',
  channel: 'officer',
  session: 's-1',
  reason: 'moved-home',
  authority: 'rule-4',
};
/** Another roll of some of the same people and some others. */
const later = (seed: number): readonly RollEntry[] => {
  const random = seeded(seed);
  const stayed = roll(seed).filter(() => random.chance(4, 5));
  const edited = roll(seed + 1).filter(({ member }) => stayed.some((entry) => entry.member === member));
  return random.shuffle([
    ...stayed.map((entry) => (random.chance(1, 2) ? entry : (edited.find((e) => e.member === entry.member) ?? entry))),
    ...roll(seed + 2, 30).slice(20, 20 + random.int(5)),
  ]);
};
const byMember = (entries: readonly RollEntry[]): readonly RollEntry[] =>
  entries.toSorted((a, b) => byText(a.member, b.member));

describe('a version is the one before and its logged changes', () => {
  test('replaying the log of any two rolls gives the second', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [before, after] = [roll(seed), later(seed)];
        const replayed = unwrap(replayChanges(before, changesBetween(before, after, note)));
        expect(byMember(replayed)).toEqual(byMember(after));
      }),
    );
  });

  test('a log over several versions replays as a whole as it does step by step', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const versions = [roll(seed), later(seed), later(seed + 7)] as const;
        const steps = [changesBetween(versions[0], versions[1], note), changesBetween(versions[1], versions[2], note)];
        expect(byMember(unwrap(replayChanges(versions[0], steps.flat())))).toEqual(byMember(versions[2]));
      }),
    );
  });

  test('everything from nothing is every field that holds something', () => {
    const [entry] = roll(1) as [RollEntry];
    const changes = changesBetween([], [entry], note);
    expect(changes[0]).toEqual({ ...note, member: entry.member, field: 'member', from: '', to: entry.member });
    expect(changes.every(({ from, to }) => from === '' && to !== '')).toBe(true);
    expect(unwrap(replayChanges([], changes))).toEqual([entry]);
  });

  test('a change that does not follow is named with its place', () => {
    const entries = roll(3);
    const [first] = entries as [RollEntry];
    const { member } = first;
    const change = (other: Partial<LoggedChange>): LoggedChange => ({
      ...note,
      member,
      field: 'email',
      from: first.person.email,
      to: 'new@example.org',
      ...other,
    });
    const fault = (...changes: readonly LoggedChange[]) => replayChanges(entries, changes);
    expect(fault(change({}), change({}))).toEqual(err({ code: 'other-value-before', at: 1 }));
    expect(fault(change({ member: 'm-99999' as MemberId }))).toEqual(err({ code: 'not-on-roll', at: 0 }));
    expect(fault(change({ field: 'member', from: '', to: member }))).toEqual(err({ code: 'already-on-roll', at: 0 }));
    expect(fault(change({ field: 'member', from: member, to: 'm-2' }))).toEqual(err({ code: 'member-renamed', at: 0 }));
    expect(fault(change({ field: 'joined', from: first.standing.joined, to: 'yesterday' }))).toEqual(
      err({ code: 'not-an-entry', at: 0 }),
    );
    const gone = change({ field: 'member', from: member, to: '' });
    expect(fault(gone, change({}))).toEqual(err({ code: 'not-on-roll', at: 1 }));
  });
});

describe('a log that only grew', () => {
  const logOf = (seed: number): readonly ChangeLink[] =>
    appendChanges(
      appendChanges([], changesBetween(roll(seed), roll(seed + 1), note)),
      changesBetween([], roll(2, 2), note),
    );

  test('holds, whoever linked it and in however many pieces', () => {
    const log = logOf(1);
    const changes = log.map(({ change }) => change);
    expect(checkChangeLog(log)).toEqual(ok(changeLogHead(log)));
    const half = linkChanges({ number: 0, hash: null }, changes.slice(0, 9));
    expect([...half, ...linkChanges(changeLogHead(half), changes.slice(9))]).toEqual(log);
  });

  test('a change removed, edited or moved anywhere is found', () => {
    const log = logOf(5);
    const head = changeLogHead(log);
    fc.assert(
      fc.property(fc.nat({ max: log.length - 1 }), fc.nat({ max: log.length - 1 }), (at, other) => {
        const link = log[at] as ChangeLink;
        expect(checkChangeLog(log.toSpliced(at, 1), head).ok).toBe(false);
        for (const key of Object.keys(link.change)) {
          const edited = { ...link, change: { ...link.change, [key]: 'else' } };
          expect(checkChangeLog(log.with(at, edited), head)).toEqual(err({ code: 'hash-differs', number: at + 1 }));
        }
        fc.pre(at !== other);
        const moved = log.with(at, log[other] as ChangeLink).with(other, link);
        expect(checkChangeLog(moved, head)).toEqual(
          err({ code: 'number-out-of-order', number: Math.min(at, other) + 1 }),
        );
      }),
    );
  });

  test('a log rewritten from one change on, with all its hashes, differs from the head that was known', () => {
    const log = logOf(5);
    const changes = log.map(({ change }) => change);
    fc.assert(
      fc.property(fc.nat({ max: log.length - 1 }), (at) => {
        const rewritten = appendChanges([], changes.with(at, { ...(changes[at] as LoggedChange), by: 'officer-02' }));
        expect(checkChangeLog(rewritten).ok).toBe(true);
        expect(checkChangeLog(rewritten, changeLogHead(log))).toEqual(
          err({ code: 'head-differs', number: log.length }),
        );
      }),
    );
  });

  test('a head known earlier is found inside a longer log; a log cut short before it is refused', () => {
    const log = logOf(5);
    const earlier = changeLogHead(log.slice(0, 4));
    expect(checkChangeLog(log, earlier)).toEqual(ok(changeLogHead(log)));
    expect(checkChangeLog(log.slice(0, 3), earlier)).toEqual(err({ code: 'head-differs', number: 4 }));
    expect(checkChangeLog(log, { number: 0, hash: null }).ok).toBe(true);
  });

  test('a link whose previous hash is another is found', () => {
    const log = logOf(5);
    const cut = { ...(log[3] as ChangeLink), previous: null };
    expect(checkChangeLog(log.with(3, cut))).toEqual(err({ code: 'chain-broken', number: 4 }));
  });
});
