import type { ParameterSpec } from './parameter.ts';

const ORGANISER = 'Not settled by the sources; the default is the one this project states.';

const days = (name: string, least: number, byDefault: number, why: string): ParameterSpec => ({
  kind: 'number',
  name,
  least,
  most: 3_650,
  orNone: false,
  default: byDefault,
  why,
});

/** Choices that every preset offers. */
export const COMMON_PARAMETERS: readonly ParameterSpec[] = [
  {
    kind: 'number',
    name: 'membershipMonths',
    least: 0,
    most: 120,
    orNone: false,
    default: 6,
    why: 'Six months of continuous membership at the freeze is the rule reported for trigger ballots.',
  },
  {
    kind: 'number',
    name: 'arrearsDaysAllowed',
    least: 0,
    most: 3_650,
    orNone: true,
    default: 0,
    why: 'How long a member may be behind with payments at the freeze; none: payments are not looked at.',
  },
  days('noticeDays', 0, 7, 'At least seven days’ notice of a unit meeting (briefing for the 2015 round).'),
  {
    kind: 'choice',
    name: 'ballotMethod',
    allowed: [
      { value: 'av', meaning: 'alternative vote' },
      { value: 'plurality', meaning: 'most first preferences' },
    ],
    default: 'av',
    why: 'Ballots are reported to be preferential.',
  },
  {
    kind: 'choice',
    name: 'electOn',
    allowed: [
      { value: 'equals-or-exceeds', meaning: 'votes equal to all others combined elect' },
      { value: 'exceeds', meaning: 'votes must exceed all others combined' },
    ],
    default: 'exceeds',
    why: 'Both forms are in use for the alternative vote and differ only in a tie; a plurality count ignores it.',
  },
  {
    kind: 'choice',
    name: 'channels',
    allowed: [
      { value: 'post-and-in-person', meaning: 'papers by post and in the room' },
      { value: 'post', meaning: 'papers by post only' },
      { value: 'in-person', meaning: 'papers in the room only' },
    ],
    default: 'post-and-in-person',
    why: ORGANISER,
  },
  { kind: 'number', name: 'shortlistAtLeast', least: 1, most: 100, orNone: false, default: 2, why: ORGANISER },
  { kind: 'number', name: 'shortlistAtMost', least: 1, most: 100, orNone: true, default: 'none', why: ORGANISER },
  {
    kind: 'number',
    name: 'k',
    least: 0,
    most: 10_000,
    orNone: false,
    default: 20,
    why: 'Breakdown cells below k are withheld, because a small cell shows how people voted.',
  },
  {
    kind: 'number',
    name: 'signatureHours',
    least: 1,
    most: 8_760,
    orNone: false,
    default: 72,
    why: 'A signature kept back for longer is refused when its act is recorded.',
  },
  {
    kind: 'number',
    name: 'bodyQuorum',
    least: 1,
    most: 16,
    orNone: false,
    default: 2,
    why: 'How many members of a body must sign; two, so that no decision rests on one person.',
  },
  days('challengeWindowDays', 0, 14, ORGANISER),
  days(
    'retentionDays',
    0,
    365,
    'One year is the custody that union election law asks for; never less than the challenge window.',
  ),
  {
    kind: 'number',
    name: 'witnesses',
    least: 0,
    most: 20,
    orNone: false,
    default: 2,
    why: 'Independent co-signers of every checkpoint; without one a split view cannot be excluded.',
  },
];
