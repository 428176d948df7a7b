import { closed, counted, declared, openTrigger, type RehearsedContest, reselected } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { candidateStatuses } from './candidate-status.ts';

const statuses = ({ state }: RehearsedContest) =>
  Object.fromEntries(candidateStatuses(state).map(({ candidate, status }) => [candidate, status]));

test.each([
  ['before the shortlist', openTrigger, { incumbent: 'stands', 'candidate-2': 'stands' }],
  ['when units kept the incumbent', reselected, { incumbent: 'stands', 'candidate-2': 'stands' }],
  ['on the shortlist', counted, { incumbent: 'shortlisted', 'candidate-2': 'shortlisted' }],
  ['after the declaration', declared, { incumbent: 'selected', 'candidate-2': 'not-selected' }],
  ['after the endorsement', closed, { incumbent: 'endorsed', 'candidate-2': 'not-selected' }],
])('%s', (_, play, expected) => {
  expect(statuses(play())).toEqual(expected);
});

test('the shortlist stands in its order, and the incumbent is named as such', () => {
  expect(candidateStatuses(counted().state)).toMatchObject([
    { candidate: 'incumbent', isIncumbent: true },
    { candidate: 'candidate-2', isIncumbent: false },
  ]);
});
