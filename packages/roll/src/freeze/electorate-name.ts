/** Who may vote in the branches' trigger ballot, and who in the all-member ballot. */
export const ELECTORATES = ['trigger', 'ballot'] as const;
export type ElectorateName = (typeof ELECTORATES)[number];
