import { throwIllegalValue } from '@selectorate/basics';
import { inventChildName, inventName, inventPartnerName } from './names/invent-name.js';
import { ORIGIN_SLOTS } from './origin.js';
const YEAR = 365.25;
/** Ages of people without grown children at home, each band as often as it stands here. */
const AGES_ALONE = bands('20-30 25-35 35-50 40-50 50-65 55-65 65-80 65-80 70-85 80-97');
const AGES_TOGETHER = bands('22-34 25-35 30-40 35-50 35-50 50-65 55-68 65-80 65-80 72-93');
function bands(text) {
    return text.split(' ').map((band) => {
        const [least = '', most = ''] = band.split('-');
        return [Number(least), Number(most)];
    });
}
/** The people behind one door. Families share names and origin, ages fit, sharers have nothing in common. */
export function inventHousehold({ home, around, today }, random) {
    const origin = random.chance(1, 2) ? around : random.pick(ORIGIN_SLOTS);
    const kind = drawKind(home.kind, origin, random);
    const bornAt = (least, most) => today - Math.floor(least * YEAR) - random.int(Math.max(1, Math.floor((most - least) * YEAR)));
    const adults = adultsOf(kind, { origin, random, bornAt });
    return { kind, tenure: drawTenure(kind, adults[0], { random, today }), adults };
}
function adultsOf(kind, making) {
    const { random, bornAt } = making;
    switch (kind) {
        case 'single':
            return [adult(making, drawSex(random), bornAt(...random.pick(AGES_ALONE)))];
        case 'couple':
            return couple(making, bornAt(...random.pick(AGES_TOGETHER)));
        case 'family': {
            const parents = couple(making, bornAt(38, 66));
            return [...parents, ...children(parents, making, parents[0].sex === 'male')];
        }
        case 'lone-parent': {
            const parent = adult(making, random.chance(5, 6) ? 'female' : 'male', bornAt(36, 64));
            const unseen = adult(making, parent.sex === 'female' ? 'male' : 'female', parent.born);
            return [
                parent,
                ...children(parent.sex === 'male' ? [parent, unseen] : [unseen, parent], making, parent.sex === 'male'),
            ];
        }
        case 'three-generations': {
            const parents = couple(making, bornAt(38, 60));
            const [head] = parents;
            const elder = adult(making, drawSex(random), head.born - Math.floor(random.between(19, 34) * YEAR));
            const elderName = { ...elder.name, family: elder.sex === 'male' ? head.name.family : elder.name.family };
            return [
                ...parents,
                ...children(parents, making, head.sex === 'male'),
                { ...elder, name: elderName, role: 'grandparent' },
            ];
        }
        case 'shared-house':
            return sharers(random.between(3, 7), { ...making, youngest: 18, oldest: 45 });
        case 'student-hall':
            return sharers(1, { ...making, youngest: 18, oldest: 22 });
        case 'care-home':
            return sharers(random.between(12, 40), { ...making, youngest: 74, oldest: 101 });
        default:
            return throwIllegalValue(kind);
    }
}
function adult({ origin, random }, sex, born) {
    return { name: inventName(origin, sex, random), sex, origin, born, role: 'head', likeness: null, nameBefore: null };
}
/** Two people; one couple in twelve is of two origins, and keeps its names. */
function couple(making, born) {
    const { origin, random } = making;
    const head = adult(making, random.chance(1, 25) ? 'female' : 'male', born);
    const sex = random.chance(1, 40) ? head.sex : head.sex === 'male' ? 'female' : 'male';
    const partnerOrigin = random.chance(1, 12) ? random.pick(ORIGIN_SLOTS) : origin;
    const own = inventName(partnerOrigin, sex, random);
    const name = partnerOrigin === origin ? inventPartnerName(head.name, { origin, sex }, random) : own;
    const changed = name.family === head.name.family && name.family !== own.family;
    const partner = {
        name,
        sex,
        origin: partnerOrigin,
        born: born + random.between(-900, 2200),
        role: 'partner',
        likeness: null,
        nameBefore: changed ? own.family : null,
    };
    return [head, partner];
}
/** Children of 16 or more who live at home; now and then twins, or a son named as his father. */
function children(parents, making, fatherAtHome) {
    const { origin, random, bornAt } = making;
    const youngestParent = Math.max(parents[0].born, parents[1].born);
    const latest = Math.floor(youngestParent + 18 * YEAR);
    const count = random.pick([1, 1, 1, 1, 2, 2]);
    const list = [];
    for (let i = 0; i < count; i++) {
        const sex = drawSex(random);
        const born = Math.max(bornAt(16, 31), latest);
        const name = inventChildName([parents[0].name, parents[1].name], { origin, sex }, random);
        const child = { name, sex, origin, born, role: 'child', likeness: null, nameBefore: null };
        // Two children of one name would be a likeness that the truth does not know of.
        if (list.some((other) => other.name.given === name.given))
            continue;
        if (i === 0 && sex === 'male' && fatherAtHome && random.chance(1, 25)) {
            list.push({ ...child, name: namedAfter(parents[0].name, name, origin), likeness: 'namesake' });
        }
        else if (random.chance(1, 40)) {
            const twinSex = random.chance(2, 3) ? sex : drawSex(random);
            const twin = inventChildName([parents[0].name, parents[1].name], { origin, sex: twinSex }, random);
            if (twin.given === name.given)
                list.push(child);
            else {
                list.push({ ...child, likeness: 'twin' });
                list.push({
                    ...child,
                    name: { ...twin, family: twinSex === sex ? name.family : twin.family },
                    sex: twinSex,
                    likeness: 'twin',
                });
                i++;
            }
        }
        else
            list.push(child);
    }
    // Children who would not be 16 yet stay out of a population of adults.
    return list.filter(({ born }) => born <= bornAt(16, 16));
}
/** All of the father's own names; where a child's second name is the father's first, it stays so. */
const namedAfter = (father, own, origin) => origin === 'horn-of-africa'
    ? { ...own, given: father.given }
    : { ...own, given: father.given, middle: father.middle };
