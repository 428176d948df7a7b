import { expect, test } from 'vitest';
import { parseRecordsIndex } from './records-index.ts';

const contest = { contest: 'a', title: null, size: 12, stage: 'ballot', binding: false, clock: 'rehearsal' };
const index = (contests: unknown, engine: unknown = 'trial'): string =>
  JSON.stringify({ schema: 'selectorate-records/1', contests, engine });

test('reads the contests of a server', () => {
  expect(parseRecordsIndex(index([contest]))).toEqual({ contests: [contest], engine: 'trial' });
  expect(parseRecordsIndex(index([], 'postgresql'))).toEqual({ contests: [], engine: 'postgresql' });
});

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['another schema', '{"schema":"selectorate-records/2","contests":[],"engine":"trial"}'],
  ['another engine', index([], 'memory')],
  ['contests that are no list', index({})],
  ['a folder that leads elsewhere', index([{ ...contest, contest: '../a' }])],
  ['a title that is no text', index([{ ...contest, title: 1 }])],
  ['a size that is no number', index([{ ...contest, size: '12' }])],
  ['another clock', index([{ ...contest, clock: 'sundial' }])],
  ['a stage that is no text', index([{ ...contest, stage: null }])],
])('refuses %s', (_, text) => {
  expect(parseRecordsIndex(text)).toBeUndefined();
});
