import type { ActBodies } from '@selectorate/selection';
import type { ContestView } from './contest-view.tsx';

/** A date of the timetable: as first set, as it stands, and when what it is about was done. */
export interface PlannedDate {
  readonly id: string;
  /** As the calendar that stands set it. */
  readonly first: string;
  readonly planned: string;
  /** The override that moved it last. */
  readonly moved: number | null;
  /** The act that did what the date is about; where there is none, the clock's record that it passed. */
  readonly actual: { readonly at: string; readonly seq: number } | null;
}

/** The act that does what a deadline is about. Others only pass. */
const DONE_BY: Readonly<Record<string, string>> = {
  freeze: 'freeze-roll',
  shortlist: 'set-shortlist',
  'ballot-opens': 'open-ballot',
  count: 'record-count',
};

/** The dates of a contest in order of time. */
export function plannedAndActual({ state, record }: ContestView): readonly PlannedDate[] {
  const first = firstSet(record.acts);
  const moves = movesOf(record.acts);
  return [...state.deadlines.values()]
    .map(({ id, instant, passed }): PlannedDate => {
      const done = record.acts.findLast(({ kind }) => kind === DONE_BY[id]);
      const clock = passed === null ? undefined : record.acts.find(({ seq }) => seq === passed);
      const actual = done ?? clock;
      return {
        id,
        first: first.get(id) ?? instant,
        planned: instant,
        moved: moves.get(id) ?? null,
        actual: actual === undefined ? null : { at: actual.at, seq: actual.seq },
      };
    })
    .toSorted((a, b) => (a.planned < b.planned ? -1 : 1));
}

type Acts = ContestView['record']['acts'];

function firstSet(acts: Acts): ReadonlyMap<string, string> {
  const calendar = acts.findLast(({ kind }) => kind === 'set-calendar')?.body as ActBodies['set-calendar'] | undefined;
  const declared = acts.findLast(({ kind }) => kind === 'declare')?.body as ActBodies['declare'] | undefined;
  return new Map([
    ...(calendar?.deadlines ?? []).map(({ id, instant }): [string, string] => [id, instant]),
    ...(declared === undefined
      ? []
      : ([
          ['challenge-closes', declared.challengeCloses.instant],
          ['retention-ends', declared.retentionEnds.instant],
        ] as const)),
  ]);
}

function movesOf(acts: Acts): ReadonlyMap<string, number> {
  return new Map(
    acts.flatMap(({ kind, body, seq }): [string, number][] => {
      if (kind !== 'override') return [];
      const { effect } = body as unknown as ActBodies['override'];
      return effect.kind === 'move-deadline' ? [[effect.deadline, seq]] : [];
    }),
  );
}
