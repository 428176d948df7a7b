import { formatIsoDate, fromCivilDay, toCivilDay } from '@selectorate/basics';
import { inventName } from '../names/invent-name.js';
import { inventMember } from '../member.js';
import { ORIGIN_SLOTS } from '../origin.js';
export function addGhosts(roll, { wave, count, at, by }, around) {
    const { random } = around;
    const last = toCivilDay(by);
    const attack = { kind: 'ghost', wave, decoy: false };
    const ghosts = Array.from({ length: count }, () => {
        const joined = formatIsoDate(fromCivilDay(last - random.int(30)));
        const ghost = inventGhost(random.pick(ORIGIN_SLOTS), at, around);
        return { ...withJoining(ghost, joined), truth: { ...ghost.truth, attack } };
    });
    return { ...roll, members: [...roll.members, ...ghosts] };
}
/** An entry of nobody: a name of its origin, an address of the place, contacts of its own. */
export function inventGhost(origin, at, around) {
    const { random, plan } = around;
    const places = at === 'empty' && around.empty.length > 0 ? around.empty : around.livedIn;
    const { unit, address } = random.pick(places);
    const sex = random.chance(1, 2) ? 'female' : 'male';
    const adult = {
        name: inventName(origin, sex, random),
        sex,
        origin,
        born: plan.today - random.between(20 * 365, 70 * 365),
        role: 'head',
        likeness: null,
        nameBefore: null,
    };
    return inventMember({
        serial: around.nextSerial(),
        person: around.nextNobody(),
        adult,
        household: { kind: 'single', tenure: 'private-rent', adults: [adult] },
        unit,
        address,
        situation: 'at-home',
        electors: [],
        absent: 'nobody',
        shared: null,
        recruiters: [],
    }, plan, random);
}
/** The same entry, joined and first paid on a day. */
export function withJoining(member, joined, cleared = joined) {
    const { standing } = member.entry;
    const paidThrough = standing.paidThrough !== null && standing.paidThrough < cleared ? cleared : standing.paidThrough;
    return {
        ...member,
        entry: { ...member.entry, standing: { ...standing, joined, paidThrough, status: 'full' } },
        evidence: { ...member.evidence, firstCleared: cleared, lastCleared: cleared },
    };
}
//# sourceMappingURL=ghosts.js.map