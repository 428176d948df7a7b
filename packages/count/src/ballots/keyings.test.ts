import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BltPaper } from '../files/blt/blt.ts';
import { parseBltKeying } from '../files/blt/blt-parse.ts';
import { compareKeyings } from './keyings.ts';

const keyed = (...lines: readonly string[]): readonly BltPaper[] =>
  unwrap(
    parseBltKeying(['3 1', ...lines.map((line) => `1 ${line} 0`), '0', '"1"', '"2"', '"3"', '"Batch 07"'].join('\n')),
  ).papers;

test('two equal keyings have no difference', () => {
  expect(compareKeyings(keyed('1 2', '3', '2'), keyed('1 2', '3', '2'))).toEqual([]);
});

test('a paper keyed differently is shown with both lines and what each says', () => {
  expect(compareKeyings(keyed('1 2', '3', '2'), keyed('1 2', '3 1', '2'))).toEqual([
    {
      kind: 'keyed-differently',
      a: { line: 3, ranking: [[2]], times: 1 },
      b: { line: 3, ranking: [[2], [0]], times: 1 },
    },
  ]);
});

test('the same papers in another order are differences: ballots are compared one by one, not as totals', () => {
  expect(compareKeyings(keyed('1', '2', '3'), keyed('2', '1', '3')).length).toBeGreaterThan(0);
});

test('a paper left out is one difference, not one in every line after it', () => {
  const a = keyed('1', '2', '3', '1 2', '2 1');
  const b = keyed('1', '3', '1 2', '2 1');
  expect(compareKeyings(a, b)).toEqual([{ kind: 'only-in-a', a: a[1], afterLineOfB: 2 }]);
  expect(compareKeyings(b, a)).toEqual([{ kind: 'only-in-b', b: a[1], afterLineOfA: 2 }]);
});

const lines = fc.array(fc.constantFrom<string>('1', '2', '3', '1 2', '2 1'), { minLength: 1, maxLength: 30 });

test('swapping the two keyings swaps the sides and keeps their number', () => {
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      expect(compareKeyings(keyed(...a), keyed(...b))).toHaveLength(compareKeyings(keyed(...b), keyed(...a)).length);
    }),
  );
});

test('one slip of one of the two is always found, and found as one', () => {
  fc.assert(
    fc.property(lines, fc.nat(), fc.constantFrom('changed', 'left out', 'twice'), (all, at, slip) => {
      const i = at % all.length;
      const slips = {
        changed: all.with(i, '3 2 1'),
        'left out': all.toSpliced(i, 1),
        twice: all.toSpliced(i, 0, all[i] ?? '1'),
      };
      expect(compareKeyings(keyed(...all), keyed(...slips[slip]))).toHaveLength(1);
    }),
  );
});
