import { formatIsoDate, fromCivilDay } from '@selectorate/basics';
import { inventEmail, inventPhone, inventToken } from './contacts.js';
import { ageBandOf } from './elector.js';
import { shapeOf } from './names/invent-name.js';
import { writeMemberAddress } from './writing/write-address.js';
import { writeBorn } from './writing/write-born.js';
import { writeMemberName } from './writing/write-name.js';
/** Ids in an order that tells nothing of the order of the roll; each serial up to a thousand million has its own. */
export const memberIdOf = (serial) => `m-${String((serial * 7_368_787 + 104_729) % 1_000_000_000).padStart(9, '0')}`;
/** Contacts, payments and tokens are drawn from `random`, which should be a fork of the member's own. */
export function inventMember(facts, plan, random) {
    const { adult, household, address, situation, person, serial, shared } = facts;
    const { rates, today } = plan;
    const pen = { random, errors: rates.errors };
    const name = writeMemberName(adult, pen);
    const where = writeMemberAddress(address, pen);
    const born = writeBorn(adult.born, rates.bornKnown, pen);
    const joined = inventJoining(adult, today, random);
    const contacts = inventContacts({ name: name.value, number: serial, shared }, rates, random);
    const cleared = clearedOn(joined, today, random);
    const away = situation === 'gone-away' || situation === 'dead' || situation === 'roll-behind';
    const { status, paidThrough } = drawStanding(joined, today, random);
    return {
        entry: {
            member: memberIdOf(serial),
            standing: {
                unit: facts.unit,
                joined: iso(joined),
                paidThrough: iso(paidThrough),
                status,
                kind: random.pick(['individual', 'individual', 'individual', 'individual', 'unwaged', 'joint']),
                born: born.value,
                tags: random.chance(1, 12) ? ['postal'] : [],
            },
            person: {
                name: `${name.value.given} ${name.value.family}`,
                ...contacts,
                address: addressText(where.value),
                postcode: where.value.postcode,
            },
        },
        evidence: {
            givenNames: name.value.given,
            familyName: name.value.family,
            firstCleared: cleared === null ? null : iso(cleared),
            lastCleared: cleared === null ? null : iso(Math.max(cleared, Math.min(today, paidThrough - 365))),
            instrument: cleared === null || random.chance(1, 12) ? null : instrumentOf(shared, random),
            recruiter: facts.recruiters.length > 0 && random.chance(1, 8) ? random.pick(facts.recruiters) : null,
            device: joined < today - 5500 || random.chance(1, 3) ? null : deviceOf(shared, random),
            mailReturned: random.chance(away ? 450 : 8, 1000),
            emailBounced: contacts.email !== '' && random.chance(situation === 'dead' ? 250 : 15, 1000),
        },
        truth: {
            person,
            electors: facts.electors,
            absent: facts.absent,
            situation,
            origin: adult.origin,
            nameShape: shapeOf(adult.name, adult.origin),
            ageBand: ageBandOf(adult.born, today),
            tenure: household.tenure,
            household: household.kind,
            likeness: adult.likeness,
            alterations: [...name.done, ...where.done, ...born.done],
            sameAs: null,
            attack: null,
        },
    };
}
const iso = (day) => formatIsoDate(fromCivilDay(day));
export const addressText = ({ lines }) => lines.join(', ');
/** Things that a household of this member would share, should there be more members in it. */
export function inventShared(adult, number, random) {
    return {
        instrument: inventToken('pay', random),
        device: inventToken('dev', random),
        phone: inventPhone(number),
        email: inventEmail({ given: 'the', family: adult.name.family }, number, random),
    };
}
function inventContacts({ name, number, shared }, { emailKnown, phoneKnown }, random) {
    const email = shared !== null && random.chance(6, 100) ? shared.email : inventEmail(name, number, random);
    const phone = shared !== null && random.chance(20, 100) ? shared.phone : inventPhone(number);
    return { email: random.chance(emailKnown, 1000) ? email : '', phone: random.chance(phoneKnown, 1000) ? phone : '' };
}
const instrumentOf = (shared, random) => shared !== null && random.chance(1, 4) ? shared.instrument : inventToken('pay', random);
const deviceOf = (shared, random) => shared !== null && random.chance(2, 5) ? shared.device : inventToken('dev', random);
/** A third joined in the last three years, the rest thin out over forty; nobody before fifteen. */
function inventJoining({ born }, today, random) {
    const back = random.chance(1, 3) ? random.between(2, 1095) : 1095 + Math.min(random.int(14_000), random.int(14_000));
    return Math.min(today - 2, Math.max(today - back, born + 15 * 366));
}
/** A first payment clears within days; now and then weeks later, or never where dues are taken in cash. */
function clearedOn(joined, today, random) {
    if (random.chance(5, 1000))
        return null;
    return Math.min(today, joined + (random.chance(3, 100) ? random.between(25, 60) : random.between(0, 8)));
}
function drawStanding(joined, today, random) {
    const drawn = random.int(1000);
    const paying = drawn < 945;
    const paidThrough = Math.max(joined, paying ? today + random.between(0, 364) : today - random.between(60, 500));
    if (paying)
        return { status: 'full', paidThrough };
    if (drawn < 975)
        return { status: 'lapsed', paidThrough };
    if (drawn < 979)
        return { status: 'suspended', paidThrough };
    return { status: drawn < 990 ? 'resigned' : 'left', paidThrough };
}
//# sourceMappingURL=member.js.map