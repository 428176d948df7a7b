import { formatIsoDate, fromCivilDay } from '@selectorate/basics';
import { ORIGINS } from './origin.js';
import { placeName } from './places.js';
import { writeRegisterAddress } from './writing/write-address.js';
import { writeRegisterName } from './writing/write-name.js';
const YEAR = 365.25;
/** The chance of being on the register where one lives; the README compares what comes out with published figures. */
const BY_TENURE = {
    owned: 0.945,
    mortgaged: 0.935,
    'private-rent': 0.715,
    'social-rent': 0.885,
    institution: 0.64,
};
const BY_AGE = {
    '16-17': 0.4,
    '18-24': 0.86,
    '25-34': 0.93,
    '35-49': 1,
    '50-64': 1.05,
    '65-79': 1.07,
    '80+': 1.07,
};
export function ageBandOf(born, today) {
    const years = (today - born) / YEAR;
    if (years < 18)
        return '16-17';
    if (years < 25)
        return '18-24';
    if (years < 35)
        return '25-34';
    if (years < 50)
        return '35-49';
    if (years < 65)
        return '50-64';
    return years < 80 ? '65-79' : '80+';
}
/** Is this person on the register of their home? */
export function drawRegistered({ origin, born }, tenure, { random, today }) {
    const chance = BY_TENURE[tenure] * BY_AGE[ageBandOf(born, today)] * ORIGINS[origin].registered;
    return random.next() < chance * 2 ** 32;
}
const UNION = new Set(['iberian', 'east-european', 'west-european']);
/** The row of an elector at an address. */
export function registerRow(adult, { person, address, elector }, { random, today, errors, place }) {
    const name = writeRegisterName(adult, { random, errors });
    const where = writeRegisterAddress(address, { random, errors });
    const anonymous = random.int(8000) === 0;
    const optedOut = random.chance(11, 20);
    const row = {
        place: placeName(place),
        elector,
        family: anonymous ? '' : name.value.family,
        given: anonymous ? '' : name.value.given,
        lines: anonymous ? [] : where.value.lines,
        postcode: anonymous ? '' : where.value.postcode,
        attains: attainment(adult.born, today),
        marker: markerOf(adult.origin, random),
        optedOut: anonymous || optedOut,
        anonymous,
    };
    const alterations = where.done.length === 0 ? name.done : [...name.done, ...where.done];
    return { row, truth: { person, alterations } };
}
/** The eighteenth birthday, where it is still to come. */
function attainment(born, today) {
    if (today - born > 18.1 * YEAR)
        return null;
    const birthday = eighteenth(fromCivilDay(born));
    const iso = formatIsoDate(birthday);
    return iso > formatIsoDate(fromCivilDay(today)) ? iso : null;
}
const eighteenth = ({ year, month, day }) => month === 2 && day === 29 ? { year: year + 18, month: 3, day: 1 } : { year: year + 18, month, day };
function markerOf(origin, random) {
    if (UNION.has(origin))
        return random.chance(3, 5) ? 'G' : '';
    return random.int(40_000) === 0 ? 'L' : '';
}
/** Numbers electors in the order in which they come, by polling district; a late one shares the number before it. */
export function electorNumbers(random) {
    const last = new Map();
    return (prefix) => {
        const before = last.get(prefix) ?? { prefix, number: 0, suffix: 0 };
        const late = before.number > 0 && random.int(100) === 0;
        const next = late
            ? { prefix, number: before.number, suffix: before.suffix + 1 }
            : { prefix, number: before.number + 1, suffix: 0 };
        last.set(prefix, next);
        return next;
    };
}
//# sourceMappingURL=elector.js.map