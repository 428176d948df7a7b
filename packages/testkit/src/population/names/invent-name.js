import { drawFrom } from './name-list.js';
import { POOLS } from './pools.js';
const FEMALE_TOKENS = ['Begum', 'Begum', 'Bibi', 'Khatun', 'Akhtar', 'Kausar', 'Parveen'];
const ENGLISH_NAMES = ['Jenny', 'Kelvin', 'Grace', 'Tony', 'Vivian', 'Jason', 'Winnie', 'Eric', 'Amy', 'Kevin'];
/** A name of somebody whose family is not looked at. */
export function inventName(origin, sex, random) {
    const pool = POOLS[origin];
    const family = drawFrom(pool.family, random);
    switch (origin) {
        case 'south-asian-muslim':
            return southAsianMuslim(family, sex, random);
        case 'sikh':
            return sikh(random.chance(2, 5) ? '' : family, sex, random);
        case 'hindu':
            return { given: givenOf(origin, sex, random), middle: hinduMiddle(sex, random), family };
        case 'tamil':
            return { given: givenOf(origin, sex, random), middle: '', family: drawFrom(pool.male, random) };
        case 'east-asian':
            return eastAsian(family, sex, random);
        case 'horn-of-africa':
            return { given: givenOf(origin, sex, random), middle: drawFrom(pool.male, random), family };
        case 'iberian':
            return { ...plain(origin, family, sex, random), family: `${family} ${drawFrom(pool.family, random)}` };
        case 'east-european':
            return { ...plain(origin, family, sex, random), family: inflected(family, sex) };
        case 'british':
        case 'caribbean':
        case 'irish':
            return plain(origin, random.chance(3, 100) ? `${family}-${drawFrom(pool.family, random)}` : family, sex, random);
        default:
            return plain(origin, family, sex, random);
    }
}
/** The name of a partner of `head`, of the same origin: some share a family name, in the way of that origin. */
export function inventPartnerName(head, { origin, sex }, random) {
    const own = inventName(origin, sex, random);
    switch (origin) {
        case 'british':
        case 'irish':
        case 'caribbean':
        case 'west-european': {
            const way = random.int(100);
            if (way < 64)
                return { ...own, family: head.family };
            return way < 68 && !head.family.includes('-') && !own.family.includes('-')
                ? { ...own, family: `${own.family}-${head.family}` }
                : own;
        }
        case 'east-european':
            return random.chance(6, 10) ? { ...own, family: inflected(base(head.family), sex) } : own;
        case 'tamil':
            return { ...own, family: head.given };
        case 'sikh':
            return familyOf(head) === '' ? own : sikh(familyOf(head), sex, random);
        case 'south-asian-muslim':
            return FEMALE_TOKENS.includes(own.family) || random.chance(1, 3) ? own : { ...own, family: head.family };
        case 'hindu':
        case 'turkish':
        case 'west-african':
            return random.chance(3, 4) ? { ...own, family: head.family } : own;
        case 'iberian':
        case 'east-asian':
        case 'horn-of-africa':
        case 'arabic':
        default:
            return own;
    }
}
/** The name of a child of these parents. */
export function inventChildName([father, mother], { origin, sex }, random) {
    const own = inventName(origin, sex, random);
    switch (origin) {
        case 'iberian':
            return { ...own, family: `${firstWord(father.family)} ${firstWord(mother.family)}` };
        case 'horn-of-africa':
            return { ...own, middle: father.given, family: firstWord(father.middle) };
        case 'tamil':
            return { ...own, family: father.given };
        case 'sikh':
            return sikh(familyOf(father), sex, random);
        case 'east-european':
            return { ...own, family: inflected(base(father.family), sex) };
        case 'south-asian-muslim':
            return FEMALE_TOKENS.includes(own.family) ? own : { ...own, family: father.family };
        default:
            return { ...own, family: father.family };
    }
}
export function shapeOf({ middle, family }, origin) {
    if (origin === 'iberian' && family.includes(' '))
        return 'two-surnames';
    if (origin === 'horn-of-africa' || origin === 'tamil')
        return 'patronymic';
    if (origin === 'east-asian')
        return 'syllables';
    if (/\b(Begum|Bibi|Khatun|Kaur|Singh)\b/.test(`${middle} ${family}`))
        return 'token';
    if (/^(?:Al-|El-|Ben-|O'|Mc)/.test(family))
        return 'prefixed';
    if (family.includes('-'))
        return 'double-barrelled';
    return origin === 'east-european' && /(ska|ova|eva|ienė)$/.test(family) ? 'gendered' : 'plain';
}
const givenOf = (origin, sex, random) => drawFrom(POOLS[origin][sex], random);
function plain(origin, family, sex, random) {
    const given = givenOf(origin, sex, random);
    const middle = random.chance(3, 4) ? givenOf(origin, sex, random) : '';
    return { given, middle: middle === given ? '' : middle, family };
}
/** Many men carry Mohammed before the name they are called by; many women a token where others have a family name. */
function southAsianMuslim(family, sex, random) {
    const given = givenOf('south-asian-muslim', sex, random);
    if (sex === 'female')
        return { given, middle: '', family: random.chance(2, 5) ? random.pick(FEMALE_TOKENS) : family };
    return random.chance(2, 5) && given !== 'Mohammed'
        ? { given: 'Mohammed', middle: given, family }
        : { given, middle: '', family };
}
/** Kaur or Singh stands as the family name, or before it. */
function sikh(family, sex, random) {
    const token = sex === 'female' ? 'Kaur' : 'Singh';
    const given = givenOf('sikh', sex, random);
    return family === '' ? { given, middle: '', family: token } : { given, middle: token, family };
}
const familyOf = ({ family }) => (family === 'Kaur' || family === 'Singh' ? '' : family);
function hinduMiddle(sex, random) {
    if (random.chance(1, 2))
        return '';
    return random.chance(1, 3)
        ? random.pick(sex === 'female' ? ['Devi', 'Ben', 'Kumari'] : ['Kumar', 'Bhai', 'Lal'])
        : drawFrom(POOLS.hindu.male, random);
}
/** One or two syllables, joined in one of the three ways people write them; some have an English name before it. */
function eastAsian(family, sex, random) {
    const [first, second] = [givenOf('east-asian', sex, random), givenOf('east-asian', sex, random)];
    const way = random.int(10);
    if (way < 2)
        return { given: first, middle: '', family };
    const own = way < 5 ? `${first} ${second}` : way < 7 ? `${first}-${second}` : first + second.toLowerCase();
    return random.chance(3, 10)
        ? { given: random.pick(ENGLISH_NAMES), middle: own, family }
        : { given: own, middle: '', family };
}
/** A family name in the form a woman bears: Kowalska, Ivanova, Kazlauskienė. */
function inflected(family, sex) {
    if (sex === 'male')
        return family;
    if (/[sc]ki$/.test(family))
        return `${family.slice(0, -1)}a`;
    if (/[eo]v$/.test(family))
        return `${family}a`;
    return /[aiu]s$/.test(family) && !family.endsWith('ols') ? `${family.slice(0, -2)}ienė` : family;
}
/** Back to the form men bear, for the families whose name begins with a woman. */
function base(family) {
    if (/[sc]ka$/.test(family))
        return `${family.slice(0, -1)}i`;
    return /[eo]va$/.test(family) ? family.slice(0, -1) : family;
}
const firstWord = (words) => words.split(' ')[0] ?? words;
//# sourceMappingURL=invent-name.js.map