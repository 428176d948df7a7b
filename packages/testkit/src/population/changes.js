import { formatIsoDate, fromCivilDay } from '@selectorate/basics';
import { inventEmail, inventPhone } from './contacts.js';
/** Offset of the numbers that earlier contacts are made of, so that nobody has them now. */
const EARLIER = 500_000_000;
/** What a member, or an officer for them, honestly changed in the year before. Entries hold the value after it. */
export function honestChanges({ entry, evidence }, { plan, serial, oldAddress }, random) {
    const { rates, today } = plan;
    const changes = [];
    const add = (field, from, to) => {
        if (from === to)
            return;
        const day = today - random.between(1, 364);
        const officer = random.chance(3, 10) ? `officer-${String(random.between(1, 9)).padStart(2, '0')}` : null;
        const session = officer === null ? `s-${serial}-${day}` : `s-${officer}-${entry.standing.unit}-${day}`;
        const change = { member: entry.member, field, from, to, at: instant(day, random.between(480, 1320)) };
        changes.push({ change: { ...change, editor: officer ?? 'member', session }, attack: null });
    };
    if (random.chance(rates.addressChanges, 1000))
        add('address', oldAddress(), entry.person.address);
    if (random.chance(rates.phoneChanges, 1000) && entry.person.phone !== '') {
        add('phone', inventPhone(EARLIER + serial), entry.person.phone);
    }
    if (random.chance(rates.emailChanges, 1000) && entry.person.email !== '') {
        const before = inventEmail({ given: evidence.givenNames, family: evidence.familyName }, EARLIER + serial, random);
        add('email', before, entry.person.email);
    }
    return changes;
}
/** An instant of a day, some minutes after midnight. */
export const instant = (day, minute) => `${formatIsoDate(fromCivilDay(day))}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;
const two = (figure) => String(figure).padStart(2, '0');
//# sourceMappingURL=changes.js.map