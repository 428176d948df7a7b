import { describe, expect, test } from 'vitest';
import { collectPopulation } from '../invent-population.ts';
import { ORIGIN_NAMES } from '../origin.ts';
import type { AttackKind, InventedMember } from '../rows.ts';
import type { AttackWave } from './attack-wave.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const on = { year: 2022, month: 8, day: 20 };
const plan = { seed: 'attacks', electors: 12_000, members: 3000, asOf };
const calm = collectPopulation(plan);
const after = (...attacks: readonly AttackWave[]) => collectPopulation({ ...plan, attacks });
const marked = (members: readonly InventedMember[], kind: AttackKind) =>
  members.filter(({ truth }) => truth.attack?.kind === kind);
const honest = (members: readonly InventedMember[]) => members.filter(({ truth }) => truth.attack === null);
const byId = (members: readonly InventedMember[]) => new Map(members.map((member) => [member.entry.member, member]));
const place = (address: string, postcode: string): string => `${address}, ${postcode.replace(' ', '').toUpperCase()}`;
const values = <T>(items: readonly T[]): number => new Set(items).size;

describe('attacks are what the truth says, and nothing else changes', () => {
  test('without a wave nobody is marked', () => {
    expect(calm.members.filter(({ truth }) => truth.attack !== null)).toEqual([]);
    expect([calm.leftOut, calm.changes.filter(({ attack }) => attack !== null)]).toEqual([[], []]);
  });

  test.each(['lived-in', 'empty'] as const)('A01 ghosts at %s addresses: nobody, with no row, just joined', (at) => {
    const { members, electors } = after({ kind: 'ghosts', wave: 'g1', place: 0, count: 40, at, by: on });
    const ghosts = marked(members, 'ghost');
    expect([ghosts.length, values(ghosts.map(({ truth }) => truth.person))]).toEqual([40, 40]);
    const streets = new Set(electors.map(({ row }) => place(row.lines.join(', '), row.postcode)));
    let known = 0;
    for (const { entry, truth } of ghosts) {
      expect([truth.absent, truth.electors, truth.person < 0]).toEqual(['nobody', [], true]);
      expect(entry.standing.joined > '2022-07-20' && entry.standing.joined <= '2022-08-20').toBe(true);
      if (
        streets.has(place(entry.person.address, entry.person.postcode)) &&
        !truth.alterations.includes('number-wrong')
      )
        known++;
    }
    // Some homes are on no register, and some are written otherwise; an empty one is on none, unless its number is wrong.
    if (at === 'empty') expect(known).toBe(0);
    else expect(known).toBeGreaterThan(15);
    expect(byId(honest(members))).toEqual(byId(calm.members));
  });

  test('a bulk join: real registered people, few instruments, dates about the day, half set back', () => {
    const wave = {
      kind: 'bulk-join',
      wave: 'b1',
      place: 0,
      count: 60,
      around: on,
      within: 4,
      instruments: 3,
      devices: 2,
    } as const;
    const { members } = after(wave);
    const joiners = marked(members, 'bulk-join');
    expect(joiners.length).toBe(60);
    expect(values(joiners.map(({ evidence }) => evidence.instrument))).toBe(3);
    expect(values(joiners.map(({ evidence }) => evidence.device))).toBe(2);
    expect(values(joiners.map(({ evidence }) => evidence.recruiter))).toBe(1);
    const people = new Set(calm.members.map(({ truth }) => truth.person));
    for (const { evidence, truth } of joiners) {
      expect(truth.electors.length).toBe(1);
      expect(people.has(truth.person)).toBe(false);
      const cleared = evidence.firstCleared ?? '';
      expect(cleared >= '2022-08-16' && cleared <= '2022-08-24').toBe(true);
    }
    expect(joiners.filter(({ entry, evidence }) => entry.standing.joined < (evidence.firstCleared ?? '')).length).toBe(
      30,
    );
    expect(byId(honest(members))).toEqual(byId(calm.members));
  });

  test.each(['captured', 'cut'] as const)(
    'A02 contacts %s: one session, coinciding values, the old ones in the log',
    (direction) => {
      const wave = { kind: 'contact-tampering', wave: 't1', place: 0, direction, count: 30, on, values: 3 } as const;
      const { members, changes } = after(wave);
      const touched = marked(members, direction === 'captured' ? 'contact-captured' : 'contact-cut');
      const log = changes.filter(({ attack }) => attack?.wave === 't1');
      expect([touched.length, log.length]).toEqual([30, 40]);
      expect([values(log.map(({ change }) => change.session)), values(log.map(({ change }) => change.editor))]).toEqual(
        [1, 1],
      );
      expect(values(touched.map(({ entry }) => entry.person.email))).toBe(3);
      const before = byId(calm.members);
      const now = byId(members);
      for (const { change } of log) {
        expect(change.from).toBe(before.get(change.member)?.entry.person[change.field]);
        expect(change.to).toBe(now.get(change.member)?.entry.person[change.field]);
        expect(change.at.startsWith('2022-08-20T2')).toBe(true);
      }
      expect(changes.filter(({ attack }) => attack === null)).toEqual(calm.changes);
      expect(new Set(log.map(({ change }) => change.member))).toEqual(
        new Set(touched.map(({ entry }) => entry.member)),
      );
    },
  );

  test('dual membership: both entries marked, one person, another branch and address', () => {
    const { members } = after({ kind: 'dual-membership', wave: 'd1', place: 0, count: 20 });
    const seconds = marked(members, 'dual-membership').filter(({ truth }) => truth.sameAs !== null);
    expect([seconds.length, marked(members, 'dual-membership').length]).toEqual([20, 40]);
    const entries = byId(members);
    for (const { entry, truth } of seconds) {
      const first = entries.get(truth.sameAs ?? entry.member);
      expect(first?.truth.person).toBe(truth.person);
      expect(first?.entry.standing.unit).not.toBe(entry.standing.unit);
      expect(entry.person.email).not.toBe(first?.entry.person.email || 'none');
    }
    expect(members.length).toBe(calm.members.length + 20);
  });

  test('left out: paid-up members are off the roll, kept apart, with their payments', () => {
    const { members, leftOut } = after({ kind: 'left-out', wave: 'l1', place: 0, count: 25 });
    expect([leftOut.length, members.length]).toEqual([25, calm.members.length - 25]);
    const before = byId(calm.members);
    const now = byId(members);
    for (const { entry, evidence, truth } of leftOut) {
      expect(now.has(entry.member)).toBe(false);
      expect(before.get(entry.member)?.entry).toEqual(entry);
      expect([entry.standing.status, evidence.firstCleared === null, truth.attack?.kind]).toEqual([
        'full',
        false,
        'left-out',
      ]);
    }
  });

  test('decoys: as many of every origin, marked so, and the honest entry they are a second of is not', () => {
    const { members } = after({ kind: 'decoys', wave: 'x', place: 0, ghosts: 4, seconds: 2 });
    const decoys = members.filter(({ truth }) => truth.attack?.decoy === true);
    expect(decoys.length).toBe(ORIGIN_NAMES.length * 6);
    for (const origin of ORIGIN_NAMES) {
      const own = decoys.filter(({ truth }) => truth.origin === origin);
      expect(
        own
          .map(({ truth }) => truth.attack?.kind)
          .toSorted()
          .join(' '),
      ).toBe('dual-membership dual-membership ghost ghost ghost ghost');
    }
    expect(byId(honest(members))).toEqual(byId(calm.members));
  });

  test('waves do not touch each other’s entries, and a wave larger than the place takes what there is', () => {
    const all = after(
      { kind: 'contact-tampering', wave: 't1', place: 0, direction: 'captured', count: 30, on, values: 2 },
      { kind: 'contact-tampering', wave: 't2', place: 0, direction: 'cut', count: 30, on, values: 2 },
      { kind: 'dual-membership', wave: 'd1', place: 0, count: 10 },
      { kind: 'left-out', wave: 'l1', place: 0, count: 99_999 },
    );
    const waves = (wave: string) => all.members.filter(({ truth }) => truth.attack?.wave === wave).length;
    expect([waves('t1'), waves('t2'), waves('d1')]).toEqual([30, 30, 20]);
    expect(all.leftOut.every(({ truth }) => truth.attack?.wave === 'l1')).toBe(true);
    expect(
      honest(all.members).every(
        ({ entry, truth, evidence }) =>
          entry.standing.status !== 'full' || truth.sameAs !== null || evidence.firstCleared === null,
      ),
    ).toBe(true);
  });
});
