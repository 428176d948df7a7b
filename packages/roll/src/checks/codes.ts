/** What a check needs and was not given: messages `roll-need-CODE`. */
export const NEED_CODES = [
  'evidence',
  'changes',
  'register',
  'registered-adults',
  'second-register',
  'deceased-lists',
  'rulebook',
  'sign-up-history',
  'applications',
  'ballots',
  'frozen-roll',
  'exports',
  'paid-up-list',
  'decoys',
  'previous-roll',
] as const;
export type NeedCode = (typeof NEED_CODES)[number];

/** Why an entry could not be looked at: messages `roll-not-testable-CODE`. */
export const NOT_TESTABLE_CODES = [
  'no-name',
  'no-address',
  'no-contact',
  'no-evidence',
  'no-payment',
  'no-instrument',
  'no-device-or-recruiter',
  'no-date',
  'not-a-person-of-the-roll',
] as const;
export type NotTestableCode = (typeof NOT_TESTABLE_CODES)[number];

/** Why there is a question: messages `roll-signal-CODE`. */
export const SIGNAL_REASONS = [
  // RI-01
  'shape-invalid',
  'date-impossible',
  'date-in-the-future',
  'joined-as-a-child',
  'paid-before-joining',
  'name-missing',
  'no-way-to-reach',
  'same-number-twice',
  // RI-02
  'duplicate-strong',
  'duplicate-likely',
  'alike-given-name',
  'alike-birth',
  'alike-household',
  // RI-03
  'contact-above-household',
  'contact-of-several-households',
  // RI-04
  'not-on-register',
  'register-unclear',
  'register-same-address',
  'register-row-taken',
  'not-found-together',
  // RI-05
  'registered-at-another-address',
  'registered-in-another-place',
  // RI-06
  'deceased-one-list',
  'deceased-two-lists',
  // RI-07
  'gone-away',
  // RI-08
  'joined-after-payment',
  'joined-before-payment',
  'window-by-join-date-only',
  'window-by-payment-only',
  'join-date-moved-back',
  'paid-through-without-payment',
  // RI-09
  'sign-up-surge',
  // RI-10
  'instrument-of-several-households',
  // RI-11
  'device-of-several-households',
  'recruited-together',
  // RI-12
  'members-above-adults',
  'members-where-nobody-registered',
  // RI-13
  'changed-beside-the-log',
  'changes-above-rate',
  'changes-in-one-session',
  'changes-by-one-editor',
  'changes-at-night',
  'same-new-value',
  'same-new-domain',
  'cut-off',
  // RI-14
  'applied-after-change',
  'applications-from-one-device',
  // RI-15
  'ballots-from-one-device',
  // RI-16
  'root-differs',
  'changed-after-freeze',
  'delta-not-made',
  // RI-17
  'export-without-authority',
  'canary-seen',
  // RI-18
  'paid-up-not-on-roll',
  'on-roll-before',
  'paid-up-but-lapsed',
  'paid-up-but-ended',
  'paid-up-but-not-through',
  'eligibility-lost',
  'standing-lowered',
  // RI-19
  'unequal-burden',
  // RI-20
  'decoy-missed',
] as const;
export type SignalReason = (typeof SIGNAL_REASONS)[number];

/** What a signal says with: messages `roll-figure-CODE`. */
export const FIGURE_CODES = [
  'adults',
  'ballots',
  'bits',
  'changed',
  'cleared',
  'count',
  'days',
  'editor',
  'expected',
  'export',
  'field',
  'for-check',
  'from',
  'group',
  'households',
  'joined',
  'lists',
  'members',
  'night',
  'ratio',
  'register-row',
  'session',
  'to',
  'unit',
  'usual-most',
  'what',
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

/** Totals of a check’s own: messages `roll-total-CODE`. */
export const TOTAL_CODES = [
  'pairs',
  'strong-pairs',
  'largest-usual-household',
  'shared-in-a-household',
  'found',
  'found-at-address',
  'found-elsewhere',
  'review',
  'not-found',
  'register-rows',
  'in-both',
  'lists',
  'one-source',
  'returned-mail',
  'bounced',
  'paid-before-joining',
  'paid-after-joining',
  'paying-without-payment',
  'by-join-date',
  'baseline-days',
  'baseline-short',
  'one-address-more',
  'addresses',
  'changes',
  'cosmetic-changes',
  'changed-beside-the-log',
  'members-changed',
  'changed-address',

  'changed-phone',
  'changed-email',
  'sessions',
  'editors',
  'now-unreachable',
  'newly-reachable',
  'rate-alone-would-miss',
  'applications',
  'ballots',
  'devices',
  'deltas',
  'exports',
  'canaries',
  'paid-up',
  'decoys',
  'decoys-found',
  'false-alarms-per-ten-thousand',
  'groups-judged',
  'groups-too-small',
  'too-few-to-judge',
] as const;
export type TotalCode = (typeof TOTAL_CODES)[number];

/** Gates that failed: messages `roll-failed-CODE`. A report with any says so before all else. */
export const FAILED_CODES = [
  'decoy-recall',
  'decoy-recall-of-a-group',
  'hard-not-found',
  'hard-not-found-unequal',
  'wrong-duplicates',
  'root-differs',
  'changed-after-freeze',
] as const;
export type FailedCode = (typeof FAILED_CODES)[number];

/** Where an expected number comes from: messages `roll-source-CODE`. */
export const SOURCE_CODES = [
  'none-expected',
  'measured-on-invented-rolls',
  'register-completeness',
  'stated-alarm-rate',
  'yearly-churn',
] as const;
export type SourceCode = (typeof SOURCE_CODES)[number];
