import { seeded } from '../seeded.js';
import { drawRegistered, electorNumbers, registerRow } from './elector.js';
import { inventHousehold } from './household.js';
import { inventShared, memberIdOf } from './member.js';
import { ORIGIN_SLOTS } from './origin.js';
import { addressAt, postcodeAt, postcodesFor } from './places.js';
import { electorKey } from './rows.js';
/** People and serials of a place are numbered from here on, so that places can be made apart from each other. */
export const NUMBERS_OF_A_PLACE = 1_000_000;
/** Register rows for each adult, about; it steers how many members are drawn, and nothing else. */
const ROWS_FOR_AN_ADULT = 0.835;
/** One in so many of the registered who are no members is kept for recruiters to find. */
const OUTSIDERS_KEPT = 40;
const ROOMS_FOR_LOCALS = 200;
export const shapeOfPlace = (plan, place) => ({
    random: seeded(`${plan.seed}/place ${place}`),
    count: postcodesFor(plan.places[place]?.electors ?? 0),
});
/** Street after street of a place, until its register has the rows it should. */
export function* inventStreets(plan, place) {
    const shape = shapeOfPlace(plan, place);
    const wanted = plan.places[place] ?? { electors: 0, members: 0 };
    const state = {
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
    for (let index = 0; state.rowsLeft > 0; index++)
        yield inventStreet(state, index);
}
/** Student halls among the first postcodes, where children of the place may have a room. */
function hallsOf(place, shape) {
    const looked = Math.min(shape.count, 600);
    const homes = Array.from({ length: looked }, (_, index) => postcodeAt(place, index, shape));
    return homes.filter(({ kind }) => kind === 'student-hall');
}
function inventStreet(state, index) {
    const { plan, place, shape } = state;
    const home = postcodeAt(place, index, shape);
    const draws = {
        people: shape.random.fork(`people ${index}`),
        register: shape.random.fork(`register ${index}`),
        members: shape.random.fork(`members ${index}`),
    };
    const around = shape.random.fork(`around ${index >> 3}`).pick(ORIGIN_SLOTS);
    const street = { electors: [], members: [], outsiders: [], livedIn: [], empty: [] };
    for (let dwelling = 0; dwelling < home.dwellings && state.rowsLeft > 0; dwelling++) {
        const address = addressAt(home, dwelling);
        if (draws.people.chance(3, 100))
            street.empty.push({ unit: home.unit, address });
        else {
            const household = inventHousehold({ home, around, today: plan.today }, draws.people);
            if (dwelling === 0)
                street.livedIn.push({ unit: home.unit, address });
            openDoor({ state, draws, street, home, address, household });
        }
    }
    return street;
}
function openDoor(door) {
    const { state, draws, household } = door;
    let shared = null;
    const together = household.kind !== 'shared-house' && household.tenure !== 'institution';
    for (const adult of household.adults) {
        const person = state.place * NUMBERS_OF_A_PLACE + state.people++;
        const joins = draws.members.next() < memberChance(state) * 2 ** 32;
        const situation = joins ? drawSituation(state.plan, draws.members) : 'at-home';
        const { electors, absent } = register(door, { adult, person, situation });
        if (joins) {
            state.membersLeft--;
            const serial = state.place * NUMBERS_OF_A_PLACE + state.serials++;
            if (together)
                shared ??= inventShared(adult, serial, draws.members);
            const facts = { serial, person, adult, household, situation, electors, absent, shared };
            door.street.members.push({ ...facts, ...rollAddress(door, situation), recruiters: state.recruiters });
            const activist = state.recruiters.length < 12 && draws.members.chance(1, 20);
            if (activist)
                state.recruiters.push(memberIdOf(serial));
        }
        else if (electors.length === 1 && draws.members.int(OUTSIDERS_KEPT) === 0) {
            const { unit } = door.home;
            door.street.outsiders.push({ adult, household, person, electors, unit, address: door.address });
        }
    }
}
/** So many of the adults still to come as members are still wanted. */
const memberChance = ({ membersLeft, rowsLeft }) => membersLeft <= 0 ? 0 : membersLeft / Math.max(1, rowsLeft / ROWS_FOR_AN_ADULT);
function drawSituation({ rates }, random) {
    let drawn = random.int(1000);
    const share = [
        ['roll-behind', rates.movedRollBehind],
        ['register-behind', rates.movedRegisterBehind],
        ['moved-away', rates.movedAway],
        ['dead', rates.dead],
        ['gone-away', rates.goneAway],
    ];
    for (const [situation, perMille] of share) {
        if (drawn < perMille)
            return situation;
        drawn -= perMille;
    }
    return 'at-home';
}
const OFTEN_NOT_ENTITLED = new Set([
    'east-european',
    'iberian',
    'west-european',
    'east-asian',
    'arabic',
]);
/** Writes the rows of a person, as many as they have: none, one, or a student's second one at the hall. */
function register(door, { adult, person, situation }) {
    const { state, draws, street, home, address, household } = door;
    const setting = {
        random: draws.register,
        today: state.plan.today,
        errors: state.plan.rates.errors,
        place: state.place,
    };
    const drawn = drawRegistered(adult, household.tenure, setting);
    const gone = goneFromRegister(situation, state, draws.register);
    if (gone !== null)
        return { electors: [], absent: gone };
    const told = situation !== 'at-home';
    if (!drawn && !told) {
        const entitled = !OFTEN_NOT_ENTITLED.has(adult.origin) || draws.register.chance(1, 2);
        return { electors: [], absent: entitled ? 'not-registered' : 'not-entitled' };
    }
    const homes = [[address, home.district]];
    const hall = state.halls[person % Math.max(1, state.halls.length)];
    const years = (state.plan.today - adult.born) / 365.25;
    if (hall !== undefined && adult.role === 'child' && years >= 18 && years < 22 && draws.register.chance(1, 10)) {
        // Rooms past those of the students who have no other home here: nobody else is in them, nor do they stand empty.
        homes.push([addressAt(hall, hall.dwellings + draws.register.int(ROOMS_FOR_LOCALS)), hall.district]);
    }
    const rows = homes.map(([where, district]) => registerRow(adult, { person, address: where, elector: state.number(district) }, setting));
    street.electors.push(...rows);
    state.rowsLeft -= rows.length;
    return { electors: rows.map(({ row }) => electorKey(row.elector)), absent: null };
}
/** Registers drop most of the dead; who left the country is off it; one who moved is registered where they went. */
function goneFromRegister(situation, { plan }, random) {
    if (situation === 'gone-away')
        return 'gone-away';
    if (situation === 'dead')
        return random.chance(3, 4) ? 'dead' : null;
    return situation === 'moved-away' && plan.places.length === 1 ? 'registered-elsewhere' : null;
}
/** The address that the roll has: the home, another of the place, or, for who moved away, one of another place. */
function rollAddress({ state, draws, home, address }, situation) {
    const { plan, place, shape } = state;
    if (situation === 'roll-behind' || situation === 'register-behind')
        return anyDoor(place, shape, draws.members);
    if (situation !== 'moved-away' || plan.places.length === 1)
        return { unit: home.unit, address };
    const other = (place + draws.members.between(1, plan.places.length - 1)) % plan.places.length;
    return anyDoor(other, shapeOfPlace(plan, other), draws.members);
}
/** Some address of a place, in a street of ordinary homes. */
export function anyDoor(place, shape, random) {
    for (;;) {
        const home = postcodeAt(place, random.int(shape.count), shape);
        if (home.kind !== 'care-home' && home.kind !== 'student-hall') {
            return { unit: home.unit, address: addressAt(home, random.int(home.dwellings)) };
        }
    }
}
//# sourceMappingURL=invent-place.js.map