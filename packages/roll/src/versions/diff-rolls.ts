import type { MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';
import { fieldText, ROLL_FIELDS, type RollField } from '../field.ts';

/** One difference between two versions of a roll. Private: it holds what stood there before and after. */
export type RollChange =
  | { readonly kind: 'added'; readonly member: MemberId }
  | { readonly kind: 'removed'; readonly member: MemberId }
  | {
      readonly kind: 'changed';
      readonly member: MemberId;
      readonly field: RollField;
      readonly from: string;
      readonly to: string;
    };

/** The differences as exact numbers by field: for officers. Candidates see {@link changeCounts}, where small ones are withheld. */
export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  /** Members with at least one changed field. */
  readonly membersChanged: number;
  readonly byField: readonly { readonly field: RollField; readonly members: number }[];
}

/** Field by field, in the order of member ids; the order of entries in a roll means nothing. */
export function diffRolls(before: readonly RollEntry[], after: readonly RollEntry[]): readonly RollChange[] {
  const old = new Map(before.map((entry) => [entry.member, entry]));
  const now = new Map(after.map((entry) => [entry.member, entry]));
  const members = [...new Set([...old.keys(), ...now.keys()])].toSorted(byText);
  return members.flatMap((member) => diffMember(member, old.get(member), now.get(member)));
}

export function countChanges(changes: readonly RollChange[]): ChangeCounts {
  const changed = changes.filter((change) => change.kind === 'changed');
  return {
    added: changes.filter(({ kind }) => kind === 'added').length,
    removed: changes.filter(({ kind }) => kind === 'removed').length,
    membersChanged: new Set(changed.map(({ member }) => member)).size,
    byField: ROLL_FIELDS.map((field) => ({
      field,
      members: changed.filter((change) => change.field === field).length,
    })).filter(({ members }) => members > 0),
  };
}

function diffMember(member: MemberId, old: RollEntry | undefined, now: RollEntry | undefined): readonly RollChange[] {
  if (old === undefined) return [{ kind: 'added', member }];
  if (now === undefined) return [{ kind: 'removed', member }];
  return ROLL_FIELDS.map((field) => ({ field, from: fieldText(old, field), to: fieldText(now, field) }))
    .filter(({ from, to }) => from !== to)
    .map((change) => ({ kind: 'changed', member, ...change }));
}
