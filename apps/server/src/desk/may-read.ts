import type { PersonId } from '@selectorate/basics';
import type { DraftRow } from '@selectorate/store';
import { isOfficer, type Visit } from './house.ts';
import { holdsInRecord } from './places.ts';

/** The scrutineer of the record: an invitation alone opens nothing. */
export const isScrutineer = ({ log, person }: Pick<Visit, 'log' | 'person'>): boolean =>
  holdsInRecord(log.state, person, 'scrutineer');

export const runsTheContest = ({ log, person }: Pick<Visit, 'log' | 'person'>): boolean =>
  holdsInRecord(log.state, person, 'returning-officer', 'second-officer');

/** Private parts of a draft are for those who sign it and for the scrutineer. */
export const mayReadParts = (who: Visit, { by }: Pick<DraftRow, 'by'>): boolean =>
  by.includes(who.person) || isScrutineer(who);

/** A draft that is not in the record may say what is not out yet: it is for those who sign it, and the officers. */
export const mayReadDraft = (who: Visit, { by, state }: Pick<DraftRow, 'by' | 'state'>): boolean =>
  state === 'recorded' || by.includes(who.person) || isOfficer(who);

/** People are known by name to the officers, and to themselves. */
export const mayName =
  (who: Visit) =>
  (person: PersonId): boolean =>
    person === who.person || isOfficer(who);