function sharers(count, { youngest, oldest, ...making }) {
    const { random, bornAt } = making;
    return Array.from({ length: count }, () => {
        const own = { ...making, origin: random.pick(ORIGIN_SLOTS) };
        return { ...adult(own, drawSex(random), bornAt(youngest, oldest)), role: 'sharer' };
    });
}
const drawSex = (random) => (random.chance(1, 2) ? 'female' : 'male');
const EXTENDED = new Set(['south-asian-muslim', 'sikh', 'hindu', 'tamil', 'horn-of-africa']);
function drawKind(street, origin, random) {
    if (street === 'student-hall' || street === 'care-home')
        return street;
    const drawn = random.int(1000);
    if (street === 'shared-houses' && drawn < 450)
        return 'shared-house';
    if (EXTENDED.has(origin)) {
        if (drawn < 120)
            return 'three-generations';
        if (drawn < 380)
            return 'family';
    }
    const other = random.int(1000);
    if (other < 340)
        return 'single';
    if (other < 790)
        return 'couple';
    if (other < 910)
        return 'family';
    return other < 985 ? 'lone-parent' : 'three-generations';
}
function drawTenure(kind, { born, origin }, { random, today }) {
    if (kind === 'student-hall' || kind === 'care-home')
        return 'institution';
    if (kind === 'shared-house')
        return 'private-rent';
    const years = (today - born) / YEAR;
    const drawn = random.int(1000);
    if (drawn < (origin === 'british' || origin === 'irish' ? 160 : 210))
        return 'social-rent';
    const renting = years < 35 ? 480 : years < 50 ? 260 : 100;
    if (drawn > 999 - renting)
        return 'private-rent';
    return years > 60 ? 'owned' : 'mortgaged';
}
//# sourceMappingURL=household.js.map