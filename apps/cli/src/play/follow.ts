import { err, ok, type Result } from '@selectorate/basics';
import type { Instant, Refusal, State } from '@selectorate/selection';
import type { Place } from '../folder/contest-folder.ts';
import { FAR_OFF } from './moments.ts';
import type { Appointment, House } from './step.ts';

/** A step that came to nothing, with the line of the folder that asked for it: the rules refused it, or the house could not. */
export interface PlayFault<Trouble = never> {
  readonly place: Place;
  readonly kind: string;
  readonly at: string;
  readonly why: Refusal | Trouble;
}

/** Keeps every appointment in the order in which its moment comes; an override may still move those ahead. */
export async function follow<Trouble>(
  script: readonly Appointment[],
  house: House<Trouble>,
  progress?: (state: State, kind: string) => void,
): Promise<Result<null, PlayFault<Trouble>>> {
  const open = new Set(script);
  for (;;) {
    const next = earliest(open, house.state);
    if (next === undefined) return ok(null);
    open.delete(next.appointment);
    if (next.appointment.due?.(house.state) === false) continue;
    const at = next.at > house.state.now ? next.at : house.state.now;
    for (const each of next.appointment.steps(house.state, at)) {
      const submitted = await house.submit(each);
      if (!submitted.ok) return err({ place: each.place, kind: each.kind, at: each.at, why: submitted.error });
      progress?.(house.state, each.kind);
    }
  }
}

function earliest(
  open: ReadonlySet<Appointment>,
  state: State,
): { readonly appointment: Appointment; readonly at: Instant } | undefined {
  let first: { appointment: Appointment; at: Instant } | undefined;
  for (const appointment of open) {
    const at = appointment.at(state);
    if (at < FAR_OFF && (first === undefined || at < first.at)) first = { appointment, at };
  }
  return first;
}
