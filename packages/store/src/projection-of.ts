import { type State, unitOutcome } from '@selectorate/selection';
import type { Projection } from './projection.ts';

/** The projection of a state: the one place where projected rows come from. */
export function projectionOf(state: State): Projection {
  const { declaration, counted } = state;
  return {
    status: {
      size: state.size,
      stage: state.stage,
      now: state.now,
      trigger: state.trigger,
      counted: counted?.elected ?? null,
      margin: counted?.margin ?? null,
      declared: declaration?.at ?? null,
      winner: declaration?.winner ?? null,
      endedBy: declaration?.endedBy ?? null,
      endorsement: state.endorsement?.decision ?? null,
      openChallenges: state.challenges.count(({ ruled }) => ruled === null),
      openIncidents: state.incidents.count(({ ruled }) => ruled === null),
    },
    holdings: inOrder([...state.people.values()], ({ id }) => id).flatMap(({ id, holdings }) =>
      holdings.map(({ role, unit, body, since, until }) => ({ person: id, role, unit, body, since, until })),
    ),
    deadlines: inOrder([...state.deadlines.values()], ({ id }) => id).map(({ id, civil, zone, instant, passed }) => ({
      id,
      civil,
      zone,
      instant,
      passed,
    })),
    units: inOrder([...state.units.values()], ({ id }) => id).map((unit) => ({
      unit: unit.id,
      section: unit.section,
      entitled: unit.entitled,
      returns: unit.returns.length,
      outcome: unitOutcome(state, unit).kind,
    })),
  };
}

/** In the order of their names by code unit: the same in every program, whatever order a map gives. */
function inOrder<T>(all: readonly T[], nameOf: (each: T) => string): readonly T[] {
  return all.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
