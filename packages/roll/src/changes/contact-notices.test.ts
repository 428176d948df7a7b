import { type UnitId, unwrap } from '@selectorate/basics';
import { generateRoll } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, type ChangeNote } from './changes-between.ts';
import { type ContactNotice, noticesFor } from './contact-notices.ts';
import { contactText } from './contacts.ts';
import type { ContactField, LoggedChange } from './logged-change.ts';
import { replayChanges } from './replay-changes.ts';
import type { Person, RollEntry } from '../entry.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const units = [{ unit: 'unit-01' as UnitId, weight: 1 }];
const entries: readonly RollEntry[] = generateRoll({ seed: 8, members: 500, units, asOf }).map((entry, at) => ({
  ...entry,
  person: {
    ...entry.person,
    email: `m${at}@mail.example`,
    phone: `07700 9${String(at).padStart(5, '0')}`,
    address: `${at} Mill Lane`,
    postcode: 'QX1 1AA',
  },
}));
const before = new Map(entries.map((entry) => [entry.member, entry]));
const note: ChangeNote = {
  at: '2022-09-01T21:10:00Z',
  by: 'officer-13',
  channel: 'officer',
  session: 's-13',
  reason: 'member-asked',
  authority: 'rule-4',
};
const entryAt = (at: number): RollEntry => entries[at] as RollEntry;
const change = (at: number, field: ContactField, to: string, other: Partial<LoggedChange> = {}): LoggedChange => {
  const { member, person } = entryAt(at);
  return { ...note, member, field, from: person[field], to, ...other };
};
const ofKind = (notices: readonly ContactNotice[], kind: ContactNotice['kind']): readonly string[] =>
  notices.filter((notice) => notice.kind === kind).map(({ to }) => to.contact);
const withPerson = (at: number, person: Partial<Person>): Map<RollEntry['member'], RollEntry> => {
  const entry = entryAt(at);
  return new Map(before).set(entry.member, { ...entry, person: { ...entry.person, ...person } });
};

