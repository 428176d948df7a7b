import type { EvidenceKind } from '@selectorate/api';
import type { CheckId } from '@selectorate/roll';

/** Lists that are sent on the page of the lists, in the order in which they are usually at hand. */
export const EVIDENCE_KINDS = [
  'payments',
  'paid-up',
  'changes',
  'deceased',
  'gone-away',
  'applications',
  'ballot-devices',
  'decoys',
] as const satisfies readonly EvidenceKind[];

/** Of these there is one from each source, whose name is asked for. */
export const hasSources = (kind: EvidenceKind): boolean => kind === 'deceased' || kind === 'gone-away';

/** Everything that checks know beside the list itself: what is sent on other pages, or kept by itself, too. */
export type Known = EvidenceKind | 'register' | 'elsewhere' | 'previous';

/** The checks that look at it: `roll-need-CODE` in their reports is what they had not. */
export const FEEDS: Readonly<Record<Known, readonly CheckId[]>> = {
  register: ['RI-04', 'RI-05', 'RI-12'],
  elsewhere: ['RI-05'],
  previous: ['RI-08', 'RI-13', 'RI-18'],
  payments: ['RI-07', 'RI-08', 'RI-09', 'RI-10', 'RI-11', 'RI-18'],
  'paid-up': ['RI-18'],
  changes: ['RI-08', 'RI-13', 'RI-14', 'RI-18'],
  deceased: ['RI-06'],
  'gone-away': ['RI-07'],
  applications: ['RI-14'],
  'ballot-devices': ['RI-15'],
  decoys: ['RI-20'],
};
