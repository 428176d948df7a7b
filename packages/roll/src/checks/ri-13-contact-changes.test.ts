import { type MemberId, type UnitId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import type { RollField } from '../field.ts';
import { checkContactChanges } from './ri-13-contact-changes.ts';

const ASOF = '2023-03-01';

/** A branch: people of their own households, all with an address, a telephone and an e-mail address. */
const branch = (size: number): readonly RollEntry[] =>
  Array.from({ length: size }, (_, i) => ({
    member: `m-${String(i).padStart(5, '0')}` as MemberId,
    standing: {
      unit: 'u-1' as UnitId,
      joined: '2015-01-01',
      paidThrough: '2023-12-31',
      status: 'full',
      kind: 'individual',
      born: null,
      tags: [],
    },
    person: {
      name: `Given${word(i)} Family${word(i * 7 + 3)}`,
      email: `person${i}@mail.example`,
      phone: `07700 ${String(900_000 + i)}`,
      address: `${i + 1} Larkmoor Road, Quillwick`,
      postcode: `QA1 ${i % 9}AA`,
    },
  }));

const word = (i: number): string =>
  [...String(i).padStart(4, '0')].map((figure) => 'bcdfghjklm'[Number(figure)] ?? '').join('e');

/** A small generator of its own: xorshift, so that a test is the same everywhere. */
function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
}

const dayText = (daysAgo: number): string =>
  new Date(Date.UTC(2023, 2, 1) - daysAgo * 86_400_000).toISOString().slice(0, 10);

interface Way {
  readonly daysAgo: number;
  readonly by?: string;
  readonly session?: string;
  readonly to?: string;
  readonly hour?: number;
}

function change(entry: RollEntry, field: RollField, way: Way): LoggedChange {
  const by = way.by ?? 'member';
  const day = dayText(way.daysAgo);
  return {
    at: `${day}T${String(way.hour ?? 12).padStart(2, '0')}:00:00Z`,
    by,
    channel: by === 'member' ? 'member' : 'officer',
    session: way.session ?? `s-${entry.member}-${field}-${day}`,
    reason: 'asked',
    authority: 'request',
    member: entry.member,
    field,
    from: `old-${entry.member}@before.example`,
    to: way.to ?? `${field} of ${entry.member} since ${day}`,
  };
}

/** A year of honest changes at the published rates, one in five by an officer in a session of the day. */
function honestYear(entries: readonly RollEntry[], seed: number): readonly LoggedChange[] {
  const random = randomOf(seed);
  const rates: readonly (readonly [RollField, number])[] = [
    ['address', 0.1],
    ['phone', 0.08],
    ['email', 0.06],
  ];
  return entries.flatMap((entry) =>
    rates.flatMap(([field, rate]) => {
      if (random() >= rate) return [];
      const daysAgo = Math.floor(random() * 365);
      const officer = random() < 0.2 ? `officer-${Math.floor(random() * 4)}` : 'member';
      const session = officer === 'member' ? `s-${entry.member}` : `s-${officer}-${daysAgo}`;
      return [change(entry, field, { daysAgo, by: officer, session })];
    }),
  );
}

const reasonsIn = (
  entries: readonly RollEntry[],
  changes: readonly LoggedChange[],
  since: string,
): readonly string[] => {
  const finding = checkContactChanges({ asOf: ASOF, entries, changes: { since, changes } });
  if (finding.kind !== 'done') throw new Error('not run');
  return [...new Set(finding.signals.map(({ reason }) => reason))].toSorted();
};

