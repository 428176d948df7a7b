import { unwrap, utf8 } from '@selectorate/basics';
import { expect, test } from 'vitest';
import {
  ballotDevices,
  importApplications,
  importBallotDevices,
  importPaidUp,
  importPeopleList,
  importPlantedEntries,
} from './import-lists.ts';

const codes = (read: { readonly ok: boolean; readonly error?: { readonly faults: readonly { code: string }[] } }) =>
  read.ok ? [] : (read.error?.faults ?? []).map(({ code }) => code);

test('people are listed by number or by name, and a row with neither is named', () => {
  const listed = unwrap(
    importPeopleList(utf8('Member No,Name,Address,Postcode\nM-1,,,\n,Edith Larkin,4 Birch Lane,zz1 1aa\n')),
  );
  expect(listed.items).toEqual([
    { member: 'm-1', name: '', address: '', postcode: '', born: null },
    { member: null, name: 'Edith Larkin', address: '4 Birch Lane', postcode: 'ZZ1 1AA', born: null },
  ]);
  expect(unwrap(importPeopleList(utf8('member\nm-1\n'))).items).toHaveLength(1);
  expect(codes(importPeopleList(utf8('name,postcode\n,ZZ1 1AA\n')))).toEqual(['value-missing']);
  expect(importPeopleList(utf8('address,postcode\n1 Lane,ZZ1 1AA\n')).ok).toBe(false);
});

test('who has paid is said once, with a day', () => {
  expect(unwrap(importPaidUp(utf8('member,last paid\nm-1,2026-10-13\n'))).items).toEqual([
    { member: 'm-1', lastCleared: '2026-10-13' },
  ]);
  expect(codes(importPaidUp(utf8('member,last paid\nm-1,2026-10-13\nm-1,2026-10-14\n')))).toEqual([
    'member-id-twice',
    'member-id-twice',
  ]);
  expect(codes(importPaidUp(utf8('member,last paid\nm-1,\n')))).toEqual(['value-missing']);
});

test('A45 a telephone number in the place of a token is refused, and nothing of the file is taken', () => {
  const text = 'member,at,device\nm-1,2026-10-13T09:00:00Z,a1b2\nm-2,2026-10-13T09:00:00Z,07700 900123\n';
  expect(codes(importApplications(utf8(text)))).toEqual(['token-malformed']);
  const kept = unwrap(importApplications(utf8(text.replace('07700 900123', ''))));
  expect(kept.items.map(({ device }) => device)).toEqual(['a1b2', null]);
});

test('a row for each ballot, and which devices are for many', () => {
  const { items } = unwrap(importBallotDevices(utf8('device,kiosk\nk1,yes\nd1,\nk1,yes\n')));
  expect(ballotDevices(items)).toEqual({ devices: ['k1', 'd1', 'k1'], kiosks: ['k1'] });
  expect(codes(importBallotDevices(utf8('device,kiosk\n,no\n')))).toEqual(['value-missing']);
});

test('planted entries say what they are', () => {
  const text = 'member,unit,joined,status,name,decoy\nx-1,branch-01,2020-01-05,full,Felix Marsh,Ghost\n';
  expect(unwrap(importPlantedEntries(utf8(text))).items).toMatchObject([
    { member: 'x-1', kind: 'ghost', entry: { member: 'x-1', person: { name: 'Felix Marsh' } } },
  ]);
  expect(codes(importPlantedEntries(utf8(text.replace('Ghost', 'real'))))).toEqual(['decoy-unknown']);
});