describe('A02 contacts are edited before credentials go out', () => {
  test('12 targeted changes produce 12 notices to old contacts, and each new contact is told too', () => {
    const changes = Array.from({ length: 12 }, (_, at) => change(at * 40, 'email', `campaign${at % 3}@inbox.example`));
    const { notices, nobodyToTell } = noticesFor(changes, before);
    expect(ofKind(notices, 'old')).toEqual(changes.map(({ from }) => from));
    expect(ofKind(notices, 'new')).toEqual(changes.map(({ to }) => to));
    expect(nobodyToTell).toEqual([]);
    expect(notices[0]).toEqual({
      kind: 'old',
      to: { channel: 'email', contact: 'm0@mail.example' },
      member: entryAt(0).member,
      session: 's-13',
      at: note.at,
      fields: ['email'],
      token: null,
    });
  });

  test('71 addresses, 26 phones and 40 emails of 500: every old contact hears of it', () => {
    const changes = [
      ...Array.from({ length: 71 }, (_, at) => change(at, 'address', `${at} Elsewhere`)),
      ...Array.from({ length: 26 }, (_, at) => change(60 + at, 'phone', '07700 900999')),
      ...Array.from({ length: 40 }, (_, at) => change(80 + at, 'email', 'campaign@inbox.example')),
    ];
    const { notices } = noticesFor(changes, before);
    const old = notices.filter(({ kind }) => kind === 'old').map(({ member, to }) => `${member} ${to.channel}`);
    expect(old).toHaveLength(137);
    const expected = changes.map(({ member, field }) => `${member} ${field === 'address' ? 'post' : field}`);
    expect(old.toSorted()).toEqual(expected.toSorted());
  });

  test('several changes in one session are told together, to each old contact', () => {
    const changes = [change(3, 'email', 'x@inbox.example'), change(3, 'phone', ''), change(3, 'postcode', 'VX2 2BB')];
    const { notices } = noticesFor(changes, before);
    expect(ofKind(notices, 'old')).toEqual(['m3@mail.example', '07700 900003', '3 Mill Lane, QX1 1AA']);
    expect(ofKind(notices, 'new')).toEqual(['x@inbox.example', '3 Mill Lane, VX2 2BB']);
    for (const { fields } of notices) expect(fields).toEqual(['email', 'phone', 'postcode']);
  });

  test('a contact that is put in and taken out again in one session leaves no silence', () => {
    const there = change(5, 'email', 'x@inbox.example');
    const back = change(5, 'email', there.from, { from: there.to });
    const { notices } = noticesFor([there, back], before);
    expect(ofKind(notices, 'old')).toEqual(['m5@mail.example']);
    expect(ofKind(notices, 'new')).toEqual(['x@inbox.example']);
  });

  test('in a later session the old contact is the one of the session before', () => {
    const there = change(5, 'email', 'x@inbox.example');
    const on = change(5, 'email', 'y@inbox.example', { from: there.to, session: 's-14' });
    expect(ofKind(noticesFor([there, on], before).notices, 'old')).toEqual(['m5@mail.example', 'x@inbox.example']);
  });

  test('where the old contact is empty, every other contact that was held is told', () => {
    const { notices, nobodyToTell } = noticesFor(
      [change(7, 'email', 'x@inbox.example', { from: '' })],
      withPerson(7, { email: '' }),
    );
    expect(ofKind(notices, 'old')).toEqual(['07700 900007', '7 Mill Lane, QX1 1AA']);
    expect(nobodyToTell).toEqual([]);
  });

  test('a contact said to be dead is told all the same, and the others beside it', () => {
    const { notices, nobodyToTell } = noticesFor([change(7, 'email', 'x@inbox.example')], before, () => ['email']);
    expect(ofKind(notices, 'old')).toEqual(['m7@mail.example', '07700 900007', '7 Mill Lane, QX1 1AA']);
    expect(nobodyToTell).toEqual([]);
  });

  test('who has no old contact that works is named, for somebody to see them', () => {
    const none = withPerson(7, { email: '', phone: '', address: '', postcode: '' });
    const { member } = entryAt(7);
    const changes = [change(7, 'email', 'x@inbox.example', { from: '' })];
    expect(noticesFor(changes, none).nobodyToTell).toEqual([member]);
    expect(noticesFor(changes, before, () => ['email', 'phone', 'post']).nobodyToTell).toEqual([member]);
  });

  test('taking a member off the roll and putting them on again is no way around', () => {
    const entry = entryAt(9);
    const captured = { ...entry, person: { ...entry.person, email: 'x@inbox.example', phone: '' } };
    const without = entries.filter(({ member }) => member !== entry.member);
    const off = changesBetween(entries, without, note);
    const on = changesBetween(without, [...without, captured], { ...note, session: 's-14' });
    const { notices } = noticesFor([...off, ...on], before);
    expect(ofKind(notices, 'old')).toEqual(['m9@mail.example', '07700 900009']);
    expect(ofKind(notices, 'new')).toEqual(['x@inbox.example']);
  });

  test('who is new has no old contact, and who only renewed hears nothing', () => {
    const joined = changesBetween([], entries.slice(0, 2), note);
    expect(noticesFor(joined, new Map()).notices).toEqual([]);
    const paid = { ...change(1, 'email', ''), field: 'paidThrough' as const, from: '2022-01-01', to: '2023-01-01' };
    expect(noticesFor([paid], before).notices).toEqual([]);
  });

  test('whatever is changed in whatever sessions, every contact that was lost was told', () => {
    const fields = fc.constantFrom<ContactField>('email', 'phone', 'address');
    const edits = fc.array(
      fc.tuple(fc.nat({ max: 4 }), fields, fc.constantFrom('', 'x', 'y', 'z'), fc.nat({ max: 2 })),
      {
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(edits, (all) => {
        const few = entries.slice(0, 5);
        const now = new Map(few.map(({ member, person }) => [member, { ...person }]));
        const changes = all.map(([at, field, to, session]): LoggedChange => {
          const { member } = entryAt(at);
          const person = now.get(member) as Person;
          now.set(member, { ...person, [field]: to });
          return change(at, field, to, { from: person[field], session: `s-${session}` });
        });
        const { notices } = noticesFor(changes, before);
        for (const entry of unwrap(replayChanges(few, changes))) {
          const was = (before.get(entry.member) as RollEntry).person;
          for (const channel of ['email', 'phone', 'post'] as const) {
            const old = contactText(was, channel);
            if (old === contactText(entry.person, channel)) continue;
            expect(
              ofKind(
                notices.filter(({ member }) => member === entry.member),
                'old',
              ),
            ).toContain(old);
          }
        }
      }),
    );
  });
});
