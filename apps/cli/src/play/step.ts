import type { Json, PersonId } from '@selectorate/basics';
import type { ActBodies, ActKind, Instant, Recorded, Refusal, Seen, State } from '@selectorate/selection';
import type { Result } from '@selectorate/basics';
import type { Place } from '../folder/contest-folder.ts';

/** A private part to be made for an act. `publish` opens it in the record; it can be withdrawn later. */
export interface PartDraft {
  readonly subject: string;
  readonly content: Json;
  readonly publish?: boolean;
}

/** Something that people of a contest do: who, when, what, and which line of the folder says so. */
export interface Step {
  readonly kind: ActKind;
  readonly body: Json;
  readonly by: readonly PersonId[];
  readonly at: Instant;
  readonly parts: Readonly<Record<string, PartDraft>>;
  /** Larger public things that the body names by hash. */
  readonly blobs: readonly Uint8Array[];
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
export function step<Kind extends ActKind>(kind: Kind, body: ActBodies[Kind], { parts = {}, blobs = [], ...about }: StepAbout): Step {
  return { kind, body: body as unknown as Json, parts, blobs, ...about };
}

/** Where a contest is played: in memory here; over HTTP the same steps go to a server. */
export interface House {
  readonly state: State;
  readonly head: Seen;
  submit(step: Step): Promise<Result<Recorded, Refusal>>;
}

/** Something due at a moment that may depend on how the contest went; `steps` are asked for when the moment has come. */
export interface Appointment {
  readonly at: (state: State) => Instant;
  readonly due?: (state: State) => boolean;
  readonly steps: (state: State, at: Instant) => readonly Step[];
}
