import type { BodyOf, Endpoints } from '@selectorate/api';
import type { Result } from '@selectorate/basics';
import { CONTACT_FIELDS, DEAD_CONTACT_REASONS } from '@selectorate/roll';
import { Reader } from '../forms/read-values.ts';
import type { FieldFault, Values } from '../forms/setting.ts';

export type ReadChange = BodyOf<Endpoints['changeContact']>;

/** Why a contact changes: codes of the change log. */
export const CONTACT_REASONS = ['moved-home', 'member-asked', 'slip-corrected', 'contact-failed'] as const;

/** What was typed about a changed contact; what is left empty stays as it is. `seen` counts after the freeze alone. */
export function readChange(values: Values, isFrozen: boolean): Result<ReadChange, readonly FieldFault[]> {
  const read = new Reader(values, 'UTC');
  const member = read.text('member');
  const given = CONTACT_FIELDS.flatMap((name) => {
    const value = read.optional(name);
    return value === null ? [] : [[name, value] as const];
  });
  if (given.length === 0) read.fault('email', 'organise-roll-change-nothing');
  const reason = read.choice('reason', CONTACT_REASONS);
  const authority = read.text('authority');
  const seen = DEAD_CONTACT_REASONS.find((each) => isFrozen && each === values['seen']);
  return read.result(() => ({
    member,
    fields: Object.fromEntries(given),
    reason,
    authority,
    ...(seen === undefined ? {} : { seen }),
  }));
}
