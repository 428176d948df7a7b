import { throwIllegalValue } from '@selectorate/basics';
import { bulkJoin } from './bulk-join.ts';
import type { AttackWave } from './attack-wave.ts';
import { plantDecoys } from './decoys.ts';
import { dualMembership } from './dual-membership.ts';
import { addGhosts } from './ghosts.ts';
import { leaveOut } from './leave-out.ts';
import type { PlaceRoll, Surroundings } from './place-roll.ts';
import { tamperWithContacts } from './tamper-with-contacts.ts';

/** The roll after a wave. Where a place has too few people for it, the wave is as large as it can be. */
export function applyWave(roll: PlaceRoll, wave: AttackWave, around: Surroundings): PlaceRoll {
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
