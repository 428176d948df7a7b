import type { ContestShape, DraftShape } from '@selectorate/api';
import type { PersonId } from '@selectorate/basics';
import type { TextArgs } from '@selectorate/messages';
import type { ActKind, Stage, State } from '@selectorate/selection';
import type { Naming } from '../contest/names.ts';
import type { Plan } from '../wizard/plan.ts';

/** A text to be said, by its id. */
export interface Said {
  readonly text: string;
  readonly args?: TextArgs;
}

/** One thing to be done in a contest, for whoever looks at the list. */
export interface ToDo {
  readonly id: string;
  readonly stage: Stage;
  readonly title: Said;
  readonly status: 'completed' | 'incomplete' | 'cannot-start-yet';
  /** Why it cannot start yet. */
  readonly why: Said | null;
  /** What it waits for, or whose it is. */
  readonly hint: Said | null;
  /** Where it is done; null for what is somebody else's, or done. */
  readonly href: string | null;
}

/** What the list is worked out from. */
export interface Facts {
  readonly state: State;
  readonly view: ContestShape;
  readonly drafts: readonly DraftShape[];
  readonly plan: Plan;
  readonly naming: Naming;
  readonly you: PersonId;
  /** The version of the newest membership list; null while there is none, and for whoever does not see the lists. */
  readonly newestList: number | null;
}

export interface Described {
  readonly id: string;
  readonly stage: Stage;
  readonly kind: ActKind;
  readonly title?: Said;
  readonly done: boolean;
  /** The first thing that has to happen before; null when it can be done now. */
  readonly blocked: Said | null;
  /** May this person prepare it? */
  readonly yours: boolean;
  /** Whose it is, for everybody else. */
  readonly whose: Said;
  /** What the form starts from. */
  readonly query?: Readonly<Record<string, string>>;
  /** Which of the open drafts of this kind is this task's. */
  readonly isAbout?: (draft: DraftShape) => boolean;
  /** Instead of the form: a page that prepares several at once. */
  readonly href?: string;
}

/** A task from what is known about it: an open draft goes before the form, so that nothing is prepared twice. */
export function toDo({ view, drafts, you, naming }: Facts, task: Described): ToDo {
  const { id, stage, kind, done, blocked, yours, query = {}, isAbout = () => true } = task;
  const title = task.title ?? { text: `act-${kind}` };
  const open = drafts.find((draft) => draft.standing.kind === 'open' && draft.kind === kind && isAbout(draft));
  const at = { id, stage, title };
  if (done) return { ...at, status: 'completed', why: null, hint: null, href: null };
  if (blocked !== null) return { ...at, status: 'cannot-start-yet', why: blocked, hint: null, href: null };
  if (open !== undefined) {
    const missing = open.by.filter((person) => !open.signatures.some(({ signer }) => signer === person));
    const hint: Said = missing.includes(you)
      ? { text: 'organise-hint-waits-for-you' }
      : { text: 'organise-hint-waits-for', args: { people: missing.map((each) => naming.person(each)).join(', ') } };
    return { ...at, status: 'incomplete', why: null, hint, href: `/organise/c/${view.contest}/drafts/${open.id}` };
  }
  const asked = new URLSearchParams(query).toString();
  const form = task.href ?? `/organise/c/${view.contest}/do/${kind}${asked === '' ? '' : `?${asked}`}`;
  return { ...at, status: 'incomplete', why: null, hint: yours ? null : task.whose, href: yours ? form : null };
}

/** Everybody who looks at the list sees that this is theirs. */
export const forRole = (...roles: readonly string[]): Said => ({
  text: 'organise-hint-for',
  args: { roles: roles.join(', ') },
});

/** Waits for a date of the calendar. */
export const untilPassed = (deadline: string): Said => ({ text: 'organise-why-deadline', args: { deadline } });

/** Waits for another act. */
export const untilDone = (kind: ActKind): Said => ({ text: 'organise-why-act', args: { act: kind } });

/** The first reason of several that stands in the way. */
export const firstOf = (...reasons: readonly (Said | false | null)[]): Said | null =>
  reasons.find((reason) => reason !== false && reason !== null) || null;

/** A member of a draft's body, for telling drafts of one kind apart. */
export const bodyField = ({ body }: DraftShape, name: string): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Readonly<Record<string, unknown>>)[name]
    : undefined;
