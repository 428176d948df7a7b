import { withoutDiacritics } from './writing/spellings.js';
const MAIL = ['mail.example', 'post.example', 'inbox.example', 'letters.example', 'webmail.example'];
/** Numbers that the regulator set aside for drama: a thousand from each of these on. */
const DRAMA = '07700 900;020 7946 0;0113 496 0;0114 496 0;0115 496 0;0116 496 0;0117 496 0;0118 496 0;0121 496 0;0131 496 0;0141 496 0;0151 496 0;0161 496 0;0191 498 0;029 2018 0;01632 960'.split(';');
/** An address at a reserved domain that nobody else has: the number sees to it. */
export function inventEmail({ given, family }, number, random) {
    const plain = (words) => withoutDiacritics(words)
        .toLowerCase()
        .replaceAll(/[^a-z]/gu, '');
    const [first, last] = [plain(given), plain(family)];
    const local = random.pick([`${first}.${last}`, `${first.charAt(0)}${last}`, `${last}.${first}`, first]);
    return `${local}${number.toString(36)}@${random.pick(MAIL)}`;
}
/**
 * A number of the drama ranges. There are 16,000 of those, so an extension tells apart the people who would share one:
 * two people have the same text only where they are meant to.
 */
export function inventPhone(number) {
    const last = String(Math.floor(number / DRAMA.length) % 1000).padStart(3, '0');
    const extension = Math.floor(number / (DRAMA.length * 1000));
    const whole = `${DRAMA[number % DRAMA.length]}${last}`;
    return extension === 0 ? whole : `${whole} ext ${extension}`;
}
/** Sixteen hexadecimal digits that stand for a card, an account or a device. */
export const inventToken = (kind, random) => `${kind}-${random.next().toString(16).padStart(8, '0')}${random.next().toString(16).padStart(8, '0')}`;
//# sourceMappingURL=contacts.js.map