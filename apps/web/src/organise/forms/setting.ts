import type { NewDraftShape } from '@selectorate/api';
import type { Json, PersonId, Result } from '@selectorate/basics';
import type { TextArgs } from '@selectorate/messages';
import type { ActBodies, ActKind, Refusal, State } from '@selectorate/selection';
import type { ContestShape } from '@selectorate/api';
import type { Naming } from '../contest/names.ts';
import type { Plan } from '../wizard/plan.ts';

/** What a form stands in. */
export interface Setting {
  readonly state: State;
  readonly view: Pick<ContestShape, 'contest' | 'zone' | 'now' | 'clock' | 'people' | 'roll'>;
  readonly you: PersonId;
  readonly naming: Naming;
  readonly plan: Plan;
  /** What the link to the form was about: a unit, a batch, a challenge. */
  readonly query: Readonly<Record<string, string>>;
}

/** Everything typed into a form, by the name of the field. */
export type Values = Readonly<Record<string, string>>;

export interface Option {
  readonly value: string;
  /** A name, shown as it is; without one, the text of the code. */
  readonly label?: string;
}

/** One field of a form; its label is the text `organise-KIND-NAME` or `organise-field-NAME`. */
export type FieldSpec =
  | {
      readonly kind: 'text' | 'long-text' | 'whole' | 'day' | 'moment';
      readonly name: string;
      readonly optional?: boolean;
    }
  | { readonly kind: 'radio' | 'select' | 'checks'; readonly name: string; readonly options: readonly Option[] }
  | { readonly kind: 'counts'; readonly name: string; readonly codes: readonly string[] }
  | {
      readonly kind: 'papers';
      readonly name: string;
      readonly candidates: readonly string[];
      readonly due: number | null;
    }
  | { readonly kind: 'order'; readonly name: string; readonly items: readonly string[] };

/** What is wrong with a field, as a text. */
export interface FieldFault {
  readonly field: string;
  readonly text: string;
  readonly args?: TextArgs;
}

/** What a form prepares: an act with its private parts, or one that the server works out. */
export type Prepared =
  | { readonly kind: 'draft'; readonly draft: NewDraftShape }
  | { readonly kind: 'proposal'; readonly proposal: Proposal };

type Electorate = 'trigger' | 'ballot';

export type Proposal =
  | { readonly kind: 'report-roll' | 'freeze-roll' | 'record-count' }
  | {
      readonly kind: 'grant-waiver';
      readonly member: string;
      readonly clause: string;
      readonly electorate: Electorate;
      readonly reasons: string;
    }
  | {
      readonly kind: 'give-exclusion-notice';
      readonly member: string;
      readonly reason: string;
      readonly clause: string;
      readonly electorates: Electorate[];
      readonly replyBy: string;
      readonly reasons: string;
    }
  | { readonly kind: 'amend-roll'; readonly entries: [] }
  | { readonly kind: 'agree-batch'; readonly batch: string }
  | { readonly kind: 'state-scrutiny'; readonly satisfied: boolean; readonly statement: string };

/** The form of one kind of act: a file each. */
export interface ActForm {
  /** What every act of this kind would be refused for now: said instead of the form. */
  readonly refused?: (setting: Setting) => Refusal | null;
  readonly fields: (setting: Setting, values: Values) => readonly FieldSpec[];
  readonly initial: (setting: Setting) => Values;
  readonly prepare: (setting: Setting, values: Values) => Result<Prepared, readonly FieldFault[]>;
}

interface Parted {
  readonly by: readonly string[];
  readonly parts?: NewDraftShape['parts'];
}

/** A draft whose body is typed by its kind. */
export function draftFor<Kind extends ActKind>(
  kind: Kind,
  body: ActBodies[Kind],
  { by, parts = {} }: Parted,
): Prepared {
  return {
    kind: 'draft',
    draft: { kind, by: [...by], body: body as unknown as NewDraftShape['body'], parts, blobs: [] },
  };
}

/** A private part about the contest or somebody in it. */
export const part = (subject: string, content: Json, publish: boolean): NewDraftShape['parts'][string] => ({
  subject,
  content: content as NewDraftShape['body'],
  publish,
});

/** Reasons, statements, places: published with the act. */
export const publishedPart = (content: Json): NewDraftShape['parts'][string] => part('contest', content, true);
