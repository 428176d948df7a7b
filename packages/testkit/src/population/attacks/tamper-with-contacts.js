import { toCivilDay } from '@selectorate/basics';
import { instant } from '../changes.js';
import { inventPhone } from '../contacts.js';
import { drawUntouched } from './place-roll.js';
/** Numbers beyond those of any member, for contacts that an attacker owns. */
const ATTACKERS = 900_000_000;
/**
 * E-mail and, for every third, telephone are changed within two hours by one officer in one session. The members stay
 * who they are; what the roll held before stands only in the log.
 */
export function tamperWithContacts(roll, tampering, around) {
    const { wave, direction, count, on, values } = tampering;
    const { random } = around;
    const attack = {
        kind: direction === 'captured' ? 'contact-captured' : 'contact-cut',
        wave,
        decoy: false,
    };
    const drawn = drawUntouched(roll, count, { random, may: ({ entry }) => entry.person.email !== '' });
    const touched = new Map();
    const log = [];
    for (const [index, member] of drawn.entries()) {
        const { entry } = member;
        const value = index % values;
        const minute = 20 * 60 + Math.floor((index * 120) / Math.max(1, drawn.length));
        const base = {
            member: entry.member,
            at: instant(toCivilDay(on), minute),
            editor: 'officer-13',
            session: `s-${wave}`,
        };
        const email = direction === 'captured' ? `campaign${value}.${wave}@inbox.example` : `unknown${value}@void.example`;
        log.push({ change: { ...base, field: 'email', from: entry.person.email, to: email }, attack });
        let person = { ...entry.person, email };
        if (index % 3 === 0) {
            const phone = direction === 'captured' ? inventPhone(ATTACKERS + value) : '';
            log.push({ change: { ...base, field: 'phone', from: entry.person.phone, to: phone }, attack });
            person = { ...person, phone };
        }
        touched.set(entry.member, { ...member, entry: { ...entry, person }, truth: { ...member.truth, attack } });
    }
    return {
        ...roll,
        members: roll.members.map((member) => touched.get(member.entry.member) ?? member),
        changes: [...roll.changes, ...log],
    };
}
//# sourceMappingURL=tamper-with-contacts.js.map