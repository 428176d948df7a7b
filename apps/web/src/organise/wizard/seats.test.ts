import { openTrigger } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { EMPTY_PLAN } from './plan.ts';
import { seatsMissing } from './seats.ts';

const { rulebook } = openTrigger();
const plan = {
  ...EMPTY_PLAN,
  units: [{ unit: 'branch-1', section: 'party', title: 'Branch 1', parentBody: null, entitled: null }],
  candidates: [{ candidate: 'candidate-1', label: 'Candidate Alder', incumbent: true }],
};
const person = (role: string, id: string, where: object = {}) =>
  ({
    person: id,
    role,
    unit: null,
    body: null,
    name: null,
    key: null,
    signsWith: null,
    standing: 'invited',
    ...where,
  }) as never;

test('every place that the rulebook and the plan ask for is offered once', () => {
  const roles = seatsMissing(rulebook, plan, []).map(({ role }) => role);
  expect(roles).toEqual([
    'second-officer',
    'scrutineer',
    'teller',
    'teller',
    ...rulebook.bodies.flatMap(() => ['body-member', 'body-member']),
    'incumbent',
    'unit-secretary',
    'unit-teller',
  ]);
});

test('a place that is taken is not offered again', () => {
  const people = [
    person('teller', 'teller-1'),
    person('unit-teller', 'unit-teller-1', { unit: 'branch-1' }),
    person('incumbent', 'candidate-1'),
  ];
  const roles = seatsMissing(rulebook, plan, people).map(({ role }) => role);
  expect(roles.filter((role) => role === 'teller')).toHaveLength(1);
  expect(roles).not.toContain('unit-teller');
  expect(roles).not.toContain('incumbent');
});
