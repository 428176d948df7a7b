import { drawUntouched } from './place-roll.js';
/** Members in good standing are taken off the roll; their payments still show. */
export function leaveOut(roll, { wave, count }, { random }) {
    const attack = { kind: 'left-out', wave, decoy: false };
    const paid = drawUntouched(roll, count, {
        random,
        may: ({ entry, evidence, truth }) => entry.standing.status === 'full' && evidence.firstCleared !== null && truth.sameAs === null,
    });
    const gone = new Set(paid.map(({ entry }) => entry.member));
    return {
        members: roll.members.filter(({ entry }) => !gone.has(entry.member)),
        changes: roll.changes.filter(({ change }) => !gone.has(change.member)),
        leftOut: [...roll.leftOut, ...paid.map((member) => ({ ...member, truth: { ...member.truth, attack } }))],
    };
}
//# sourceMappingURL=leave-out.js.map