import type { MemberId, UnitId } from '@selectorate/basics';
import type { Seeded } from '../seeded.ts';
import { seeded } from '../seeded.ts';
import type { Somebody } from './attacks/place-roll.ts';
import { drawRegistered, electorNumbers, registerRow } from './elector.ts';
import { type Adult, type Household, inventHousehold } from './household.ts';
import { inventShared, type MemberFacts, memberIdOf, type Shared } from './member.ts';
import { type Origin, ORIGIN_SLOTS } from './origin.ts';
import { type Address, addressAt, type Postcode, postcodeAt, postcodesFor, type PlaceShape } from './places.ts';
import type { SettledPlan } from './population-plan.ts';
import { type AbsenceReason, electorKey, type InventedElector, type Situation } from './rows.ts';

/** The people of one postcode: their register rows, and the members among them before anything is written. */
export interface Street {
  readonly electors: readonly InventedElector[];
  readonly members: readonly MemberFacts[];
  readonly outsiders: readonly Somebody[];
  readonly livedIn: readonly Doorstep[];
  readonly empty: readonly Doorstep[];
}

export interface Doorstep {
  readonly unit: UnitId;
  readonly address: Address;
}

/** People and serials of a place are numbered from here on, so that places can be made apart from each other. */
export const NUMBERS_OF_A_PLACE = 1_000_000;
/** Register rows for each adult, about; it steers how many members are drawn, and nothing else. */
const ROWS_FOR_AN_ADULT = 0.835;
/** One in so many of the registered who are no members is kept for recruiters to find. */
const OUTSIDERS_KEPT = 40;
const ROOMS_FOR_LOCALS = 200;

export const shapeOfPlace = (plan: SettledPlan, place: number): PlaceShape => ({
  random: seeded(`${plan.seed}/place ${place}`),
  count: postcodesFor(plan.places[place]?.electors ?? 0),
});

/** Street after street of a place, until its register has the rows it should. */
export function* inventStreets(plan: SettledPlan, place: number): Generator<Street> {
  const shape = shapeOfPlace(plan, place);
  const wanted = plan.places[place] ?? { electors: 0, members: 0 };
  const state: PlaceState = {
    plan,
    place,
    shape,
    number: electorNumbers(shape.random.fork('numbers')),
    people: 0,
    serials: 0,
    rowsLeft: wanted.electors,
    membersLeft: wanted.members,
    halls: hallsOf(place, shape),
    recruiters: [],
  };
  for (let index = 0; state.rowsLeft > 0; index++) yield inventStreet(state, index);
}

interface PlaceState {
  readonly plan: SettledPlan;
  readonly place: number;
  readonly shape: PlaceShape;
  readonly number: ReturnType<typeof electorNumbers>;
  people: number;
  serials: number;
  rowsLeft: number;
  membersLeft: number;
  readonly halls: readonly Postcode[];
  readonly recruiters: MemberId[];
}

/** Student halls among the first postcodes, where children of the place may have a room. */
function hallsOf(place: number, shape: PlaceShape): readonly Postcode[] {
  const looked = Math.min(shape.count, 600);
  const homes = Array.from({ length: looked }, (_, index) => postcodeAt(place, index, shape));
  return homes.filter(({ kind }) => kind === 'student-hall');
}

function inventStreet(state: PlaceState, index: number): Street {
  const { plan, place, shape } = state;
  const home = postcodeAt(place, index, shape);
  const draws: Draws = {
    people: shape.random.fork(`people ${index}`),
    register: shape.random.fork(`register ${index}`),
    members: shape.random.fork(`members ${index}`),
  };
  const around = shape.random.fork(`around ${index >> 3}`).pick(ORIGIN_SLOTS);
  const street = { electors: [], members: [], outsiders: [], livedIn: [], empty: [] } satisfies Street as {
    -readonly [Field in keyof Street]: Street[Field][number][];
  };
  for (let dwelling = 0; dwelling < home.dwellings && state.rowsLeft > 0; dwelling++) {
    const address = addressAt(home, dwelling);
    if (draws.people.chance(3, 100)) street.empty.push({ unit: home.unit, address });
    else {
      const household = inventHousehold({ home, around, today: plan.today }, draws.people);
      if (dwelling === 0) street.livedIn.push({ unit: home.unit, address });
      openDoor({ state, draws, street, home, address, household });
    }
  }
  return street;
}

interface Draws {
  readonly people: Seeded;
  readonly register: Seeded;
  readonly members: Seeded;
}

interface Door {
  readonly state: PlaceState;
  readonly draws: Draws;
  readonly street: { -readonly [Field in keyof Street]: Street[Field][number][] };
  readonly home: Postcode;
  readonly address: Address;
  readonly household: Household;
}

