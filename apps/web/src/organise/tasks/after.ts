import { unresolvedPapers } from '@selectorate/selection';
import { holdersOf, holdsRole, sitsIn } from '../forms/who-signs.ts';
import { hasPassed } from './has-passed.ts';
import {
  bodyField,
  type Facts,
  firstOf,
  forRole,
  type Said,
  type ToDo,
  toDo,
  untilDone,
  untilPassed,
} from './to-do.ts';

/** Scrutiny, count, papers in doubt, declaration. */
export function countTasks(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  const kept = state.trigger === 'reselected';
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  const ofOfficers = { yours: officer, whose: forRole('returning-officer', 'second-officer') };
  const notYet = reached(facts) ? null : kept ? null : untilDone('reconcile');
  const decider = state.rulebook.declaration.anomaliesDecidedBy;
  const doubt = inDoubt(facts);
  return [
    toDo(facts, {
      id: 'scrutiny',
      stage: 'count',
      kind: 'state-scrutiny',
      done: state.scrutiny?.satisfied === true,
      blocked: notYet,
      yours: holdsRole(state, you, 'scrutineer'),
      whose: forRole('scrutineer'),
    }),
    ...(kept
      ? []
      : [
          toDo(facts, {
            id: 'count',
            stage: 'count',
            kind: 'record-count',
            done: state.counted !== null,
            blocked: firstOf(notYet, state.scrutiny?.satisfied !== true && untilDone('state-scrutiny')),
            ...ofOfficers,
          }),
        ]),
    ...(doubt || state.anomaliesDecided !== null
      ? [
          toDo(facts, {
            id: 'anomalies',
            stage: 'count',
            kind: 'decide-anomalies',
            done: state.anomaliesDecided !== null,
            blocked: state.counted === null ? untilDone('record-count') : null,
            yours: sitsIn(state, you, decider),
            whose: ofBody(facts, decider),
          }),
        ]
      : []),
    toDo(facts, {
      id: 'declare',
      stage: 'count',
      kind: 'declare',
      done: state.declaration !== null,
      blocked: firstOf(
        notYet,
        state.scrutiny?.satisfied !== true && untilDone('state-scrutiny'),
        !kept && state.counted === null && untilDone('record-count'),
        tellersUndeclared(facts) && { text: 'organise-why-interests' },
        doubt && untilDone('decide-anomalies'),
      ),
      ...ofOfficers,
    }),
  ];
}

const reached = ({ state }: Facts): boolean => ['count', 'declared', 'closed'].includes(state.stage);

/** Papers in doubt that could change the result, and nobody has decided (invariant 4). */
function inDoubt({ state }: Facts): boolean {
  const papers = unresolvedPapers(state);
  return state.counted !== null && papers > 0 && papers >= state.counted.margin && state.anomaliesDecided === null;
}

const tellersUndeclared = ({ state }: Facts): boolean =>
  (['returning-officer', 'second-officer', 'scrutineer', 'teller'] as const)
    .flatMap((role) => holdersOf(state, role))
    .some((person) => state.people.get(person)?.interests === null);

const ofBody = ({ state }: Facts, body: string): Said => ({
  text: 'organise-hint-for-body',
  args: { body: state.rulebook.bodies.find(({ id }) => id === body)?.title ?? body },
});

/** Endorsement, challenges, close. */
export function declaredTasks(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  const { endorsement, challenges } = state.rulebook;
  const undeclared = state.declaration === null ? untilDone('declare') : null;
  const live = [...state.challenges.values()].filter(({ ruled }) => ruled === null);
  return [
    toDo(facts, {
      id: 'endorse',
      stage: 'declared',
      kind: 'endorse',
      done: state.endorsement !== null,
      blocked: undeclared,
      yours: sitsIn(state, you, endorsement.body),
      whose: ofBody(facts, endorsement.body),
    }),
    ...[...state.challenges.values()].map((challenge) =>
      toDo(facts, {
        id: `rule-${challenge.id}`,
        stage: 'declared',
        kind: 'rule-on-challenge',
        title: { text: 'organise-task-rule', args: { challenge: challenge.id as string } },
        done: challenge.ruled !== null,
        blocked: null,
        yours: sitsIn(state, you, challenges.decidedBy),
        whose: ofBody(facts, challenges.decidedBy),
        query: { challenge: challenge.id },
        isAbout: (draft) => bodyField(draft, 'challenge') === challenge.id,
      }),
    ),
    toDo(facts, {
      id: 'close',
      stage: 'declared',
      kind: 'close-contest',
      done: state.stage === 'closed',
      blocked: firstOf(
        undeclared,
        live.length > 0 && untilDone('rule-on-challenge'),
        !hasPassed(state, 'challenge-closes') && untilPassed('challenge-closes'),
      ),
      yours: holdsRole(state, you, 'returning-officer', 'second-officer'),
      whose: forRole('returning-officer', 'second-officer'),
    }),
  ];
}

/** Incidents on which nobody has ruled. */
export const incidentTasks = (facts: Facts): readonly ToDo[] =>
  [...facts.state.incidents.values()].map((incident) =>
    toDo(facts, {
      id: `rule-${incident.id}`,
      stage: 'ballot',
      kind: 'rule-on-incident',
      title: { text: 'organise-task-rule-incident', args: { incident: incident.id as string } },
      done: incident.ruled !== null,
      blocked: null,
      yours: sitsIn(facts.state, facts.you, facts.state.rulebook.challenges.decidedBy),
      whose: ofBody(facts, facts.state.rulebook.challenges.decidedBy),
      query: { incident: incident.id },
      isAbout: (draft) => bodyField(draft, 'incident') === incident.id,
    }),
  );
