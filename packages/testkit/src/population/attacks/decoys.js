import { ORIGIN_NAMES } from '../origin.js';
import { withSecondEntries } from './dual-membership.js';
import { inventGhost } from './ghosts.js';
import { drawUntouched } from './place-roll.js';
/**
 * As many of every origin, so that recall can be told by group (RI-20). A second entry stands at the same address; the
 * honest entry it is a second of bears no mark.
 */
export function plantDecoys(roll, { wave, ghosts, seconds }, around) {
    const { random } = around;
    const ghost = { kind: 'ghost', wave, decoy: true };
    const second = { kind: 'dual-membership', wave, decoy: true };
    return ORIGIN_NAMES.reduce((before, origin) => {
        const nobody = Array.from({ length: ghosts }, (_, index) => {
            const member = inventGhost(origin, index % 2 === 0 ? 'lived-in' : 'empty', around);
            return { ...member, truth: { ...member.truth, attack: ghost } };
        });
        const may = ({ truth }) => truth.origin === origin && truth.person >= 0 && truth.sameAs === null && around.facts.has(truth.person);
        const drawn = drawUntouched(before, seconds, { random, may });
        const after = withSecondEntries(before, drawn, { mark: second, around });
        return { ...after, members: [...after.members, ...nobody] };
    }, roll);
}
//# sourceMappingURL=decoys.js.map