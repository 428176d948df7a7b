import {
  type CandidateId,
  type ClauseId,
  type DeadlineId,
  type PersonId,
  throwIllegalValue,
  type UnitId,
} from '@selectorate/basics';
import { type OverrideEffect, OVERRIDE_EFFECTS } from '@selectorate/rulebook';
import { type ActBodies, OVERRIDE_GROUNDS, REPLACEMENT_GROUNDS, type Role, type State } from '@selectorate/selection';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, type FieldSpec, part, publishedPart, type Setting, type Values } from './setting.ts';
import { holdersOf, quorumOf, signersOfBody } from './who-signs.ts';

type Effect = ActBodies['override']['effect'];

const MERGEABLE = [
  'returning-officer',
  'second-officer',
  'scrutineer',
  'teller',
  'body-member',
  'unit-secretary',
  'unit-teller',
] as const;

/** A departure from the rules by the body that has the power: reasoned, published, with where an appeal lies. */
export const override: ActForm = {
  fields: (setting, values) => [
    { kind: 'radio', name: 'effect', options: effectsThere(setting).map((value) => ({ value })) },
    ...effectFields(setting, values),
    { kind: 'radio', name: 'ground', options: OVERRIDE_GROUNDS.map((value) => ({ value })) },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: ({ query }) => ({ effect: query['effect'] ?? '' }),
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const kind = read.choice('effect', effectsThere(setting));
    const power = state.rulebook.overrides.find(({ effects }) => effects.includes(kind));
    const effect = readEffect(kind, read, setting);
    const ground = read.choice('ground', OVERRIDE_GROUNDS);
    const reasons = read.text('reasons');
    const by = signersOfBody(state, power?.decidedBy ?? '', you);
    const body = { power: (power?.clause ?? '') as ClauseId, ground, effect } as unknown as ActBodies['override'];
    return read.result(() => draftFor('override', body, { by, parts: { reasons: publishedPart(reasons) } }));
  },
};

const effectsThere = ({ state }: Setting): readonly OverrideEffect[] =>
  OVERRIDE_EFFECTS.filter((effect) => state.rulebook.overrides.some(({ effects }) => effects.includes(effect)));

const lateUnits = (state: State): readonly string[] =>
  [...state.units.values()]
    .filter(({ returns }) => returns.some((made) => made.late && made.setAside === null))
    .map(({ id }) => id);

const openDeadlines = (state: State): readonly string[] =>
  [...state.deadlines.values()].filter(({ passed }) => passed === null).map(({ id }) => id);

const standing = (state: State): readonly string[] => [
  ...holdersOf(state, 'incumbent'),
  ...holdersOf(state, 'candidate'),
];

function effectFields({ state, naming }: Setting, values: Values): readonly FieldSpec[] {
  const roles = MERGEABLE.map((value) => ({ value }));
  switch (values['effect'] as OverrideEffect | '' | undefined) {
    case 'move-deadline':
      return [
        { kind: 'select', name: 'deadline', options: openDeadlines(state).map((value) => ({ value })) },
        { kind: 'moment', name: 'to' },
      ];
    case 'admit-late-return':
      return [
        {
          kind: 'select',
          name: 'unit',
          options: lateUnits(state).map((value) => ({ value, label: naming.unit(value) })),
        },
      ];
    case 'permit-merge':
      return [
        { kind: 'select', name: 'role', options: roles },
        { kind: 'select', name: 'other', options: roles },
      ];
    case 'settle-trigger':
      return [{ kind: 'radio', name: 'outcome', options: [{ value: 'triggered' }, { value: 'reselected' }] }];
    case 'end-contest':
      return [
        {
          kind: 'select',
          name: 'candidate',
          options: [{ value: 'none' }, ...standing(state).map((value) => ({ value, label: naming.candidate(value) }))],
        },
      ];
    default:
      return [];
  }
}

function readEffect(kind: OverrideEffect, read: Reader, { state }: Setting): Effect {
  switch (kind) {
    case 'move-deadline':
      return { kind, deadline: read.choice('deadline', openDeadlines(state)) as DeadlineId, ...read.moment('to') };
    case 'admit-late-return':
      return { kind, unit: read.choice('unit', lateUnits(state)) as UnitId };
    case 'permit-merge':
      return { kind, roles: [read.choice('role', MERGEABLE), read.choice('other', MERGEABLE)] };
    case 'accept-trial-engine':
    case 'declare-over-anomalies':
      return { kind };
    case 'settle-trigger':
      return { kind, outcome: read.choice('outcome', ['triggered', 'reselected']) };
    case 'end-contest': {
      const candidate = read.choice('candidate', ['none', ...standing(state)]);
      return { kind, candidate: candidate === 'none' ? null : (candidate as CandidateId) };
    }
    default:
      return throwIllegalValue(kind);
  }
}

