import { civilDate, formatIsoDate, fromCivilDay } from '@selectorate/basics';
/** A date of birth as the roll has it, or null: swapped, rounded to the first of January, with one figure wrong. */
export function writeBorn(born, known, { random, errors }) {
    if (!random.chance(known, 1000))
        return { value: null, done: ['birth-missing'] };
    const date = fromCivilDay(born);
    const drawn = random.int(1000);
    const scaled = (perMille) => Math.min(300, Math.round((perMille * errors) / 1000));
    const swapped = civilDate(date.year, date.day, date.month);
    if (drawn < scaled(6) && swapped !== undefined && date.day !== date.month) {
        return { value: formatIsoDate(swapped), done: ['day-month-swapped'] };
    }
    if (drawn >= 300 && drawn < 300 + scaled(12)) {
        const rounded = { year: date.year, month: 1, day: 1 };
        if (date.month !== 1 || date.day !== 1)
            return { value: formatIsoDate(rounded), done: ['first-of-january'] };
    }
    if (drawn >= 600 && drawn < 600 + scaled(6)) {
        const wrong = { ...date, year: date.year - (random.chance(1, 2) ? 1 : 10), day: Math.min(28, date.day) };
        return { value: formatIsoDate(wrong), done: ['birth-figure-wrong'] };
    }
    return { value: formatIsoDate(date), done: [] };
}
//# sourceMappingURL=write-born.js.map