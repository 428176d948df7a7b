import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { nobleEd25519 } from '@selectorate/group';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWith } from '../codec/codec.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { choose, makeCredential, makeElection, rank } from '../vote/testing/make-election.ts';
import { checkPublicList, hasNames, type PublicCredential, publicListCodec, sortedList } from './public-list.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = nobleEd25519();
const { context } = makeElection([choose(2, 0, 1)], { group, platform });
const ranked = makeElection([choose(2, 0, 1), rank(3)], { group, platform }).context;

const entry = (publicKey: string, weight: number | null = null): PublicCredential => ({
  publicKey,
  weight,
  named: false,
});

const KEYS = sortedList(
  Array.from({ length: 5 }, () => entry(makeCredential(context).publicKey)),
  context,
).map(({ publicKey }) => publicKey);
const [FIRST = '', SECOND = '', THIRD = ''] = KEYS;

test('a list reads back, with weights and without, and has no fault', () => {
  const weights = fc.option(fc.integer({ min: 1, max: 999_999_999 }));
  fc.assert(
    fc.property(fc.array(weights, { minLength: 5, maxLength: 5 }), (drawn) => {
      const list = KEYS.map((key, i) => entry(key, drawn[i] ?? null));
      const text = publicListCodec.write(list);
      expect(unwrap(readWith(publicListCodec, text))).toEqual(list);
      expect(checkPublicList(list, context)).toEqual([]);
    }),
    { numRuns: 5 },
  );
  expect(readWith(publicListCodec, '[]')).toEqual({ ok: true, value: [] });
});

test('a third field is read and told, and never written', () => {
  const text = `["${FIRST},2,Invented, Person","${SECOND},,\\"","${THIRD},1"]`;
  const list = unwrap(readWith(publicListCodec, text));
  expect(list.map(({ weight }) => weight)).toEqual([2, null, 1]);
  expect(list.map(({ named }) => named)).toEqual([true, true, false]);
  expect(hasNames(list)).toBe(true);
  expect(hasNames(list.slice(2))).toBe(false);
  expect(publicListCodec.write(list)).toBe(`["${FIRST},2","${SECOND}","${THIRD},1"]`);
});

test('weights are positive integers, spelt in one way', () => {
  for (const weight of ['0', '-1', '01', '+1', '1.5', '1e3', ' 1', '', '9999999999', 'x']) {
    expect(readWith(publicListCodec, `["${FIRST},${weight}"]`).ok, weight).toBe(false);
  }
  for (const text of ['[""]', '[",1"]', '["pk pk"]', '[1]', '["a","b",]', '"a"']) {
    expect(readWith(publicListCodec, text).ok, text).toBe(false);
  }
});

test('a credential listed twice is a fault, whatever its weights', () => {
  const list = [entry(FIRST, 1), entry(FIRST, 2), entry(SECOND)];
  expect(checkPublicList(list, context)).toEqual([{ code: 'credential-twice', entry: 1 }]);
});

test('a list that is not sorted as the protocol sorts is a fault', () => {
  expect(checkPublicList([entry(SECOND), entry(FIRST), entry(THIRD)], context)).toEqual([
    { code: 'credentials-unsorted', entry: 1 },
  ]);
});

test('a key that is no element of the group, or the identity, is a fault', () => {
  const wrong = [entry(FIRST), entry('f'.repeat(64))];
  expect(checkPublicList(wrong, context)).toContainEqual({ code: 'credential-element', entry: 1 });
  const identity = [entry(group.write(group.identity)), entry(FIRST)];
  expect(checkPublicList(sortedList(identity, context), context)).toEqual([
    {
      code: 'credential-identity',
      entry: sortedList(identity, context).findIndex(({ publicKey }) => publicKey !== FIRST),
    },
  ]);
});

test('where a question is ranked, each weighs one', () => {
  expect(checkPublicList([entry(FIRST, 1), entry(SECOND), entry(THIRD, 2)], ranked)).toEqual([
    { code: 'credential-ranked-weight', entry: 2 },
  ]);
});
