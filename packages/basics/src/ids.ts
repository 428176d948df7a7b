declare const brand: unique symbol;

/** A string that names one kind of thing: a unit's id is not a member's. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type ContestId = Id<'contest'>;
export type PersonId = Id<'person'>;
export type MemberId = Id<'member'>;
export type UnitId = Id<'unit'>;
export type SectionId = Id<'section'>;
export type CandidateId = Id<'candidate'>;
export type BatchId = Id<'batch'>;
export type DeadlineId = Id<'deadline'>;
export type ClauseId = Id<'clause'>;

/** Lower-case letters, digits, points and hyphens, 1 to 64 of them, starting with a letter or digit. */
export const ID_PATTERN: RegExp = /^[a-z0-9][a-z0-9.-]{0,63}$/;

export const isId = (text: string): boolean => ID_PATTERN.test(text);
