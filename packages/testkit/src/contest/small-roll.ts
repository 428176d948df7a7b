import type { MemberId, UnitId } from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import type { ContestPlan } from './contest-plan.ts';
import { unitIds } from './unit-ids.ts';

/** An invented roll: the eligible members of each branch, and latecomers in the first. */
export function smallRoll({ branches, latecomers, words }: ContestPlan): readonly RollEntry[] {
  const units = unitIds('branch', branches.length);
  const places = branches.flatMap((members, i) => Array.from({ length: members }, () => units[i] ?? FIRST));
  const eligible = places.map((unit, i) => entry(i + 1, { unit, joined: '2018-05-01', words }));
  const late = Array.from({ length: latecomers }, (_, i) =>
    entry(places.length + i + 1, { unit: FIRST, joined: '2022-07-20', words }),
  );
  return [...eligible, ...late];
}

const FIRST = 'branch-01' as UnitId;

function entry(
  number: number,
  { unit, joined, words }: { unit: UnitId; joined: string; words: ContestPlan['words'] },
): RollEntry {
  const digits = number.toString().padStart(4, '0');
  return {
    member: `m-${digits}` as MemberId,
    standing: { unit, joined, paidThrough: '2023-01-31', status: 'full', kind: 'individual', born: null, tags: [] },
    person: { name: words.name(digits), email: '', phone: '', address: words.address, postcode: '' },
  };
}
