import type { ContestId, DeadlineId, Id, PersonId } from '@selectorate/basics';
import { parseIsoDate } from '@selectorate/basics';
import {
  freezeBody,
  freezeUnder,
  hashHex,
  type Instant,
  SEMANTICS,
  snapshotOf,
  type State,
} from '@selectorate/selection';
import { pinRulebook } from '@selectorate/rulebook';
import { type ContestFolder, documentPlace } from '../folder/contest-folder.ts';
import { deadlineOf, minutesAfter, momentOf } from './moments.ts';
import { officersOf } from './officers.ts';
import type { FolderPerson } from './people.ts';
import type { Cast } from './cast.ts';
import { type Appointment, step, type Step } from './step.ts';

/** Opening, people and their interests, calendar, units, the incumbent's intention, and the freeze. */
export function setUp(folder: ContestFolder, cast: Cast): readonly Appointment[] {
  const { document } = folder;
  const opened = momentOf(document.opened, document.zone);
  const others = cast.people.all.filter(({ role }) => role !== 'returning-officer' && role !== 'second-officer');
  const ofUnits = others.filter(({ unit }) => unit !== null);
  const ofContest = others.filter(({ unit }) => unit === null);
  const minute = (n: number) => () => minutesAfter(opened, n);
  return [
    { at: minute(0), steps: (_, at) => [openContest(folder, cast, at)] },
    { at: minute(2), steps: (_, at) => ofContest.map((person) => introduce(folder, cast, { person, at })) },
    { at: minute(4), steps: (_, at) => cast.people.all.flatMap((person) => declareInterest(folder, person, at)) },
    { at: minute(6), steps: (state, at) => [setCalendar(folder, state, at)] },
    { at: minute(8), steps: (state, at) => folder.units.map((unit) => registerUnit(folder, state, { unit, at })) },
    { at: minute(10), steps: (_, at) => ofUnits.map((person) => introduce(folder, cast, { person, at })) },
    { at: minute(12), steps: (state, at) => [stateIntention(folder, state, at)] },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'freeze'), 5),
      steps: (state, at) => [freezeRoll(folder, cast, { state, at })],
    },
  ];
}

function firstOfficers({ people }: Cast): readonly [FolderPerson, FolderPerson] {
  const first = people.all.find(({ role }) => role === 'returning-officer');
  const second = people.all.find(({ role }) => role === 'second-officer');
  if (first === undefined || second === undefined) throw new Error('a folder without its two officers was read');
  return [first, second];
}

function openContest(folder: ContestFolder, cast: Cast, at: Instant): Step {
  const { document, rulebook } = folder;
  const [first, second] = firstOfficers(cast);
  return step(
    'open-contest',
    {
      semantics: SEMANTICS,
      binding: document.binding,
      clock: document.clock,
      zone: document.zone,
      rulebook: hashHex(pinRulebook(rulebook).bytes),
      log: cast.keys.log,
      witnesses: cast.keys.witnesses,
      server: cast.keys.server,
      relyingParty: cast.keys.relyingParty,
      returningOfficer: { person: first.person, key: cast.keyring.of(first.person).publicKey },
      secondOfficer: { person: second.person, key: cast.keyring.of(second.person).publicKey },
    },
    {
      by: [first.person, second.person],
      at,
      place: documentPlace(folder),
      parts: { title: { subject: 'contest', content: document.title, publish: true } },
    },
  );
}

function introduce(folder: ContestFolder, cast: Cast, { person, at }: { person: FolderPerson; at: Instant }): Step {
  const [first, second] = firstOfficers(cast);
  const { role, unit, body } = person;
  if (role === 'returning-officer' || role === 'second-officer') throw new Error('officers enter with the first act');
  return step(
    'introduce-person',
    {
      person: person.person,
      role,
      unit,
      body: body as Id<'body'> | null,
      key: cast.keyring.of(person.person).publicKey,
    },
    {
      by: [first.person, second.person],
      at,
      place: documentPlace(folder),
      parts: { name: { subject: person.person, content: person.label } },
    },
  );
}

function declareInterest(folder: ContestFolder, { person, interest }: FolderPerson, at: Instant): readonly Step[] {
  return interest === null
    ? []
    : [step('declare-interest', { interest }, { by: [person], at, place: documentPlace(folder) })];
}

function setCalendar(folder: ContestFolder, state: State, at: Instant): Step {
  const { calendar, zone } = folder.document;
  const deadlines = Object.entries(calendar).map(([id, civil]) => ({
    id: id as DeadlineId,
    civil,
    instant: momentOf(civil, zone),
  }));
  return step('set-calendar', { deadlines }, { by: officersOf(state), at, place: documentPlace(folder) });
}

function registerUnit(
  folder: ContestFolder,
  state: State,
  { unit, at }: { unit: ContestFolder['units'][number]; at: Instant },
): Step {
  const parents = [...new Set(folder.units.map(({ parentBody }) => parentBody).filter((parent) => parent !== null))];
  const number = unit.parentBody === null ? 0 : parents.indexOf(unit.parentBody) + 1;
  const parentBody = number === 0 ? null : (`parent-${number}` as Id<'parent'>);
  return step(
    'register-unit',
    { unit: unit.unit, section: unit.section, parentBody, entitled: unit.entitled },
    {
      by: officersOf(state),
      at,
      place: unit,
      parts: {
        title: { subject: unit.unit, content: { title: unit.title, parentBody: unit.parentBody }, publish: true },
      },
    },
  );
}

function stateIntention(folder: ContestFolder, state: State, at: Instant): Step {
  const { intention } = folder.document;
  const incumbent = state.incumbent as unknown as PersonId | null;
  const by = intention === 'vacancy' || incumbent === null ? officersOf(state) : [incumbent];
  return step('state-intention', { intention }, { by, at, place: documentPlace(folder) });
}

function freezeRoll(
  folder: ContestFolder,
  { entropy }: Cast,
  { state, at }: { readonly state: State; readonly at: Instant },
): Step {
  const { document, rulebook, roll } = folder;
  const freezeDay = parseIsoDate(document.calendar['freeze']?.slice(0, 10) ?? '');
  if (freezeDay === undefined) throw new Error('a calendar without a freeze was accepted');
  const orderKey = entropy(32);
  const entries = roll.entries.map((entry) => ({ entry, salt: entropy(32) }));
  const frozen = freezeUnder({
    contest: document.contest as ContestId,
    version: 'v1',
    entries,
    orderKey,
    freezeDay,
    rulebook,
  });
  return step('freeze-roll', freezeBody(frozen, rulebook, folder.units.length > 0), {
    by: officersOf(state),
    at,
    place: { file: 'roll.csv', line: null },
    parts: { roll: { subject: 'roll', content: snapshotOf(frozen, orderKey) } },
  });
}