describe('A02 contacts edited in bulk before credentials go out', () => {
  const entries = branch(500);

  test('71 addresses, 26 phones and 40 e-mails of 500 in two months alarm, though spread over days, officers and sessions (26 phones alone would be within what is stated)', () => {
    const random = randomOf(7);
    const some = (field: RollField, from: number, count: number): readonly LoggedChange[] =>
      entries.slice(from, from + count).map((entry, i) =>
        change(entry, field, {
          daysAgo: Math.floor(random() * 60),
          by: `officer-${i % 6}`,
          session: `s-${field}-${i}`,
        }),
      );
    const changes = [...some('address', 0, 71), ...some('phone', 100, 26), ...some('email', 200, 40)];
    const finding = checkContactChanges({ asOf: ASOF, entries, changes: { since: dayText(60), changes } });
    if (finding.kind !== 'done') throw new Error('not run');
    const above = finding.signals.filter(({ reason }) => reason === 'changes-above-rate');
    expect(above.map(({ figures }) => [figures.field, figures.changed])).toEqual([
      ['address', 71],
      ['email', 40],
    ]);
    expect(finding.totals).toMatchObject({ 'changed-address': 71, 'changed-phone': 26, 'changed-email': 40 });
  });

  test('an address and its postcode changed together are one change of one member', () => {
    const [entry] = entries;
    if (entry === undefined) throw new Error('nobody');
    const both = [change(entry, 'address', { daysAgo: 3 }), change(entry, 'postcode', { daysAgo: 3 })];
    const finding = checkContactChanges({ asOf: ASOF, entries, changes: { since: dayText(60), changes: both } });
    expect(finding.kind === 'done' && finding.totals['changed-address']).toBe(1);
  });

  test('honest years alarm no more often than is stated: 60 branches of 500, and 4 of 5,000', () => {
    const alarms = (size: number, seeds: number): number => {
      const people = branch(size);
      return Array.from({ length: seeds }, (_, seed) =>
        reasonsIn(people, honestYear(people, seed + 1), dayText(364)),
      ).filter((reasons) => reasons.length > 0).length;
    };
    expect(alarms(500, 60)).toBe(0);
    expect(alarms(5000, 4)).toBe(0);
  });

  test('twelve targeted changes hide from every rate, and the total says how many would', () => {
    const people = branch(600);
    const targeted = people.slice(0, 12).map((entry, i) =>
      change(entry, 'email', {
        daysAgo: 5 * i,
        by: `officer-${i % 4}`,
        session: `t-${i}`,
        to: `p${i}@inbox${i}.example`,
      }),
    );
    const finding = checkContactChanges({
      asOf: ASOF,
      entries: people,
      changes: { since: dayText(60), changes: targeted },
    });
    if (finding.kind !== 'done') throw new Error('not run');
    expect(finding.signals).toEqual([]);
    expect(finding.totals['rate-alone-would-miss']).toBeGreaterThanOrEqual(12);
    expect(finding.totals['rate-alone-would-miss']).toBeLessThanOrEqual(30);
  });

  test('the same twelve in one session, or into one mailbox, or at one catch-all, do not hide', () => {
    const way = (i: number, more: Partial<Way>): Way => ({
      daysAgo: 5 * i,
      by: `officer-${i % 4}`,
      session: `t-${i}`,
      to: `p${i}@inbox${i}.example`,
      ...more,
    });
    const twelve = (more: (i: number) => Partial<Way>): readonly LoggedChange[] =>
      entries.slice(0, 12).map((entry, i) => change(entry, 'email', way(i, more(i))));
    expect(
      reasonsIn(
        entries,
        twelve(() => ({ session: 'one', by: 'officer-9', daysAgo: 2 })),
        dayText(60),
      ),
    ).toEqual(['changes-in-one-session']);
    expect(
      reasonsIn(
        entries,
        twelve(() => ({ to: 'campaign@inbox.example' })),
        dayText(60),
      ),
    ).toContain('same-new-value');
    expect(
      reasonsIn(
        entries,
        twelve((i) => ({ to: `m${i}@catch-all.example` })),
        dayText(60),
      ),
    ).toEqual(['same-new-domain']);
  });

  test('one officer who spreads thirty over many sessions of a week stands out, and so does a night', () => {
    const spread = entries
      .slice(0, 30)
      .map((entry, i) => change(entry, 'phone', { daysAgo: i % 7, by: 'officer-9', session: `w-${i}` }));
    expect(reasonsIn(entries, spread, dayText(300))).toContain('changes-by-one-editor');
    const night = entries
      .slice(0, 6)
      .map((entry) => change(entry, 'phone', { daysAgo: 1, by: 'officer-9', session: 'n', hour: 2 }));
    expect(reasonsIn(entries, night, dayText(300))).toEqual(['changes-at-night']);
  });

  test('members cut off: emptied phones in one session, and who can no longer be reached is counted', () => {
    const cut = entries.slice(0, 4);
    const changes = cut.flatMap((entry) => [
      { ...change(entry, 'phone', { daysAgo: 1, by: 'officer-2', session: 'c', to: '' }), from: entry.person.phone },
      { ...change(entry, 'email', { daysAgo: 1, by: 'officer-2', session: 'c', to: '' }), from: entry.person.email },
    ]);
    const now = entries.map((entry, i) =>
      i < 4 ? { ...entry, person: { ...entry.person, phone: '', email: '' } } : entry,
    );
    const finding = checkContactChanges({ asOf: ASOF, entries: now, changes: { since: dayText(60), changes } });
    if (finding.kind !== 'done') throw new Error('not run');
    expect(finding.signals.map(({ reason, members }) => [reason, members.length])).toEqual([['cut-off', 4]]);
    expect(finding.totals['now-unreachable']).toBe(4);
  });

  test('writing the same contact otherwise is no change', () => {
    const [entry] = entries;
    if (entry === undefined) throw new Error('nobody');
    const same = (field: RollField, from: string, to: string): LoggedChange => ({
      ...change(entry, field, { daysAgo: 1, to }),
      from,
    });
    const changes = [
      same('email', 'A.Person@Mail.example', 'a.person@mail.example'),
      same('phone', '07700 900123', '+44 7700 900-123'),
      same('address', '3 Larkmoor Road, Quillwick', '3 Larkmoor Rd,  Quillwick'),
      same('postcode', 'qa1 1aa', 'QA11AA'),
    ];
    const finding = checkContactChanges({ asOf: ASOF, entries, changes: { since: dayText(60), changes } });
    expect(finding.kind === 'done' && [finding.totals.changes, finding.totals['cosmetic-changes']]).toEqual([0, 4]);
  });

  test('without a log the difference to the roll before shows rates, and says that it lacks the log', () => {
    const before = entries.map((entry, i) =>
      i < 80 ? { ...entry, person: { ...entry.person, email: `before${i}@post${i}.example` } } : entry,
    );
    const finding = checkContactChanges({ asOf: ASOF, entries, previous: { asOf: dayText(60), entries: before } });
    if (finding.kind !== 'done') throw new Error('not run');
    expect(finding.signals.map(({ reason }) => reason)).toContain('changes-above-rate');
    expect(finding.needs).toEqual(['changes']);
  });
});
