import type { CountRule } from '../rules/options.ts';

/** What the text of a rule fixes about the order of things, where options have nothing to choose. */
export interface Plan {
  /**
   * Which group at the bottom goes together. `largest`: the largest that stays below the next candidate. `first-with-votes`:
   * those without a vote and the lowest who have one, or the former alone.
   */
  readonly batch: 'largest' | 'first-with-votes';
  /** Such a group goes before anybody is elected on the same tallies. */
  readonly losersFirst: boolean;
  /** With as many at the quota as seats are open, all are elected, however many a stage may elect. */
  readonly finishTogether: boolean;
  /** A surplus of nothing is moved too: a stage on which no vote moves. */
  readonly movesZero: boolean;
  /** When exclusions leave no more candidates than seats, the rest are elected before the papers of the excluded move. */
  readonly endsBeforeTransfer: { readonly ofBatch: boolean; readonly ofLowest: boolean };
  /** While somebody is at the quota, surpluses move even if no more candidates than seats are left. */
  readonly surplusesToTheEnd: boolean;
  /** A last stage takes surpluses down to the quota when all seats are filled; nobody gains them any more. */
  readonly movesLastSurpluses: boolean;
}

const PLAIN: Plan = {
  batch: 'largest',
  losersFirst: false,
  finishTogether: false,
  movesZero: false,
  endsBeforeTransfer: { ofBatch: false, ofLowest: false },
  surplusesToTheEnd: false,
  movesLastSurpluses: false,
};

const REFERENCE: Plan = { ...PLAIN, movesZero: true, endsBeforeTransfer: { ofBatch: true, ofLowest: false } };
const CFER: Plan = {
  ...PLAIN,
  batch: 'first-with-votes',
  endsBeforeTransfer: { ofBatch: true, ofLowest: true },
};

const PLANS: { readonly [Rule in CountRule]?: Plan } = {
  'wigm-prf': REFERENCE,
  'wigm-prf-batch': REFERENCE,
  cfer: CFER,
  'cfer-batch': CFER,
  mpls: {
    ...PLAIN,
    losersFirst: true,
    finishTogether: true,
    movesZero: true,
    endsBeforeTransfer: { ofBatch: false, ofLowest: true },
    surplusesToTheEnd: true,
  },
  'stv-wigm-fractional': { ...PLAIN, movesZero: true, movesLastSurpluses: true },
};

/** What the text of a rule of this family says; one that says nothing more is plain. */
export const planOf = (rule: CountRule): Plan => PLANS[rule] ?? PLAIN;
