import { inventMember } from '../member.js';
import { drawUntouched } from './place-roll.js';
export function dualMembership(roll, { wave, count }, around) {
    const { random } = around;
    const drawn = drawUntouched(roll, count, {
        random,
        may: ({ truth }) => truth.sameAs === null && around.facts.has(truth.person),
    });
    return withSecondEntries(roll, drawn, { mark: { kind: 'dual-membership', wave, decoy: false }, around });
}
/** A second entry of each: another branch and address, contacts and instrument of its own, the name written anew. */
export function withSecondEntries(roll, drawn, { mark, around }) {
    const firsts = new Set(drawn.map(({ entry }) => entry.member));
    const seconds = drawn.flatMap((first) => secondEntry(first, { mark, around }));
    const members = roll.members.map((member) => firsts.has(member.entry.member) && !mark.decoy ? { ...member, truth: { ...member.truth, attack: mark } } : member);
    return { ...roll, members: [...members, ...seconds] };
}
function secondEntry(first, { mark, around }) {
    const { random, plan } = around;
    const facts = around.facts.get(first.truth.person);
    if (facts === undefined)
        return [];
    const others = around.units.filter((unit) => unit !== facts.unit);
    const elsewhere = mark.decoy
        ? { unit: facts.unit, address: facts.address }
        : { unit: others.length > 0 ? random.pick(others) : facts.unit, address: random.pick(around.livedIn).address };
    const serial = around.nextSerial();
    const second = inventMember({ ...facts, ...elsewhere, serial, shared: null }, plan, random);
    const { status, paidThrough } = first.entry.standing;
    return [
        {
            ...second,
            entry: { ...second.entry, standing: { ...second.entry.standing, status, paidThrough } },
            truth: { ...second.truth, sameAs: first.entry.member, attack: mark },
        },
    ];
}
//# sourceMappingURL=dual-membership.js.map