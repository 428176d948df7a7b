import { dateForm, dayAndMonthSwapped } from '../normalise/dates.ts';
import { foldText } from '../normalise/fold-text.ts';
import { type Comparator, type Form, levelsOf } from './comparator.ts';
import { jaroWinkler, slips } from './similarity.ts';

/** Dates of birth. The first of January counts as missing. */
export const dates: Comparator = {
  ...levelsOf([
    { level: 'exact', grade: 0 },
    { level: 'day-month', grade: 1 },
    { level: 'one-slip', grade: 1 },
    { level: 'two-slips', grade: 2 },
    { level: 'same-year', grade: 3 },
    { level: 'different', grade: 4 },
  ]),
  prepare: ([text = '']) => dateForm(text),
  compare(a: Form, b: Form): number {
    if (a.key === b.key) return 0;
    if (dayAndMonthSwapped(a.key, b.key)) return 1;
    const wrong = slips(a.key, b.key);
    if (wrong === 1) return 2;
    if (wrong === 2) return 3;
    return a.key.slice(0, 4) === b.key.slice(0, 4) ? 4 : 5;
  },
};

const NO_LETTER_OR_DIGIT = /[^a-z0-9]+/g;

const form = (key: string): Form | null => (key === '' ? null : { key, text: key });

/** Numbers and codes: a house number, a postcode, a telephone number. */
export const codes: Comparator = {
  ...levelsOf([
    { level: 'exact', grade: 0, byFrequency: true },
    { level: 'one-slip', grade: 1 },
    { level: 'two-slips', grade: 2 },
    { level: 'different', grade: 3 },
  ]),
  prepare: ([text = '']) => form(foldText(text).replace(NO_LETTER_OR_DIGIT, '')),
  // A slip in a text of two characters is another text.
  compare: (a: Form, b: Form) => {
    const wrong = slips(a.key, b.key);
    return wrong > 0 && wrong * 2 >= Math.max(a.key.length, b.key.length) ? 3 : wrong;
  },
};

/** Words in order: a street, a town. */
export const phrases: Comparator = {
  ...levelsOf([
    { level: 'exact', grade: 0, byFrequency: true },
    { level: 'close', grade: 1 },
    { level: 'similar', grade: 2 },
    { level: 'different', grade: 3 },
  ]),
  prepare: ([text = '']) => form(foldText(text).replace(NO_LETTER_OR_DIGIT, ' ').trim()),
  compare(a: Form, b: Form): number {
    const likeness = jaroWinkler(a.key, b.key);
    if (likeness === 1) return a.key === b.key ? 0 : 1;
    return likeness >= 0.9 ? 1 : likeness >= 0.8 ? 2 : 3;
  },
};

/** Addresses of electronic mail; upper and lower case are one. */
export const emails: Comparator = {
  ...levelsOf([
    { level: 'exact', grade: 0 },
    { level: 'same-user', grade: 1 },
    { level: 'close', grade: 1 },
    { level: 'different', grade: 2 },
  ]),
  prepare: ([text = '']) => form(foldText(text).trim()),
  compare(a: Form, b: Form): number {
    if (a.key === b.key) return 0;
    if (userOf(a.key) === userOf(b.key)) return 1;
    return slips(a.key, b.key) <= 2 ? 2 : 3;
  },
};

const userOf = (address: string): string => address.split('@', 1)[0] ?? '';
