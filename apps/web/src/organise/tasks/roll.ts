import { HOURS_TO_REVEAL, secondsBetween, type Stage, type State } from '@selectorate/selection';
import { sayWhen } from '@selectorate/ui';
import { holdsRole } from '../forms/who-signs.ts';
import { stageOf } from '../roll/exclusion-steps.ts';
import { bodyField, type Facts, forRole, type Said, type ToDo, toDo } from './to-do.ts';

/** What is to be done about the roll before it is frozen: the checks, the call for a sample, values for it. */
export function rollTasks(facts: Facts): readonly ToDo[] {
  const { state, view, you } = facts;
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  return [
    toDo(facts, {
      id: 'roll-report',
      stage: 'set-up',
      kind: 'report-roll',
      title: { text: 'organise-task-roll-checks' },
      done: state.rollReport !== null,
      blocked: view.roll === null && officer ? { text: 'organise-why-roll' } : null,
      yours: officer,
      whose: forRole('returning-officer', 'second-officer'),
      href: `/organise/c/${view.contest}/roll/checks`,
    }),
    ...(state.stage === 'set-up' ? exclusionTasks(facts) : []),
    ...sampleCalled(facts),
  ];
}

/** The same after the freeze: cases that are open still, and the sample. */
export const laterRollTasks = (facts: Facts): readonly ToDo[] => [
  ...(facts.state.stage === 'set-up' ? [] : exclusionTasks(facts)),
  ...sampleTasks(facts),
];

/** A contest can do without a sample: only who can call for one is asked to. */
function sampleCalled(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  const scrutineer = holdsRole(state, you, 'scrutineer');
  const call = {
    id: 'roll-sample-call',
    stage: 'set-up',
    kind: 'call-roll-sample',
    done: state.rollSample !== null,
    blocked: null,
    yours: scrutineer,
    whose: forRole('scrutineer'),
  } as const;
  if (state.rollSample === null) return scrutineer ? [toDo(facts, call)] : [];
  if (!scrutineer && !holdsRole(state, you, 'returning-officer', 'second-officer', 'agent')) return [];
  return [
    toDo(facts, call),
    toDo(facts, {
      id: 'roll-sample-value',
      stage: 'set-up',
      kind: 'commit-sample-value',
      done: state.rollSample.values.some(({ person }) => person === you),
      blocked: null,
      yours: true,
      whose: forRole(),
      isAbout: (draft) => draft.by.includes(you),
    }),
  ];
}

/** Papers go out after these: whoever may be left out is settled before. */
const BEFORE_ISSUE: ReadonlySet<Stage> = new Set(['set-up', 'trigger', 'shortlist']);

/** Cases that wait for somebody: their clock first, then the decision. What is settled stands on its own page. */
function exclusionTasks(facts: Facts): readonly ToDo[] {
  const { state, view, you } = facts;
  if (!BEFORE_ISSUE.has(state.stage)) return [];
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  return [...state.exclusions.values()].flatMap((exclusion) => {
    const { id, notice } = exclusion;
    const standing = stageOf(exclusion, view.now);
    const waits: Said | null =
      standing === 'noticed'
        ? { text: 'organise-why-reply-awaited', args: { until: sayWhen(notice.replyBy, view.zone) } }
        : null;
    if (waits === null && standing !== 'replied' && standing !== 'silent') return [];
    return [
      toDo(facts, {
        id: `exclusion-${id}`,
        stage: state.stage,
        kind: 'decide-exclusion',
        title: { text: 'organise-task-exclusion', args: { exclusion: id } },
        done: false,
        blocked: waits,
        yours: officer,
        whose: forRole('returning-officer', 'second-officer'),
        query: { exclusion: id },
        isAbout: (draft) => bodyField(draft, 'exclusion') === id,
      }),
    ];
  });
}

const AFTER_FREEZE: ReadonlySet<Stage> = new Set(['trigger', 'shortlist', 'ballot', 'count']);

/** The sample after the freeze: values revealed, drawn, answers reported. */
function sampleTasks(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  const { rollSample: sample, frozen, stage } = state;
  if (sample === null || frozen === null || sample.values.length === 0 || !AFTER_FREEZE.has(stage)) return [];
  const own = sample.values.find(({ person }) => person === you);
  const ofScrutineer = { yours: holdsRole(state, you, 'scrutineer'), whose: forRole('scrutineer') };
  const reveal =
    own === undefined || sample.drawn !== null
      ? []
      : [
          toDo(facts, {
            id: 'roll-sample-reveal',
            stage,
            kind: 'reveal-sample-value',
            done: own.value !== null,
            blocked: null,
            yours: true,
            whose: forRole(),
            isAbout: (draft) => draft.by.includes(you),
          }),
        ];
  return [
    ...reveal,
    toDo(facts, {
      id: 'roll-sample-draw',
      stage,
      kind: 'draw-roll-sample',
      done: sample.drawn !== null,
      blocked: mayDraw(state, facts.view.now) ? null : { text: 'organise-why-sample-reveal' },
      ...ofScrutineer,
    }),
    toDo(facts, {
      id: 'roll-sample-report',
      stage,
      kind: 'report-roll-sample',
      done: sample.found?.silent === 0,
      blocked: sample.drawn === null ? { text: 'organise-why-act', args: { act: 'draw-roll-sample' } } : null,
      ...ofScrutineer,
    }),
  ];
}

/** All values are there, or a day has passed since the freeze. */
export function mayDraw({ rollSample, frozen }: State, now: string): boolean {
  if (rollSample === null || frozen === null) return false;
  const open = rollSample.values.some(({ value }) => value === null);
  return !open || secondsBetween(now, frozen.at) >= HOURS_TO_REVEAL * 3_600;
}
