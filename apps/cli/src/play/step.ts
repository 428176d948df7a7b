import type { Json, PersonId, Result } from '@selectorate/basics';
import type { ActBodies, ActKind, Deed, Instant, PartDraft, Recorded, Refusal, State } from '@selectorate/selection';
import type { Place } from '../folder/contest-folder.ts';

/** A deed of the people of a contest, and the line of the folder that says so. */
export interface Step extends Deed {
  readonly place: Place;
}

interface StepAbout {
  readonly by: readonly PersonId[];
  readonly at: Instant;
  readonly place: Place;
  readonly parts?: Readonly<Record<string, PartDraft>>;
  readonly blobs?: readonly Uint8Array[];
}

/** A step whose body is typed by its kind. */
export function step<Kind extends ActKind>(
  kind: Kind,
  body: ActBodies[Kind],
  { parts = {}, blobs = [], ...about }: StepAbout,
): Step {
  return { kind, body: body as unknown as Json, parts, blobs, ...about };
}

/** Where a contest is played: in memory, or over HTTP at a server, which can also fail in ways of its own. */
export interface House<Trouble = never> {
  readonly state: State;
  submit(
    step: Step,
  ):
    | Result<Pick<Recorded, 'act' | 'entry'>, Refusal | Trouble>
    | Promise<Result<Pick<Recorded, 'act' | 'entry'>, Refusal | Trouble>>;
}

/** Something due at a moment that may depend on how the contest went; `steps` are asked for when the moment has come. */
export interface Appointment {
  readonly at: (state: State) => Instant;
  readonly due?: (state: State) => boolean;
  readonly steps: (state: State, at: Instant) => readonly Step[];
}
