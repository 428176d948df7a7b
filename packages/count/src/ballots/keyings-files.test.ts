import { unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { compareKeyingFiles } from './keyings-files.ts';

const batch = (...lines: readonly string[]): string =>
  ['2 1', ...lines, '0', '"Ash"', '"Birch"', '"Batch 07"'].join('\n');

test('two people who keyed the same agree on a batch to be counted', () => {
  const report = unwrap(compareKeyingFiles(batch('1 1 2 0', '1 2 0'), batch('1 1 2 0', '1 2 0')));
  expect(report).toMatchObject({ headings: [], papers: [], agreed: { title: 'Batch 07', ballots: { total: 2 } } });
});

test('nothing is agreed while a paper or a heading differs, and each difference is shown', () => {
  const report = unwrap(
    compareKeyingFiles(batch('1 1 2 0', '1 2 0'), batch('1 1 2 0', '1 1 0').replace('"Birch"', '"Birhc"')),
  );
  expect(report).toMatchObject({
    headings: ['names'],
    papers: [{ kind: 'keyed-differently', a: { line: 3 }, b: { line: 3 } }],
    agreed: null,
  });
});

test('the same papers in other batches of lines are not the same keying', () => {
  const report = unwrap(compareKeyingFiles(batch('2 1 0'), batch('1 1 0', '1 1 0')));
  expect([report.papers.length, report.agreed]).toEqual([2, null]);
});

test('a file that cannot be read is a fault of that file', () => {
  expect(compareKeyingFiles(batch('1 1 0'), batch('1 3 0'))).toMatchObject({
    error: { keying: 'b', code: 'no-such-candidate', line: 2, column: 3 },
  });
});
