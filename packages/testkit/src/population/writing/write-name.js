import { mistype } from './mistype.js';
import { often } from './pen.js';
import { NICKNAMES, SPELLINGS, withoutDiacritics } from './spellings.js';
const TOKENS = /\b(?:Begum|Bibi|Khatun|Kaur|Singh|Kumar|Devi|Ben|Bhai|Lal)\b/u;
const KEEPS_ONE_OF_TWO = new Set(['british', 'irish', 'caribbean', 'iberian', 'east-european']);
/** Chances of a thousand that a name is swapped between the columns, by origin; where none is given, 2. */
const SWAPPED = {
    'east-asian': 110,
    tamil: 60,
    'west-african': 40,
    'south-asian-muslim': 30,
    'horn-of-africa': 30,
    arabic: 25,
    sikh: 20,
    hindu: 15,
};
/** How a member gave their name when joining: what they are called, seldom all of it, and not always spelt the same. */
export function writeMemberName({ name, origin, nameBefore }, pen) {
    const { random } = pen;
    const done = [];
    const mark = (value, before, what) => {
        if (value !== before)
            done.push(what);
        return value;
    };
    let { given, middle, family } = name;
    if (nameBefore !== null && often(pen, 60))
        family = mark(nameBefore, family, 'name-before-marriage');
    if (given === 'Mohammed' && middle !== '') {
        const way = often(pen, 400) ? 1 : often(pen, 250) ? 2 : 0;
        if (way === 1) {
            given = mark(middle, given, 'mohammed-lost');
            middle = '';
        }
        else
            given = way === 2 ? `${mark('Md', given, 'mohammed-short')} ${middle}` : `${given} ${middle}`;
    }
    else if (origin === 'east-asian' && middle !== '') {
        if (often(pen, 350))
            given = mark(middle, given, 'middle-as-given');
        else
            done.push('english-name');
    }
    else if (origin === 'horn-of-africa' && often(pen, 500))
        given = `${given} ${middle}`;
    else if (middle !== '' && TOKENS.test(middle)) {
        if (often(pen, 350))
            done.push('token-dropped');
        else
            given = `${given} ${middle}`;
    }
    else if (middle !== '' && often(pen, 30))
        given = mark(middle, given, 'middle-as-given');
    else if (middle !== '' && often(pen, 120))
        given = `${given} ${middle.charAt(0)}`;
    const nicknames = NICKNAMES.get(given);
    if (nicknames !== undefined && often(pen, 170))
        given = mark(random.pick(nicknames), given, 'nickname');
    if (often(pen, spellingRate(origin)))
        given = mark(respelt(given, random), given, 'spelling');
    if (often(pen, spellingRate(origin)))
        family = mark(respelt(family, random), family, 'spelling');
    if (origin === 'east-asian' && often(pen, 200))
        given = mark(joined(given), given, 'syllables-joined');
    if (origin === 'east-european' && often(pen, 30))
        family = mark(uninflected(family), family, 'gender-ending-lost');
    if (KEEPS_ONE_OF_TWO.has(origin) && often(pen, 250))
        family = mark(onePart(family, random), family, 'surname-part');
    if (often(pen, 80))
        family = mark(family.replaceAll('-', ' '), family, 'hyphen-lost');
    if (often(pen, 550)) {
        const [plainGiven, plainFamily] = [withoutDiacritics(given), withoutDiacritics(family)];
        if (plainGiven !== given || plainFamily !== family)
            done.push('diacritics-lost');
        [given, family] = [plainGiven, plainFamily];
    }
    if (often(pen, 8))
        given = mark(given.charAt(0), given, 'initial-only');
    return finish({ given, family, origin }, done, pen);
}
/** How an officer has the name: in full, from a form. */
export function writeRegisterName({ name, origin }, pen) {
    const { random } = pen;
    const done = [];
    let { given, family } = name;
    if (name.middle !== '')
        given = random.chance(1, 8) && !TOKENS.test(name.middle) ? given : `${given} ${name.middle}`;
    if (often(pen, 400)) {
        const [plainGiven, plainFamily] = [withoutDiacritics(given), withoutDiacritics(family)];
        if (plainGiven !== given || plainFamily !== family)
            done.push('diacritics-lost');
        [given, family] = [plainGiven, plainFamily];
    }
    return finish({ given, family, origin }, done, { random, errors: pen.errors / 2 });
}
/** Swapped columns and slips of the fingers, which come last because they happen to what was to be written. */
function finish({ given, family, origin }, done, pen) {
    let columns = { given, family };
    if (often(pen, 22)) {
        const typed = mistype(given, pen.random);
        columns = { ...columns, given: typed.value };
        done.push(...typed.done);
    }
    if (often(pen, 22)) {
        const typed = mistype(family, pen.random);
        columns = { ...columns, family: typed.value };
        done.push(...typed.done);
    }
    if (often(pen, SWAPPED[origin] ?? 2)) {
        done.push('order-swapped');
        columns = { given: columns.family, family: columns.given };
    }
    return { value: columns, done };
}
const spellingRate = (origin) => {
    if (origin === 'south-asian-muslim' || origin === 'arabic' || origin === 'horn-of-africa')
        return 140;
    return origin === 'british' ? 20 : 80;
};
/** Another spelling that is known, or one made by rule of thumb where names cross scripts. */
function respelt(words, random) {
    const [first = '', ...rest] = words.split(' ');
    const known = SPELLINGS.get(first);
    const other = known === undefined
        ? first.replace(/ee|oo|aa|ou/u, (pair) => (pair === 'ee' ? 'i' : pair === 'aa' ? 'a' : 'u')).replace(/w/u, 'v')
        : random.pick(known);
    return [other, ...rest].join(' ');
}
const joined = (given) => /[ -]/u.test(given) ? given.replaceAll(/[ -](\p{L})/gu, (_, letter) => letter.toLowerCase()) : given;
const uninflected = (family) => family.replace(/([sc]k)a$/u, '$1i').replace(/([eo]v)a$/u, '$1');
const onePart = (family, random) => {
    const parts = family.split(/[ -]/u);
    // The first of two Iberian surnames is the one in use.
    return parts.length < 2
        ? family
        : ((family.includes(' ') && random.chance(4, 5) ? parts[0] : random.pick(parts)) ?? family);
};
//# sourceMappingURL=write-name.js.map