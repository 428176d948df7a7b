import { type CivilDate, toCivilDay, wholeMonthsBetween } from '@selectorate/basics';

/** What the roll says about a member. Dates are null when the roll does not have them. */
export interface MemberRecord {
  /** First day of the current continuous membership. */
  readonly joined: CivilDate | null;
  /** Last day that the member's payments cover. */
  readonly paidThrough: CivilDate | null;
  readonly born: CivilDate | null;
  readonly status: string;
  readonly kind: string;
  readonly unit: string;
  readonly tags: readonly string[];
}

/** What clause predicates may speak of. Plain data: the core computes every one, a rulebook computes none. */
export interface MemberFacts {
  readonly memberMonths: number;
  readonly joinedKnown: boolean;
  readonly joinedDay: number;
  readonly freezeDay: number;
  readonly paymentKnown: boolean;
  readonly paidThroughDay: number;
  readonly arrearsDays: number;
  readonly ageKnown: boolean;
  readonly ageYears: number;
  readonly status: string;
  readonly kind: string;
  readonly unit: string;
  readonly tags: readonly string[];
}

export type FactName = keyof MemberFacts;
export type FactType = 'bool' | 'int' | 'string' | 'list';

export interface FactDescription {
  readonly name: FactName;
  readonly type: FactType;
  readonly meaning: string;
  readonly source: string;
}

/** Stands in for a day that nobody knows: so far off that an unknown date never helps a member pass a comparison. */
export const UNKNOWN_DAY = 9_999_999;

export const END_OF_MONTH_RULE =
  'Months are counted from a day to the same day of a later month; where that month is shorter, to its last day.';

/** Every fact, in the order explanations list them. Days count from 1970-01-01. */
export const FACTS: readonly FactDescription[] = [
  {
    name: 'memberMonths',
    type: 'int',
    meaning: `Whole months of continuous membership at the freeze. ${END_OF_MONTH_RULE} Negative for a later joiner; -1 when unknown.`,
    source: 'joining date on the roll, freeze date of the contest',
  },
  { name: 'joinedKnown', type: 'bool', meaning: 'The roll has a joining date.', source: 'roll' },
  {
    name: 'joinedDay',
    type: 'int',
    meaning: `Civil day of joining; ${UNKNOWN_DAY} when unknown.`,
    source: 'joining date on the roll',
  },
  { name: 'freezeDay', type: 'int', meaning: 'Civil day of the freeze.', source: 'freeze date of the contest' },
  { name: 'paymentKnown', type: 'bool', meaning: 'The roll has a date payments run to.', source: 'roll' },
  {
    name: 'paidThroughDay',
    type: 'int',
    meaning: `Civil day payments run to, included; -${UNKNOWN_DAY} when unknown.`,
    source: 'paid-through date on the roll',
  },
  {
    name: 'arrearsDays',
    type: 'int',
    meaning: `Days unpaid at the freeze; 0 when paid up; ${UNKNOWN_DAY} when unknown.`,
    source: 'paid-through date on the roll, freeze date of the contest',
  },
  { name: 'ageKnown', type: 'bool', meaning: 'The roll has a date of birth.', source: 'roll' },
  {
    name: 'ageYears',
    type: 'int',
    meaning: 'Age in whole years at the freeze; born on 29 February: a year older on 28 February. -1 when unknown.',
    source: 'date of birth on the roll, freeze date of the contest',
  },
  { name: 'status', type: 'string', meaning: 'Status code of the membership.', source: 'roll' },
  { name: 'kind', type: 'string', meaning: 'Kind of membership: individual, affiliated.', source: 'roll' },
  { name: 'unit', type: 'string', meaning: 'Id of the unit that the member belongs to.', source: 'roll' },
  { name: 'tags', type: 'list', meaning: 'Further codes that the roll gives the member.', source: 'roll' },
];

/** The facts of one member at the freeze. */
export function factsOf(member: MemberRecord, freeze: CivilDate): MemberFacts {
  const { joined, paidThrough, born, status, kind, unit, tags } = member;
  const freezeDay = toCivilDay(freeze);
  const paidThroughDay = paidThrough === null ? -UNKNOWN_DAY : toCivilDay(paidThrough);
  return {
    memberMonths: joined === null ? -1 : wholeMonthsBetween(joined, freeze),
    joinedKnown: joined !== null,
    joinedDay: joined === null ? UNKNOWN_DAY : toCivilDay(joined),
    freezeDay,
    paymentKnown: paidThrough !== null,
    paidThroughDay,
    arrearsDays: paidThrough === null ? UNKNOWN_DAY : Math.max(0, freezeDay - paidThroughDay),
    ageKnown: born !== null,
    ageYears: born === null ? -1 : Math.floor(wholeMonthsBetween(born, freeze) / 12),
    status,
    kind,
    unit,
    tags,
  };
}
