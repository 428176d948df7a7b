// The closed lists of codes that public bodies may hold, in one place: a form, a file and a message each go by them.

/** Offices of people who run, check or decide a contest. */
export const OFFICER_ROLES = [
  'returning-officer',
  'second-officer',
  'scrutineer',
  'teller',
  'body-member',
  'agent',
] as const;

export const REPLACEMENT_GROUNDS = ['resigned', 'unavailable', 'interest', 'removed', 'term-ended'] as const;

/** A declared interest; `none` is declared too. */
export const INTEREST_CODES = [
  'none',
  'candidate-employs',
  'agent-of-candidate',
  'relative-of-candidate',
  'supplier',
  'endorser',
  'other',
] as const;

export const SET_ASIDE_GROUNDS = [
  'meeting-not-held',
  'notice-not-given',
  'not-entitled',
  'secrecy-broken',
  'figures-disputed',
  'duplicate',
] as const;

export const SPOILT_REASONS = [
  'no-preference',
  'two-first-preferences',
  'unclear',
  'identifies-voter',
  'not-stated',
] as const;

export const REJECTED_REASONS = [
  'late',
  'no-declaration',
  'duplicate',
  'not-eligible',
  'surrendered',
  'not-stated',
] as const;

/** Why an eligible member was sent or given no paper. */
export const NOT_ISSUED_REASONS = [
  'did-not-apply',
  'did-not-attend',
  'no-address',
  'declined',
  'arrived-late',
  'not-stated',
] as const;

export const INCIDENTS = [
  'seal-broken',
  'papers-missing',
  'papers-surplus',
  'papers-disputed',
  'custody-gap',
  'handling-breach',
  'other',
] as const;

/** What a ruling on an incident may order, narrowest first. */
export const INCIDENT_REMEDIES = ['none', 'recount-batch', 'exclude-batch', 'exclude-channel', 'rerun'] as const;

export const ANOMALY_GROUNDS = [
  'papers-found',
  'cause-established',
  'no-effect-possible',
  'accepted-with-reasons',
] as const;

export const OVERRIDE_GROUNDS = [
  'illness',
  'bad-weather',
  'post-disrupted',
  'premises-lost',
  'error-corrected',
  'too-few-people',
  'urgency',
  'other',
] as const;

export const CHALLENGE_AGAINST = ['roll', 'trigger', 'shortlist', 'ballot', 'count', 'declaration', 'conduct'] as const;

export const SUCCESSION_GROUNDS = ['store-lost', 'store-rolled-back', 'log-key-changed', 'operator-replaced'] as const;

/** Changes of the frozen roll that change how a member is reached, and nothing else: the only ones after the ballot opened. */
export const CONTACT_AMENDMENTS = ['contact-confirmed', 'contact-in-person'] as const;

/** Changes of who stands on the frozen roll and how, which rest on no decision of the record: the officers' discretion, with reasons. */
export const DISCRETIONARY_AMENDMENTS = ['entry-corrected', 'entry-added'] as const;

/**
 * What a change of the frozen roll is for. Nobody is taken off it: whoever is to have no vote, one who stands on it twice among
 * them, stays on it and is left out by an exclusion, with notice, reply and appeal.
 */
export const AMENDMENT_REASONS = [
  ...CONTACT_AMENDMENTS,
  ...DISCRETIONARY_AMENDMENTS,
  'exclusion-decided',
  'exclusion-lifted',
] as const;