const REPLACEABLE = [
  'returning-officer',
  'second-officer',
  'scrutineer',
  'teller',
  'body-member',
  'unit-secretary',
  'unit-teller',
] as const;
type Replaceable = (typeof REPLACEABLE)[number];

/** `person role`, for everybody who can be replaced. */
const seated = ({ state }: Setting): readonly string[] =>
  REPLACEABLE.flatMap((role) => holdersOf(state, role).map((person) => `${person} ${role}`));

/** People who accepted an invitation to that role, or hold another one here: their key is known. */
const known = ({ view }: Setting, role: string): readonly string[] =>
  view.people
    .filter((each) => each.key !== null && (each.standing === 'introduced' || each.role === role))
    .map(({ person }) => person);

/** One person takes over another's role in mid-contest; the leaver never signs. */
export const replaceOfficer: ActForm = {
  fields: (setting, values) => {
    const [leaves, role = ''] = (values['seat'] ?? '').split(' ');
    return [
      {
        kind: 'select',
        name: 'seat',
        options: seated(setting).map((value) => ({ value, label: seatLabel(setting, value) })),
      },
      {
        kind: 'select',
        name: 'enters',
        options: [...new Set(known(setting, role))]
          .filter((person) => person !== leaves)
          .map((value) => ({ value, label: setting.naming.person(value) })),
      },
      { kind: 'radio', name: 'ground', options: REPLACEMENT_GROUNDS.map((value) => ({ value })) },
      { kind: 'long-text', name: 'reasons' },
    ];
  },
  initial: () => ({}),
  prepare: (setting, values) => {
    const { view, naming } = setting;
    const read = new Reader(values, view.zone);
    const [leaves = '', role = 'teller'] = read.choice('seat', seated(setting)).split(' ') as [PersonId?, Replaceable?];
    const enters = read.choice('enters', known(setting, role)) as PersonId;
    const key = view.people.find(({ person, key: its }) => person === enters && its !== null)?.key;
    const ground = read.choice('ground', REPLACEMENT_GROUNDS);
    const reasons = read.text('reasons');
    const parts = { name: part(enters, naming.person(enters), false), reasons: publishedPart(reasons) };
    const by = thoseWhoStay(setting, leaves as PersonId, role);
    if (by.length < 2) read.fault('seat', 'organise-fault-too-few-stay');
    return read.result(() =>
      draftFor(
        'replace-officer',
        { leaves: leaves as PersonId, enters, role, key: key ?? { alg: 'ES256', key: '' }, ground },
        { by, parts },
      ),
    );
  },
};

const seatLabel = ({ naming }: Setting, seat: string): string => {
  const [person = '', role = ''] = seat.split(' ');
  return `${naming.person(person)} (${role})`;
};

/** Two who may sign for this replacement, whoever prepares it among them where they may. */
function thoseWhoStay({ state, you }: Setting, leaves: PersonId, role: Role): readonly PersonId[] {
  const officers = [...holdersOf(state, 'returning-officer'), ...holdersOf(state, 'second-officer')].filter(
    (each) => each !== leaves,
  );
  if (role === 'scrutineer' || role === 'body-member') {
    const body = state.rulebook.bodies.find(
      ({ id }) =>
        bodyOf({ state, leaves, role }) !== id &&
        holdersOf(state, 'body-member', { body: id }).length >= quorumOf(state, id),
    );
    const any = body ?? state.rulebook.bodies[0];
    return signersOfBody(state, any?.id ?? '', you).filter((each) => each !== leaves);
  }
  if (role === 'unit-secretary' || role === 'unit-teller') {
    const unit =
      state.people.get(leaves)?.holdings.find((held) => held.role === role && held.until === null)?.unit ?? null;
    if (unit === null) return [];
    const other = [...holdersOf(state, 'unit-secretary', { unit }), ...holdersOf(state, 'unit-teller', { unit })].find(
      (each) => each !== leaves,
    );
    const officer = officers.includes(you) ? you : officers[0];
    return [other, officer].filter((each) => each !== undefined);
  }
  return [...officers, ...holdersOf(state, 'scrutineer')].filter((each) => each !== leaves).slice(0, 2);
}

const bodyOf = ({
  state,
  leaves,
  role,
}: {
  readonly state: State;
  readonly leaves: PersonId;
  readonly role: Role;
}): string | null =>
  state.people.get(leaves)?.holdings.find((held) => held.role === role && held.until === null)?.body ?? null;
