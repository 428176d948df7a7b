import type { Clause, Electorate, ElectorateRule } from '../rulebook.ts';
import type { ParameterValues } from './parameter.ts';
import { clause, clauseId, ORGANISER, type Source } from './wording.ts';

/** Who may vote: status, months of membership, payments. What is not known is withheld with a reason of its own. */
export function membershipRules(values: ParameterValues): Electorate {
  const months = values.count('membershipMonths');
  const arrears = values.countOrNone('arrearsDaysAllowed');
  const payments: ElectorateRule[] =
    arrears === null
      ? []
      : [
          { clause: clauseId('electorate.payment'), when: 'paymentKnown', otherwise: 'payment-not-known' },
          { clause: clauseId('electorate.payment'), when: `arrearsDays <= ${arrears}`, otherwise: 'in-arrears' },
        ];
  return {
    rules: [
      { clause: clauseId('electorate.status'), when: 'status == "full"', otherwise: 'not-a-full-member' },
      { clause: clauseId('electorate.membership'), when: 'joinedKnown', otherwise: 'joining-date-not-known' },
      { clause: clauseId('electorate.membership'), when: `memberMonths >= ${months}`, otherwise: 'joined-too-late' },
      ...payments,
    ],
  };
}

/** The clauses behind {@link membershipRules}; `months` is where the stated months of membership come from. */
export function membershipClauses(values: ParameterValues, months: Source): Clause[] {
  const arrears = values.countOrNone('arrearsDaysAllowed');
  return [
    clause('electorate.status', 'Only full members vote: not lapsed, suspended, resigned or left.', ORGANISER),
    clause(
      'electorate.membership',
      `A voter has been a member without a break for at least ${values.count('membershipMonths')} whole months at the freeze.`,
      values.isStated('membershipMonths') ? months : ORGANISER,
    ),
    ...(arrears === null
      ? []
      : [
          clause(
            'electorate.payment',
            `A voter’s payments are known and at most ${arrears} days behind at the freeze.`,
            ORGANISER,
          ),
        ]),
  ];
}
