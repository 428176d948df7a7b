import type { ContestShape } from '@selectorate/api';
import type { Rulebook } from '@selectorate/rulebook';
import type { Role } from '@selectorate/selection';
import type { Plan } from './plan.ts';

/** A place in the contest that somebody should be invited to. */
export interface Seat {
  readonly key: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly body: string | null;
  /** Candidates have the id that stands on the ballot; others are given one. */
  readonly person: string | null;
  /** A name known from the plan. */
  readonly name: string;
  /** Without this person the contest cannot open. */
  readonly first: boolean;
}

type People = ContestShape['people'];

/** Tellers key every batch twice, each alone. */
const TELLERS = 2;

/** Places that nobody was invited to yet, as the rulebook and the plan ask for them. */
export function seatsMissing(rulebook: Rulebook, plan: Plan, people: People): readonly Seat[] {
  const taken = (role: Role, where: { readonly unit?: string; readonly body?: string } = {}): number =>
    people.filter(
      (each) => each.role === role && each.unit === (where.unit ?? null) && each.body === (where.body ?? null),
    ).length;
  const several = (
    role: Role,
    wanted: number,
    where: { readonly unit?: string; readonly body?: string } = {},
  ): readonly Seat[] =>
    Array.from({ length: Math.max(0, wanted - taken(role, where)) }, (_, at) => ({
      key: [role, where.unit ?? where.body ?? '', at + 1].join(' '),
      role,
      unit: where.unit ?? null,
      body: where.body ?? null,
      person: null,
      name: '',
      first: role === 'second-officer',
    }));
  const units = rulebook.trigger === null ? [] : plan.units;
  return [
    ...several('second-officer', 1),
    ...several('scrutineer', 1),
    ...several('teller', TELLERS),
    ...rulebook.bodies.flatMap(({ id, quorum }) => several('body-member', Math.max(2, quorum), { body: id })),
    ...plan.candidates.flatMap(({ candidate, label, incumbent }): readonly Seat[] =>
      people.some(({ person }) => person === candidate)
        ? []
        : [
            {
              key: candidate,
              role: incumbent ? 'incumbent' : 'candidate',
              unit: null,
              body: null,
              person: candidate,
              name: label,
              first: false,
            },
          ],
    ),
    ...units.flatMap(({ unit }) => [...several('unit-secretary', 1, { unit }), ...several('unit-teller', 1, { unit })]),
  ];
}
