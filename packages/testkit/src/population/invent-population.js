import { toCivilDay } from '@selectorate/basics';
import { applyWave } from './attacks/apply-wave.js';
import { honestChanges } from './changes.js';
import { anyDoor, inventStreets, NUMBERS_OF_A_PLACE, shapeOfPlace, } from './invent-place.js';
import { addressText, inventMember } from './member.js';
import { placeName } from './places.js';
import { USUAL_RATES } from './population-plan.js';
const USUAL_PLACE = 75_000;
const LARGEST_PLACE = 200_000;
/**
 * An invented population with its register, its roll and the truth of both. The same plan gives the same rows on every
 * machine. Only one place is held in memory at a time, and of it only the members.
 */
export function* inventPopulation(plan) {
    const settled = settle(plan);
    for (const place of settled.places.keys())
        yield* inventPlace(settled, place);
}
/** One place of the population alone, as {@link inventPopulation} has it: for workers that share the places out. */
export function* inventPlacePart(plan, place) {
    yield* inventPlace(settle(plan), place);
}
export const placesIn = (plan) => settle(plan).places.length;
/** The whole of a small population at once. */
export function collectPopulation(plan) {
    const [electors, members, changes, leftOut] = [[], [], [], []];
    for (const part of inventPopulation(plan)) {
        electors.push(...part.electors);
        for (const member of part.members)
            members.push(member);
        for (const change of part.changes)
            changes.push(change);
        leftOut.push(...part.leftOut);
    }
    return { electors, members, changes, leftOut };
}
function settle(plan) {
    const size = plan.placeSize ?? USUAL_PLACE;
    if (size < 1 || size > LARGEST_PLACE)
        throw new RangeError(`a place of ${size} electors`);
    const count = Math.max(1, Math.round(plan.electors / size));
    const share = (whole, place) => Math.floor((whole * (place + 1)) / count) - Math.floor((whole * place) / count);
    const places = Array.from({ length: count }, (_, place) => ({
        electors: share(plan.electors, place),
        members: share(plan.members, place),
    }));
    return {
        seed: String(plan.seed),
        asOf: plan.asOf,
        today: toCivilDay(plan.asOf),
        places,
        rates: { ...USUAL_RATES, ...plan.rates },
        attacks: plan.attacks ?? [],
    };
}
function* inventPlace(plan, place) {
    const facts = [];
    const found = { outsiders: [], livedIn: [], empty: [] };
    const none = { members: [], changes: [], leftOut: [] };
    for (const street of inventStreets(plan, place)) {
        facts.push(...street.members);
        keep(found, street);
        yield { place: placeName(place), electors: street.electors, ...none };
    }
    const roll = inventRoll(plan, { place, facts, found });
    yield { place: placeName(place), electors: [], ...roll };
}
function keep(found, { outsiders, livedIn, empty }) {
    found.outsiders.push(...outsiders);
    found.livedIn.push(...livedIn);
    found.empty.push(...empty);
}
/** Serials of honest second entries and of attacks lie above those of first entries. */
const LATER_SERIALS = NUMBERS_OF_A_PLACE / 2;
function inventRoll(plan, { place, facts, found }) {
    const shape = shapeOfPlace(plan, place);
    let serials = place * NUMBERS_OF_A_PLACE + LATER_SERIALS;
    let nobodies = -1 - place * NUMBERS_OF_A_PLACE;
    const members = [];
    const changes = [];
    for (const own of facts) {
        const random = shape.random.fork(`member ${own.serial}`);
        const member = inventMember(own, plan, random);
        members.push(member);
        const oldAddress = () => addressText(anyDoor(place, shape, random).address);
        changes.push(...honestChanges(member, { plan, serial: own.serial, oldAddress }, random));
        if (random.chance(plan.rates.duplicates, 1000)) {
            members.push(honestDuplicate(own, member, { plan, place, shape, serial: serials++ }));
        }
    }
    const around = {
        plan,
        facts: new Map(facts.map((own) => [own.person, own])),
        ...found,
        units: [...new Set(facts.map(({ unit }) => unit))],
        nextSerial: () => serials++,
        nextNobody: () => nobodies--,
    };
    const waves = plan.attacks.filter((wave) => wave.place === place);
    const attacked = waves.reduce((roll, wave) => applyWave(roll, wave, { ...around, random: shape.random.fork(`wave ${wave.wave}`) }), { members, changes, leftOut: [] });
    return { ...attacked, members: shape.random.fork('order').shuffle(attacked.members) };
}
/** Joined again after a lapse or a move, or entered twice by two officers. */
function honestDuplicate(facts, first, { plan, place, shape, serial }) {
    const random = shape.random.fork(`again ${facts.serial}`);
    const where = random.chance(2, 5) ? anyDoor(place, shape, random) : {};
    const second = inventMember({ ...facts, ...where, serial }, plan, random);
    const { email, phone } = first.entry.person;
    const person = {
        ...second.entry.person,
        ...(random.chance(1, 2) ? { email } : {}),
        ...(random.chance(1, 2) ? { phone } : {}),
    };
    return {
        ...second,
        entry: { ...second.entry, person },
        truth: { ...second.truth, sameAs: first.entry.member },
    };
}
//# sourceMappingURL=invent-population.js.map