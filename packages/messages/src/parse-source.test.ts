import { expect, test } from 'vitest';
import { parseSource } from './parse-source.ts';

test('reads messages with their attributes', () => {
  const [message] = parseSource('a-text = One\n    .do = Two\n').body;
  expect(message?.value).toBe('One');
  expect(message?.attributes).toEqual({ do: 'Two' });
});

test.each([
  ['a message whose brace is never closed', 'good = One\nbad = Two { $x\n', 'of 2 messages'],
  ['a message without a text', 'bad =\ngood = One\n', 'of 2 messages'],
  ['an attribute that cannot be read', 'good = One\n    .do = Two\n    .bad =\n', 'of 1 messages'],
  ['an attribute that is there twice', 'good = One\n    .do = Two\n    .do = Three\n', 'of 2 attributes'],
])('crashes on %s, which Fluent would pass over', (_, source, message) => {
  expect(() => parseSource(source)).toThrow(message);
});
