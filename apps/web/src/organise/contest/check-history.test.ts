import { utf8 } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { checkHistory } from './check-history.ts';
import { EMPTY_LOG, grown } from './roots.ts';

const log = (...entries: readonly string[]) => grown(EMPTY_LOG, entries.map(utf8));
const head = (of: ReturnType<typeof log>, size: number) => ({ size, root: of.roots[size] ?? '' });

test('a log that has grown since the last visit is in order', () => {
  const [before, now] = [log('a', 'b'), log('a', 'b', 'c')];
  expect(checkHistory(now, head(now, 3), head(before, 2))).toBeNull();
});

test('A07 entries that do not come to the head that the server names are not signed over', () => {
  const [shown, named] = [log('a', 'x'), log('a', 'b')];
  expect(checkHistory(shown, head(named, 2), null)).toBe('head-differs');
});

test('A43 a history that was rewritten since this device saw it is noticed', () => {
  const [before, now] = [log('a', 'b'), log('a', 'x', 'c')];
  expect(checkHistory(now, head(now, 3), head(before, 2))).toBe('history-changed');
});

test('A53 a history that is shorter than this device saw it is noticed', () => {
  const [before, now] = [log('a', 'b', 'c'), log('a', 'b')];
  expect(checkHistory(now, head(now, 2), head(before, 3))).toBe('history-changed');
});

test('entries added piece by piece have the roots of the whole', () => {
  expect(grown(log('a'), [utf8('b'), utf8('c')]).roots).toEqual(log('a', 'b', 'c').roots);
});
