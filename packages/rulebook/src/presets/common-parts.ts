import { type Clause, REMEDIES, type Rulebook } from '../rulebook.ts';
import { powersFor, type Stages } from './override-powers.ts';
import type { ParameterValues } from './parameter.ts';
import { clause, clauseId, HOUSE, ORGANISER, type Source } from './wording.ts';

type CommonParts = Pick<
  Rulebook,
  | 'ballot'
  | 'publication'
  | 'signing'
  | 'bodies'
  | 'endorsement'
  | 'declaration'
  | 'challenges'
  | 'retention'
  | 'overrides'
  | 'witnesses'
>;

/** From the ballot to the end, as every preset has it; `body` takes the decisions. */
export function commonParts(
  values: ParameterValues,
  body: { readonly id: string; readonly title: string } & Stages,
): CommonParts {
  const channels = values.choice('channels');
  const av = values.choice('ballotMethod') === 'av';
  return {
    ballot: {
      clause: clauseId('ballot.method'),
      method: av ? 'av' : 'plurality',
      options: av ? { electOn: values.choice('electOn') === 'exceeds' ? '>' : '>=' } : {},
      ties: av ? ['earlier-stages-backwards', 'lot-order'] : ['lot-order'],
      channels:
        channels === 'post-and-in-person' ? ['post', 'in-person'] : [channels === 'post' ? 'post' : 'in-person'],
    },
    publication: { clause: clauseId('publication.small-cells'), k: values.count('k') },
    signing: { clause: clauseId('signing.age'), appendWithinHours: values.count('signatureHours') },
    bodies: [
      {
        id: body.id,
        title: body.title,
        clause: clauseId('bodies.decisions'),
        quorum: values.count('bodyQuorum'),
        castingVote: 'none',
      },
      {
        id: 'appeal-panel',
        clause: clauseId('bodies.appeals'),
        title: 'Appeal panel',
        quorum: values.count('bodyQuorum'),
        castingVote: 'none',
      },
    ],
    endorsement: { clause: clauseId('endorsement.decision'), body: body.id },
    declaration: { clause: clauseId('declaration.anomalies'), anomaliesDecidedBy: body.id },
    challenges: {
      clause: clauseId('challenges.window'),
      windowDays: values.count('challengeWindowDays'),
      runsFrom: 'publication',
      closesAtLocal: '17:00',
      decidedBy: 'appeal-panel',
      remedies: REMEDIES,
    },
    retention: { clause: clauseId('retention.custody'), days: values.count('retentionDays') },
    overrides: powersFor(body).map(({ power, effect }) => ({
      clause: clauseId(`override.${power}`),
      power,
      decidedBy: body.id,
      effects: [effect],
    })),
    witnesses: { clause: clauseId('witnesses.cosign'), atLeast: values.count('witnesses') },
  };
}

/** The clauses behind {@link commonParts}. */
export function commonClauses(
  values: ParameterValues,
  sources: { readonly ballot: Source; readonly authority: Source } & Stages,
): Clause[] {
  const av = values.choice('ballotMethod') === 'av';
  const quorum = values.count('bodyQuorum');
  return [
    clause('calendar.order', 'Each step comes after the one before it.', ORGANISER),
    clause(
      'ballot.method',
      av
        ? 'One member, one vote, by order of preference, counted as an alternative vote.'
        : 'One member, one vote, for one candidate; most votes win.',
      av ? sources.ballot : ORGANISER,
    ),
    clause(
      'publication.small-cells',
      `Figures of groups below ${values.count('k')} are withheld; outcomes and the result are not.`,
      HOUSE,
    ),
    clause(
      'signing.age',
      `A signature is recorded within ${values.count('signatureHours')} hours or made again.`,
      HOUSE,
    ),
    clause('bodies.decisions', `Decisions need ${quorum} signatures of the body; a tied motion falls.`, ORGANISER),
    clause(
      'bodies.appeals',
      `Challenges are decided by ${quorum} people who took none of the decisions challenged.`,
      ORGANISER,
    ),
    clause('endorsement.decision', 'The selected candidate is endorsed, or refused with reasons.', sources.authority),
    clause(
      'declaration.anomalies',
      'Open anomalies that reach the margin block the declaration until reasons are recorded.',
      HOUSE,
    ),
    clause(
      'challenges.window',
      `A result can be challenged for ${values.count('challengeWindowDays')} days from its publication.`,
      ORGANISER,
    ),
    clause(
      'retention.custody',
      `Papers, void ones too, and evidence are kept for ${values.count('retentionDays')} days.`,
      ORGANISER,
    ),
    ...powersFor(sources).map(({ power, text, house }) =>
      clause(
        `override.${power}`,
        `${text} By a signed, reasoned and published override.`,
        house ? HOUSE : sources.authority,
      ),
    ),
    clause(
      'witnesses.cosign',
      `Every checkpoint is co-signed by at least ${values.count('witnesses')} independent witnesses.`,
      HOUSE,
    ),
  ];
}
