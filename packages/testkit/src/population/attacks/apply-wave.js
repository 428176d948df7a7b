import { throwIllegalValue } from '@selectorate/basics';
import { bulkJoin } from './bulk-join.js';
import { plantDecoys } from './decoys.js';
import { dualMembership } from './dual-membership.js';
import { addGhosts } from './ghosts.js';
import { leaveOut } from './leave-out.js';
import { tamperWithContacts } from './tamper-with-contacts.js';
/** The roll after a wave. Where a place has too few people for it, the wave is as large as it can be. */
export function applyWave(roll, wave, around) {
    switch (wave.kind) {
        case 'ghosts':
            return addGhosts(roll, wave, around);
        case 'bulk-join':
            return bulkJoin(roll, wave, around);
        case 'contact-tampering':
            return tamperWithContacts(roll, wave, around);
        case 'dual-membership':
            return dualMembership(roll, wave, around);
        case 'left-out':
            return leaveOut(roll, wave, around);
        case 'decoys':
            return plantDecoys(roll, wave, around);
        default:
            return throwIllegalValue(wave);
    }
}
//# sourceMappingURL=apply-wave.js.map