function openDoor(door: Door): void {
  const { state, draws, household } = door;
  let shared: Shared | null = null;
  const together = household.kind !== 'shared-house' && household.tenure !== 'institution';
  for (const adult of household.adults) {
    const person = state.place * NUMBERS_OF_A_PLACE + state.people++;
    const joins = draws.members.next() < memberChance(state) * 2 ** 32;
    const situation = joins ? drawSituation(state.plan, draws.members) : 'at-home';
    const { electors, absent } = register(door, { adult, person, situation });
    if (joins) {
      state.membersLeft--;
      const serial = state.place * NUMBERS_OF_A_PLACE + state.serials++;
      if (together) shared ??= inventShared(adult, serial, draws.members);
      const facts = { serial, person, adult, household, situation, electors, absent, shared };
      door.street.members.push({ ...facts, ...rollAddress(door, situation), recruiters: state.recruiters });
      const activist = state.recruiters.length < 12 && draws.members.chance(1, 20);
      if (activist) state.recruiters.push(memberIdOf(serial));
    } else if (electors.length === 1 && draws.members.int(OUTSIDERS_KEPT) === 0) {
      const { unit } = door.home;
      door.street.outsiders.push({ adult, household, person, electors, unit, address: door.address });
    }
  }
}

/** So many of the adults still to come as members are still wanted. */
const memberChance = ({ membersLeft, rowsLeft }: PlaceState): number =>
  membersLeft <= 0 ? 0 : membersLeft / Math.max(1, rowsLeft / ROWS_FOR_AN_ADULT);

function drawSituation({ rates }: SettledPlan, random: Seeded): Situation {
  let drawn = random.int(1000);
  const share: readonly (readonly [Situation, number])[] = [
    ['roll-behind', rates.movedRollBehind],
    ['register-behind', rates.movedRegisterBehind],
    ['moved-away', rates.movedAway],
    ['dead', rates.dead],
    ['gone-away', rates.goneAway],
  ];
  for (const [situation, perMille] of share) {
    if (drawn < perMille) return situation;
    drawn -= perMille;
  }
  return 'at-home';
}

interface Registered {
  readonly electors: readonly string[];
  readonly absent: AbsenceReason | null;
}

interface Registrant {
  readonly adult: Adult;
  readonly person: number;
  readonly situation: Situation;
}

const OFTEN_NOT_ENTITLED: ReadonlySet<Origin> = new Set([
  'east-european',
  'iberian',
  'west-european',
  'east-asian',
  'arabic',
]);

/** Writes the rows of a person, as many as they have: none, one, or a student's second one at the hall. */
function register(door: Door, { adult, person, situation }: Registrant): Registered {
  const { state, draws, street, home, address, household } = door;
  const setting = {
    random: draws.register,
    today: state.plan.today,
    errors: state.plan.rates.errors,
    place: state.place,
  };
  const drawn = drawRegistered(adult, household.tenure, setting);
  const gone = goneFromRegister(situation, state, draws.register);
  if (gone !== null) return { electors: [], absent: gone };
  const told = situation !== 'at-home';
  if (!drawn && !told) {
    const entitled = !OFTEN_NOT_ENTITLED.has(adult.origin) || draws.register.chance(1, 2);
    return { electors: [], absent: entitled ? 'not-registered' : 'not-entitled' };
  }
  const homes: (readonly [Address, string])[] = [[address, home.district]];
  const hall = state.halls[person % Math.max(1, state.halls.length)];
  const years = (state.plan.today - adult.born) / 365.25;
  if (hall !== undefined && adult.role === 'child' && years >= 18 && years < 22 && draws.register.chance(1, 10)) {
    // Rooms past those of the students who have no other home here: nobody else is in them, nor do they stand empty.
    homes.push([addressAt(hall, hall.dwellings + draws.register.int(ROOMS_FOR_LOCALS)), hall.district]);
  }
  const rows = homes.map(([where, district]) =>
    registerRow(adult, { person, address: where, elector: state.number(district) }, setting),
  );
  street.electors.push(...rows);
  state.rowsLeft -= rows.length;
  return { electors: rows.map(({ row }) => electorKey(row.elector)), absent: null };
}

/** Registers drop most of the dead; who left the country is off it; one who moved is registered where they went. */
function goneFromRegister(situation: Situation, { plan }: PlaceState, random: Seeded): AbsenceReason | null {
  if (situation === 'gone-away') return 'gone-away';
  if (situation === 'dead') return random.chance(3, 4) ? 'dead' : null;
  return situation === 'moved-away' && plan.places.length === 1 ? 'registered-elsewhere' : null;
}

/** The address that the roll has: the home, another of the place, or, for who moved away, one of another place. */
function rollAddress({ state, draws, home, address }: Door, situation: Situation): Doorstep {
  const { plan, place, shape } = state;
  if (situation === 'roll-behind' || situation === 'register-behind') return anyDoor(place, shape, draws.members);
  if (situation !== 'moved-away' || plan.places.length === 1) return { unit: home.unit, address };
  const other = (place + draws.members.between(1, plan.places.length - 1)) % plan.places.length;
  return anyDoor(other, shapeOfPlace(plan, other), draws.members);
}

/** Some address of a place, in a street of ordinary homes. */
export function anyDoor(place: number, shape: PlaceShape, random: Seeded): Doorstep {
  for (;;) {
    const home = postcodeAt(place, random.int(shape.count), shape);
    if (home.kind !== 'care-home' && home.kind !== 'student-hall') {
      return { unit: home.unit, address: addressAt(home, random.int(home.dwellings)) };
    }
  }
}
