import type { ClauseId } from '@selectorate/basics';
import type { Rulebook } from '@selectorate/rulebook';
import { type Act, type ActFault, admit, replayEntries, type Stage, type State } from '@selectorate/selection';

/** When a contest came to a stage, and by which entry. */
export interface StageReached {
  readonly stage: Stage;
  readonly seq: number;
  readonly at: string;
}

/** A replay with what a page wants to tell about its way. */
export interface Watched {
  readonly state: State;
  readonly acts: readonly Act[];
  /** The clauses that allowed each act, by its entry. */
  readonly clauses: ReadonlyMap<number, readonly ClauseId[]>;
  /** Stages in the order in which they were reached; one can be reached twice, after a recount. */
  readonly stages: readonly StageReached[];
  readonly faults: readonly ActFault[];
  /** The act that recorded the count that stands last, and the state before it: what a recount needs. */
  readonly counting: { readonly before: State; readonly act: Act } | null;
}

interface Pinned {
  readonly rulebook: Rulebook;
  readonly rulebookBytes: Uint8Array;
}

/** Replays entries, and keeps why each act was allowed and when each stage was reached. */
export function watchReplay(entries: readonly Uint8Array[], pinned: Pinned): Watched {
  const clauses = new Map<number, readonly ClauseId[]>();
  const stagesBefore: Stage[] = [];
  let counting: Watched['counting'] = null;
  const { state, acts, faults } = replayEntries(entries, {
    ...pinned,
    beside: (before, act) => {
      const allowed = admit(before, act);
      if (allowed.ok) clauses.set(act.seq, [...new Set(allowed.value)]);
      stagesBefore.push(before.stage);
      if (act.kind === 'record-count') counting = { before, act };
      return [];
    },
  });
  return { state, acts, clauses, stages: stagesReached(acts, [...stagesBefore, state.stage]), faults, counting };
}

/** `stages[i]` is the stage before act i, and the last one the stage after all. */
function stagesReached(acts: readonly Act[], stages: readonly Stage[]): readonly StageReached[] {
  return acts.flatMap(({ seq, at }, i) => {
    const stage = stages[i + 1];
    return stage !== undefined && (i === 0 || stage !== stages[i]) ? [{ stage, seq, at }] : [];
  });
}
