import type { DraftShape } from '@selectorate/api';
import { type ActKind, hasRung, type Stage } from '@selectorate/selection';
import { holdsRole, sitsIn } from '../forms/who-signs.ts';
import { countTasks, declaredTasks, incidentTasks } from './after.ts';
import { ballotTasks, shortlistTasks } from './ballot.ts';
import { tasksBeforeOpening } from './before-opening.ts';
import { laterRollTasks } from './roll.ts';
import { setUpTasks } from './set-up.ts';
import type { Facts, ToDo } from './to-do.ts';
import { triggerTasks } from './trigger.ts';

/** Everything there is to do in a contest, stage by stage, as one person sees it. */
export function tasksOf(facts: Facts): readonly ToDo[] {
  if (facts.state.contest === null) return tasksBeforeOpening(facts);
  if (
    facts.state.stage === 'closed' &&
    facts.state.declaration?.endedBy !== 'declaration' &&
    facts.state.declaration?.endedBy !== 'trigger'
  )
    return [];
  const tasks = [
    ...setUpTasks(facts),
    ...laterRollTasks(facts),
    ...triggerTasks(facts),
    ...shortlistTasks(facts),
    ...ballotTasks(facts),
    ...incidentTasks(facts),
    ...countTasks(facts),
    ...declaredTasks(facts),
  ];
  return tasks.filter((task) => task.status === 'completed' || isAhead(facts, task));
}

const ORDER: readonly Stage[] = ['set-up', 'trigger', 'shortlist', 'ballot', 'count', 'declared', 'closed'];

/** What is left of a stage that is over is over too; interests can be declared late. */
const isAhead = ({ state }: Facts, { stage, id }: ToDo): boolean =>
  ORDER.indexOf(stage) >= ORDER.indexOf(state.stage) || id === 'interest' || id === 'introduce';

/** Prepared acts that wait for this person's signature. */
export const waitingFor = ({ drafts, you }: Pick<Facts, 'drafts' | 'you'>): readonly DraftShape[] =>
  drafts.filter(
    ({ standing, by, signatures }) =>
      standing.kind === 'open' && by.includes(you) && !signatures.some(({ signer }) => signer === you),
  );

/** Departures from the rules and reports that this person may make now. */
export function departuresFor({ state, you }: Pick<Facts, 'state' | 'you'>): readonly ActKind[] {
  const running = state.contest !== null && state.stage !== 'closed';
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer', 'scrutineer');
  const decides = officer || state.rulebook.overrides.some(({ decidedBy }) => sitsIn(state, you, decidedBy));
  const withPapers = state.stage === 'ballot' || state.stage === 'count';
  const mayReport = holdsRole(state, you, 'returning-officer', 'second-officer', 'scrutineer', 'teller', 'agent');
  const mayChallenge = holdsRole(
    state,
    you,
    'candidate',
    'incumbent',
    'agent',
    'scrutineer',
    'second-officer',
    'returning-officer',
    'unit-secretary',
    'unit-teller',
  );
  const there: readonly (readonly [ActKind, boolean])[] = [
    ['override', running && decides],
    ['replace-officer', running && (decides || holdsRole(state, you, 'body-member', 'unit-secretary', 'unit-teller'))],
    ['set-aside-return', state.stage === 'trigger' && state.trigger === null && officer],
    ['record-lot', state.stage === 'count' && state.counted === null && officer && hasRung(state, 'physical-lot')],
    ['report-incident', withPapers && mayReport],
    ['lodge-challenge', state.stage === 'declared' && mayChallenge],
  ];
  return there.flatMap(([kind, may]) => (may ? [kind] : []));
}
