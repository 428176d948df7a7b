import {
  addMonths,
  type CivilDate,
  formatIsoDate,
  fromCivilDay,
  type MemberId,
  toCivilDay,
  type UnitId,
} from '@selectorate/basics';
import type { GeneratedEntry } from './generated-entry.ts';
import { inventPerson } from './invent-person.ts';
import { type Seeded, seeded } from './seeded.ts';

export interface RollPlan {
  readonly seed: number | string;
  readonly members: number;
  /** The units and how large each is beside the others. */
  readonly units: readonly { readonly unit: UnitId; readonly weight: number }[];
  /** The day the members are seen from: "recent" and "in arrears" are measured against it. */
  readonly asOf: CivilDate;
}

type Standing = GeneratedEntry['standing'];

/** How a member stands on the day, and how many of a thousand do. What is left over is in good standing. */
const PER_MILLE = [
  ['recent', 40],
  ['in-arrears', 28],
  ['lapsed', 26],
  ['suspended', 4],
  ['resigned', 8],
  ['left', 6],
  ['deceased', 4],
] as const;

type Situation = (typeof PER_MILLE)[number][0] | 'good';

/**
 * An invented roll: ids `m-00001` upwards in shuffled units, people that cannot be mistaken for anybody, and a mix of
 * members who may and may not vote. The first four stand at the edges of six months' membership and of payment.
 */
export function generateRoll(plan: RollPlan): GeneratedEntry[] {
  const random = seeded(plan.seed);
  const units = random.fork('units').shuffle(unitPlaces(plan));
  return units.map((unit, index) => {
    const own = random.fork(`member ${index}`);
    const edge = edgeStanding(index, plan.asOf);
    return {
      member: `m-${(index + 1).toString().padStart(5, '0')}` as MemberId,
      standing: { ...inventStanding(unit, plan.asOf, own), ...edge },
      person: inventPerson(index + 1, own.fork('person')),
    };
  });
}

/** One place for each member, divided among the units by weight; what rounding leaves goes to the first units. */
function unitPlaces({ members, units }: RollPlan): UnitId[] {
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const places = units.flatMap(({ unit, weight }) =>
    Array.from({ length: Math.floor((members * weight) / total) }, () => unit),
  );
  for (let i = 0; places.length < members; i++) places.push((units[i % units.length] as { unit: UnitId }).unit);
  return places;
}

function inventStanding(unit: UnitId, asOf: CivilDate, random: Seeded): Standing {
  const situation = drawSituation(random);
  const today = toCivilDay(asOf);
  const sixMonthsAgo = toCivilDay(addMonths(asOf, -6));
  const joined =
    situation === 'recent' ? random.between(sixMonthsAgo + 1, today - 3) : sixMonthsAgo - random.between(1, 9000);
  const owes = situation !== 'good' && situation !== 'recent' && situation !== 'suspended';
  const paidThrough = owes ? today - random.between(200, 900) : today + random.between(0, 364);
  return {
    unit,
    joined: iso(joined),
    paidThrough: iso(Math.max(paidThrough, joined)),
    status: statusOf(situation),
    kind: random.pick(['individual', 'individual', 'individual', 'individual', 'unwaged', 'joint']),
    born: random.chance(1, 4) ? null : iso(joined - random.between(16 * 366, 70 * 365)),
    tags: random.chance(1, 12) ? ['postal'] : [],
  };
}

function drawSituation(random: Seeded): Situation {
  let drawn = random.int(1000);
  for (const [situation, share] of PER_MILLE) {
    if (drawn < share) return situation;
    drawn -= share;
  }
  return 'good';
}

function statusOf(situation: Situation): Standing['status'] {
  return situation === 'good' || situation === 'recent' || situation === 'in-arrears' ? 'full' : situation;
}

/** Joined six months before to the day, and a day later; paid to the day itself, and to the day before. */
function edgeStanding(index: number, asOf: CivilDate): Partial<Standing> {
  const today = toCivilDay(asOf);
  const sixMonthsAgo = toCivilDay(addMonths(asOf, -6));
  const good = { status: 'full', joined: iso(sixMonthsAgo - 400), paidThrough: iso(today + 30) } as const;
  const edges: readonly Partial<Standing>[] = [
    { ...good, joined: iso(sixMonthsAgo) },
    { ...good, joined: iso(sixMonthsAgo + 1) },
    { ...good, paidThrough: iso(today) },
    { ...good, paidThrough: iso(today - 1) },
  ];
  return edges[index] ?? {};
}

const iso = (day: number): string => formatIsoDate(fromCivilDay(day));
