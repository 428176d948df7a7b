import type { ContestId, Json } from '@selectorate/basics';
import type { OpenedPart } from '@selectorate/selection';
import { expect, test } from 'vitest';
import { contestTitle, namesIn } from './names.ts';

const part = (name: string, subject: string, content: Json): OpenedPart => ({
  schema: 'selectorate-part/1',
  contest: 'a' as ContestId,
  part: name,
  subject,
  salt: '0'.repeat(64),
  content,
});

test('names are published titles and names by subject, and labels by candidate', () => {
  const names = namesIn([
    part('title', 'contest', 'The contest'),
    part('title', 'unit-1', { title: 'Branch 01', parentBody: null }),
    part('name', 'person-1', { name: 'Officer A' }),
    part('labels', 'contest', { 'candidate-1': 'Candidate 1', 'candidate-2': 7 }),
    part('reasons', 'person-1', 'not a name'),
  ]);
  expect([...names]).toEqual([
    ['contest', 'The contest'],
    ['unit-1', 'Branch 01'],
    ['person-1', 'Officer A'],
    ['candidate-1', 'Candidate 1'],
  ]);
  expect(contestTitle(names)).toBe('The contest');
  expect(contestTitle(namesIn([]))).toBeUndefined();
});
