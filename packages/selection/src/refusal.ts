import type { ClauseId } from '@selectorate/basics';

/** Why an act may not be done: one code each; `messages` has what happened and what to do about it. */
export const REFUSAL_CODES = [
  // the act itself
  'act-malformed',
  'act-of-another-contest',
  'act-out-of-sequence',
  'signature-used',
  'commitment-repeated',
  'time-decreases',
  'commitment-missing',
  'commitment-unexpected',
  // who signed
  'signer-unknown',
  'signer-twice',
  'signer-left',
  'signer-lacks-role',
  'signature-missing',
  'signature-invalid',
  'signature-too-old',
  'signature-from-the-future',
  'seen-differs',
  'seen-too-early',
  'two-persons-needed',
  // people and duties
  'person-already-holds-role',
  'person-key-differs',
  'key-held-by-another',
  'key-not-canonical',
  'barred-pair',
  'merge-not-needed',
  'interest-bars-role',
  'interest-not-declared',
  'role-needs-unit',
  'role-needs-body',
  'role-not-held',
  'composition-frozen',
  // stage and clock
  'wrong-stage',
  'contest-already-open',
  'contest-not-open',
  'rulebook-pinned',
  'succession-differs',
  'semantics-unknown',
  'binding-clock-required',
  'too-few-witnesses',
  'calendar-breaks-rule',
  'calendar-incomplete',
  'deadline-unknown',
  'deadline-not-reached',
  'deadline-passed',
  'deadline-not-resolved',
  'lapse-missing',
  'lapse-repeated',
  // units and the trigger
  'unit-unknown',
  'unit-already-registered',
  'section-unknown',
  'no-trigger-here',
  'intention-missing',
  'intention-already-stated',
  'incumbent-in-office',
  'roll-not-consistent',
  'attempt-not-due',
  'more-papers-than-roll',
  'cell-too-small',
  'meeting-outside-window',
  'return-unknown',
  'outcome-differs',
  // shortlist and ballot
  'incumbent-missing',
  'shortlist-size',
  'candidate-twice',
  'candidate-unknown',
  'not-shortlisted',
  'channel-unknown',
  'batch-unknown',
  'batch-already-issued',
  'more-issued-than-eligible',
  'more-returned-than-issued',
  'papers-do-not-add-up',
  'keying-repeated',
  'keying-missing',
  'keyings-differ',
  'batch-not-agreed',
  'batch-already-agreed',
  'ballot-not-issued',
  'not-reconciled',
  'eligible-not-accounted',
  'figures-differ',
  'ballots-differ',
  'count-differs',
  'counters-differ',
  'tie-unresolved',
  'lot-needed',
  'lot-not-due',
  'lot-value-differs',
  'lot-contributor-too-late',
  // declaration and after
  'scrutiny-missing',
  'scrutiny-not-satisfied',
  'anomalies-reach-margin',
  'not-declared',
  'already-decided',
  'challenge-unknown',
  'challenges-live',
  'incident-unknown',
  'remedy-broader-than-needed',
  'effect-not-in-power',
  'power-unknown',
  // what only the scrutineer sees
  'part-missing',
  'part-differs',
  'withheld-without-need',
  'reasons-missing',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An act refused: the code, the clause it would break, and the figures a person needs to mend it. Never a name. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly clause: ClauseId;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Clauses of the house itself: duties that no rulebook can waive (10-domain 5 and 5b). */
export type HouseClause = `house.${string}` | `invariant.${number}`;

export function refuse(code: RefusalCode, clause: ClauseId | HouseClause, data: Refusal['data'] = {}): Refusal {
  return { code, clause: clause as ClauseId, data };
}
