import { inventMember } from '../member.ts';
import type { AttackMark, InventedMember } from '../rows.ts';
import type { DualMembership } from './attack-wave.ts';
import { drawUntouched, type PlaceRoll, type Surroundings } from './place-roll.ts';

export function dualMembership(roll: PlaceRoll, { wave, count }: DualMembership, around: Surroundings): PlaceRoll {
  const { random } = around;
  const drawn = drawUntouched(roll, count, {
    random,
    may: ({ truth }) => truth.sameAs === null && around.facts.has(truth.person),
  });
  return withSecondEntries(roll, drawn, { mark: { kind: 'dual-membership', wave, decoy: false }, around });
}

export interface SecondEntries {
  readonly mark: AttackMark;
  readonly around: Surroundings;
}

/** A second entry of each: another branch and address, contacts and instrument of its own, the name written anew. */
export function withSecondEntries(
  roll: PlaceRoll,
  drawn: readonly InventedMember[],
  { mark, around }: SecondEntries,
): PlaceRoll {
  const firsts = new Set(drawn.map(({ entry }) => entry.member));
  const seconds = drawn.flatMap((first) => secondEntry(first, { mark, around }));
  const members = roll.members.map((member) =>
    firsts.has(member.entry.member) && !mark.decoy ? { ...member, truth: { ...member.truth, attack: mark } } : member,
  );
  return { ...roll, members: [...members, ...seconds] };
}

function secondEntry(first: InventedMember, { mark, around }: SecondEntries): readonly InventedMember[] {
  const { random, plan } = around;
  const facts = around.facts.get(first.truth.person);
  if (facts === undefined) return [];
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
