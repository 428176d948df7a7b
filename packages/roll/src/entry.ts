import {
  formatIsoDate,
  ID_PATTERN,
  isId,
  type Json,
  type MemberId,
  parseIsoDate,
  type UnitId,
} from '@selectorate/basics';
import { z } from 'zod';

/** A date as `2022-10-10`. */
export type IsoDate = string;

export const MEMBER_STATUSES = ['full', 'lapsed', 'suspended', 'resigned', 'deceased', 'left'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** All that a rule may look at. A date of birth is here because age is a rule in some bodies. */
export interface Standing {
  readonly unit: UnitId;
  readonly joined: IsoDate;
  readonly paidThrough: IsoDate | null;
  readonly status: MemberStatus;
  readonly kind: string;
  readonly born: IsoDate | null;
  readonly tags: readonly string[];
}

/** Who the member is and how they are reached; no rule sees this. Empty text means not known. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly postcode: string;
}

export interface RollEntry {
  readonly member: MemberId;
  readonly standing: Standing;
  readonly person: Person;
}

/** The most characters a field may hold (UTF-16 code units), here and at import. */
export const LONGEST = { id: 64, person: 500, tags: 32 } as const;

const idText = z.string().regex(ID_PATTERN);
const isoDate = z.string().refine((text) => {
  const date = parseIsoDate(text);
  return date !== undefined && formatIsoDate(date) === text;
});
const personText = z
  .string()
  .max(LONGEST.person)
  .refine((text) => text.isWellFormed());

/** The one shape of an entry; anything more or less is refused. */
export const rollEntrySchema: z.ZodType<RollEntry> = z.strictObject({
  member: idText.transform((text) => text as MemberId),
  standing: z.strictObject({
    unit: idText.transform((text) => text as UnitId),
    joined: isoDate,
    paidThrough: isoDate.nullable(),
    status: z.enum(MEMBER_STATUSES),
    kind: idText,
    born: isoDate.nullable(),
    tags: z.array(idText).max(LONGEST.tags),
  }),
  person: z.strictObject({
    name: personText,
    email: personText,
    phone: personText,
    address: personText,
    postcode: personText,
  }),
});

/** The entry as the JSON whose canonical text is committed to: every field, person included. */
export function entryJson({ member, standing, person }: RollEntry): Json {
  const { unit, joined, paidThrough, status, kind, born, tags } = standing;
  const { name, email, phone, address, postcode } = person;
  return {
    member,
    standing: { unit, joined, paidThrough, status, kind, born, tags },
    person: { name, email, phone, address, postcode },
  };
}

/** The member id a text spells, or undefined. */
export const memberId = (text: string): MemberId | undefined => (isId(text) ? (text as MemberId) : undefined);

/** The unit id a text spells, or undefined. */
export const unitId = (text: string): UnitId | undefined => (isId(text) ? (text as UnitId) : undefined);
