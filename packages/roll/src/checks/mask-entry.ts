import type { MemberId, UnitId } from '@selectorate/basics';
import type { IsoDate, RollEntry } from '../entry.ts';
import { addressForm } from '../match/normalise/address-form.ts';

/** As much of an entry as an officer needs to judge a question, and no more. */
export interface MaskedEntry {
  readonly member: MemberId;
  readonly unit: UnitId;
  readonly status: string;
  readonly joined: IsoDate;
  /** `M. A. K.` */
  readonly initials: string;
  /** Year of birth, or null. */
  readonly bornIn: string | null;
  /** The postcode without its last three characters. */
  readonly district: string;
  /** What follows the @; empty where there is no e-mail address. */
  readonly mailDomain: string;
  /** Whether there is a telephone number. */
  readonly hasPhone: boolean;
}

/** Initials, year of birth, outward postcode, domain of the e-mail address. */
export function maskEntry({ member, standing, person }: RollEntry): MaskedEntry {
  const { unit, status, joined, born } = standing;
  const words = person.name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? [];
  return {
    member,
    unit,
    status,
    joined,
    initials: words.map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`).join(' '),
    bornIn: born === null ? null : born.slice(0, 4),
    district: addressForm('', person.postcode)?.district ?? '',
    mailDomain: person.email.includes('@') ? person.email.slice(person.email.lastIndexOf('@') + 1) : '',
    hasPhone: person.phone !== '',
  };
}
