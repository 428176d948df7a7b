import type { RollEntry } from '../entry.ts';
import { fieldText, ROLL_FIELDS } from '../field.ts';
import { diffRolls, type RollChange } from '../versions/diff-rolls.ts';
import type { LoggedChange } from './logged-change.ts';

/** Who changed the roll, when, how and by what right: what all changes made at once have in common. */
export type ChangeNote = Omit<LoggedChange, 'member' | 'field' | 'from' | 'to'>;

/**
 * What leads from one version of a roll to the next, field by field, in the order of member ids. Somebody new is one
 * change of the field `member` from nothing, followed by each field that is not empty; somebody who is gone is the one
 * change of `member` to nothing. {@link replayChanges} turns the first version and these into the second.
 */
export function changesBetween(
  before: readonly RollEntry[],
  after: readonly RollEntry[],
  note: ChangeNote,
): readonly LoggedChange[] {
  const now = new Map(after.map((entry) => [entry.member, entry]));
  return diffRolls(before, after).flatMap((change) => logged(change, note, now.get(change.member)));
}

function logged(change: RollChange, note: ChangeNote, now: RollEntry | undefined): readonly LoggedChange[] {
  const { member } = change;
  if (change.kind === 'changed') return [{ ...note, member, field: change.field, from: change.from, to: change.to }];
  if (now === undefined) return [{ ...note, member, field: 'member', from: member, to: '' }];
  return ROLL_FIELDS.map((field) => ({ ...note, member, field, from: '', to: fieldText(now, field) })).filter(
    ({ to }) => to !== '',
  );
}
