/** How a margin stands to the bound on ineligible entries; a statement about figures, never about anybody. */
export type AuditVerdict = 'margin-above-bound' | 'margin-within-bound';

/**
 * Sets the margin of a result, in votes, against the bound. A margin above the bound is more than all ineligible entries
 * together could have made, had each of them voted for whoever won; within it, the sample does not settle the matter, and
 * says nothing against the result either.
 */
export const auditVerdict = ({ bound, margin }: { readonly bound: number; readonly margin: number }): AuditVerdict =>
  margin > bound ? 'margin-above-bound' : 'margin-within-bound';
