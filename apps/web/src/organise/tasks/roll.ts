import { HOURS_TO_REVEAL, secondsBetween, type Stage, type State } from '@selectorate/selection';
import { sayWhen } from '@selectorate/ui';
import { holdsRole } from '../forms/who-signs.ts';
import { mayExclude, stageOf } from '../roll/exclusion-steps.ts';
import { isReportOld } from '../roll/is-reported.ts';
import { bodyField, type Facts, forRole, type Said, type ToDo, toDo, untilDone } from './to-do.ts';

/** What is to be done about the roll before it is frozen: the checks, the call for a sample, values for it. */
export function rollTasks(facts: Facts): readonly ToDo[] {
  const { state, view, you } = facts;
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  const old = isReportOld(state, facts.newestList);
  return [
    toDo(facts, {
      id: 'roll-report',
      stage: 'set-up',
      kind: 'report-roll',
      title: { text: old ? 'organise-task-roll-checks-again' : 'organise-task-roll-checks' },
      done: state.rollReport !== null && !old,
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

/** Cases that wait for somebody: their clock until it is decided. What is settled stands on its own page. */
function exclusionTasks(facts: Facts): readonly ToDo[] {
  const { state, view, you } = facts;
  if (!BEFORE_ISSUE.has(state.stage)) return [];
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  return [...state.exclusions.values()].flatMap((exclusion) => {
    const { id, notice } = exclusion;
    const standing = stageOf(exclusion, view.now);
    if (standing !== 'noticed' && standing !== 'replied' && standing !== 'silent') return [];
    const until = { until: sayWhen(notice.replyBy, view.zone) };
    const waits: Said | null = standing === 'noticed' ? { text: 'organise-why-reply-awaited', args: until } : null;
    const task = toDo(facts, {
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
    });
    // A reply does not shorten the time to reply; whoever is to be kept need not wait for its end.
    const mayKeepOnly = standing === 'replied' && !mayExclude(exclusion, view.now);
    return [
      mayKeepOnly && task.hint === null ? { ...task, hint: { text: 'organise-hint-keep-only', args: until } } : task,
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
      done: sample.found?.silent === 0 || (isSampleClosed(state) && sample.found !== null),
      blocked: isSampleClosed(state)
        ? { text: 'refusal-sample-closed' }
        : sample.drawn === null
          ? untilDone('draw-roll-sample')
          : null,
      ...ofScrutineer,
    }),
  ];
}

/** Once papers are reconciled a margin may be known: what the sample found is reported before, and never after. */
export const isSampleClosed = ({ lotValuesFixed }: State): boolean => lotValuesFixed !== null;

/** All values are there, or a day has passed since the freeze. */
export function mayDraw({ rollSample, frozen }: State, now: string): boolean {
  if (rollSample === null || frozen === null) return false;
  const open = rollSample.values.some(({ value }) => value === null);
  return !open || secondsBetween(now, frozen.at) >= HOURS_TO_REVEAL * 3_600;
}
