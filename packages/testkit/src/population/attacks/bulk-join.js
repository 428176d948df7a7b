import { formatIsoDate, fromCivilDay, toCivilDay } from '@selectorate/basics';
import { inventToken } from '../contacts.js';
import { inventMember } from '../member.js';
import { withJoining } from './ghosts.js';
import { drawUntouched } from './place-roll.js';
/** Half of them have a join date up to three weeks before their first cleared payment. */
export function bulkJoin(roll, wave, around) {
    const { random, plan } = around;
    const attack = { kind: 'bulk-join', wave: wave.wave, decoy: false };
    const instruments = Array.from({ length: wave.instruments }, () => inventToken('pay', random));
    const devices = Array.from({ length: wave.devices }, () => inventToken('dev', random));
    const recruiter = drawUntouched(roll, 1, { random })[0]?.entry.member ?? null;
    const middle = toCivilDay(wave.around);
    const people = random.shuffle(around.outsiders).slice(0, wave.count);
    const joiners = people.map((somebody, index) => {
        const cleared = Math.min(plan.today, middle + random.between(-wave.within, wave.within));
        const joined = index % 2 === 0 ? cleared - random.between(7, 21) : cleared;
        const member = inventMember(factsOf(somebody, around), plan, random);
        const dated = withJoining(member, iso(joined), iso(cleared));
        const instrument = instruments[index % instruments.length] ?? null;
        const device = devices[index % devices.length] ?? null;
        return {
            ...dated,
            evidence: { ...dated.evidence, instrument, device, recruiter },
            truth: { ...dated.truth, attack },
        };
    });
    return { ...roll, members: [...roll.members, ...joiners] };
}
const iso = (day) => formatIsoDate(fromCivilDay(day));
const factsOf = ({ electors, ...somebody }, { nextSerial }) => ({
    ...somebody,
    serial: nextSerial(),
    electors,
    situation: 'at-home',
    absent: null,
    shared: null,
    recruiters: [],
});
//# sourceMappingURL=bulk-join.js.map