import type { AttackMark } from '../rows.ts';
import type { LeftOut } from './attack-wave.ts';
import { drawUntouched, type PlaceRoll, type Surroundings } from './place-roll.ts';

/** Members in good standing are taken off the roll; their payments still show. */
export function leaveOut(roll: PlaceRoll, { wave, count }: LeftOut, { random }: Surroundings): PlaceRoll {
  const attack: AttackMark = { kind: 'left-out', wave, decoy: false };
  const paid = drawUntouched(roll, count, {
    random,
    may: ({ entry, evidence, truth }) =>
      entry.standing.status === 'full' && evidence.firstCleared !== null && truth.sameAs === null,
  });
  const gone = new Set(paid.map(({ entry }) => entry.member));
  return {
    members: roll.members.filter(({ entry }) => !gone.has(entry.member)),
    changes: roll.changes.filter(({ change }) => !gone.has(change.member)),
    leftOut: [...roll.leftOut, ...paid.map((member) => ({ ...member, truth: { ...member.truth, attack } }))],
  };
}
