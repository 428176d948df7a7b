import { type Element, type Group, groupsByName } from '@selectorate/group';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose, rank } from '../vote/testing/make-election.ts';
import { countReader, rankingReader } from './decode.ts';
import { decodeTally } from './result.ts';

const groupOf = groupsByName();
const ed25519 = groupOf('Ed25519');
const powerText = (n: number, group: Group): string => group.write(group.powerOfGenerator(BigInt(n)));

describe.each([['Ed25519'], ['BELENIOS-2048']] as const)('in %s', (name) => {
  const group = groupOf(name);

  test('every count from none to all is read', () => {
    for (const most of [0, 1, 2, 3, 4, 5, 8, 9, 10]) {
      const read = countReader(most, group);
      for (let n = 0; n <= most; n++) expect(read(powerText(n, group))).toBe(n);
      expect([read(powerText(most + 1, group)), read(powerText(-1, group))]).toEqual([null, null]);
    }
  });
});

test('any count up to a million is read', () => {
  const read = countReader(1_000_000, ed25519);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => {
      expect(read(powerText(n, ed25519))).toBe(n);
    }),
    { numRuns: 20 },
  );
  expect(read(powerText(1_000_001, ed25519))).toBeNull();
});

test('an expected count is found at once, however great, and believed only where it is right', () => {
  const read = countReader(Number.MAX_SAFE_INTEGER, ed25519);
  expect(read(powerText(123_456_789_012, ed25519), 123_456_789_012)).toBe(123_456_789_012);
  expect(read(powerText(5, ed25519), 6)).toBeNull();
  expect(countReader(10, ed25519)(powerText(5, ed25519), 6)).toBe(5);
  expect(countReader(10, ed25519)(powerText(11, ed25519), 11)).toBeNull();
});

test('counts that cost too much to search for are not searched for, only compared', () => {
  const read = countReader(1e12, ed25519);
  expect(read(powerText(5, ed25519))).toBeNull();
  expect(read(powerText(5, ed25519), 5)).toBe(5);
});

/** A group that notes how many elements were written singly: one for each step of a search. */
function countingSteps(): { readonly group: Group; readonly steps: () => number } {
  let steps = 0;
  const write = (element: Element): string => {
    steps += 1;
    return ed25519.write(element);
  };
  return { group: { ...ed25519, write }, steps: () => steps };
}

test('after a count that is no number, no other is searched for', () => {
  const { group, steps } = countingSteps();
  const texts = [7, 1_000_001, 8, ...Array.from({ length: 20 }, () => -1)].map((n) => powerText(n, ed25519));
  const [decoded] = decodeTally([texts], [choose(texts.length, 0, 1)], { totalWeight: 1_000_000, group });
  expect(decoded).toEqual({ kind: 'choice', counts: [7, ...texts.slice(1).map(() => null)] });
  expect(steps()).toBeLessThan(2_000);
});

test.for([
  ['wrong by one', (count: number) => count - 1],
  ['left out', null],
] as const)('a published result in which every count is %s costs no more than a bounded search', ([, spoil]) => {
  const { group, steps } = countingSteps();
  const counts = Array.from({ length: 30 }, (_, i) => 10_000_000 - i);
  const published = [spoil === null ? [] : counts.map(spoil)];
  const [decoded] = decodeTally([counts.map((n) => powerText(n, ed25519))], [choose(30, 0, 1)], {
    totalWeight: 10_000_000,
    group,
    published,
  });
  if (decoded?.kind !== 'choice') throw new Error('the question is a choice');
  expect(decoded.counts.slice(0, 10)).toEqual(counts.slice(0, 10));
  expect(decoded.counts.at(-1)).toBeNull();
  // One step more for each number that is compared, and what the last search began with.
  expect(steps()).toBeLessThan(2 ** 16 + 3_163 + counts.length);
});

describe('a ranking', () => {
  const { embedding } = ed25519;
  if (embedding === null) throw new Error('Ed25519 has ranked questions');

  test('is read as it was embedded, if it has ranks from 0 to the number of answers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(31), { minLength: 1, maxLength: 30 }), (numbers) => {
        const read = rankingReader(rank(numbers.length), ed25519);
        const text = ed25519.write(embedding.embed(numbers));
        const opened = { listed: numbers, valid: numbers.every((number) => number <= numbers.length) };
        expect(read(text)).toEqual(opened);
        expect(read(text)).toEqual(opened);
      }),
      { numRuns: 30 },
    );
  });

  test('without any rank is the identity, which is a vote like any other', () => {
    expect(ed25519.isIdentity(embedding.embed([0, 0, 0]))).toBe(true);
    expect(rankingReader(rank(3), ed25519)(ed25519.write(ed25519.identity))).toEqual({
      listed: [0, 0, 0],
      valid: true,
    });
  });

  test('is invalid with the other sign', () => {
    const text = ed25519.write(ed25519.inverse(embedding.embed([1, 2])));
    expect(rankingReader(rank(2), ed25519)(text)).toEqual({ listed: [1, 2], valid: false });
  });

  test('is asked for only where the group has them', () => {
    expect(() => rankingReader(rank(2), groupOf('BELENIOS-2048'))).toThrow(TypeError);
  });
});
