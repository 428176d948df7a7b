import { ORIGIN_NAMES } from '../origin.ts';
import type { AttackMark } from '../rows.ts';
import type { Decoys } from './attack-wave.ts';
import { withSecondEntries } from './dual-membership.ts';
import { inventGhost } from './ghosts.ts';
import { drawUntouched, type PlaceRoll, type Surroundings } from './place-roll.ts';

/**
 * As many of every origin, so that recall can be told by group (RI-20). A second entry stands at the same address; the
 * honest entry it is a second of bears no mark.
 */
export function plantDecoys(roll: PlaceRoll, { wave, ghosts, seconds }: Decoys, around: Surroundings): PlaceRoll {
  const { random } = around;
  const ghost: AttackMark = { kind: 'ghost', wave, decoy: true };
  const second: AttackMark = { kind: 'dual-membership', wave, decoy: true };
  return ORIGIN_NAMES.reduce<PlaceRoll>((before, origin) => {
    const nobody = Array.from({ length: ghosts }, (_, index) => {
      const member = inventGhost(origin, index % 2 === 0 ? 'lived-in' : 'empty', around);
      return { ...member, truth: { ...member.truth, attack: ghost } };
    });
    const may = ({ truth }: PlaceRoll['members'][number]): boolean =>
      truth.origin === origin && truth.person >= 0 && truth.sameAs === null && around.facts.has(truth.person);
    const drawn = drawUntouched(before, seconds, { random, may });
    const after = withSecondEntries(before, drawn, { mark: second, around });
    return { ...after, members: [...after.members, ...nobody] };
  }, roll);
}
