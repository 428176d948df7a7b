import type { DeadlineId } from '@selectorate/basics';
import type { State } from '@selectorate/selection';

/** Has the clock recorded that this date passed? */
export const hasPassed = ({ deadlines }: Pick<State, 'deadlines'>, deadline: string): boolean =>
  deadlines.get(deadline as DeadlineId)?.passed != null;
