import { throwIllegalValue } from '@selectorate/basics';
import type { RollEntry } from './entry.ts';

/** The fields of an entry by name, in the order in which exports and change lists give them. */
export const ROLL_FIELDS = [
  'member',
  'unit',
  'joined',
  'paidThrough',
  'status',
  'kind',
  'born',
  'tags',
  'name',
  'email',
  'phone',
  'address',
  'postcode',
] as const;
export type RollField = (typeof ROLL_FIELDS)[number];

/** Fields without which a row says nothing that a rule could use. */
export const REQUIRED_FIELDS: readonly RollField[] = ['member', 'unit', 'joined', 'status'];

export const DATE_FIELDS: readonly RollField[] = ['joined', 'paidThrough', 'born'];

/** A field as text: dates as `2022-10-10`, tags joined by semicolons, empty where nothing is known. */
export function fieldText(entry: RollEntry, field: RollField): string {
  switch (field) {
    case 'member':
      return entry.member;
    case 'unit':
    case 'joined':
    case 'status':
    case 'kind':
      return entry.standing[field];
    case 'paidThrough':
    case 'born':
      return entry.standing[field] ?? '';
    case 'tags':
      return entry.standing.tags.join(';');
    case 'name':
    case 'email':
    case 'phone':
    case 'address':
    case 'postcode':
      return entry.person[field];
    default:
      return throwIllegalValue(field);
  }
}
