import { type ClauseId, type ContestId, formatIsoDate, type MemberId, toHex, type UnitId } from '@selectorate/basics';
import type { IsoDate } from '../entry.ts';
import { byText, groupBy } from '../group-by.ts';
import type { ElectorateName } from './electorate-name.ts';
import type { FrozenEntry, FrozenRoll } from './freeze-roll.ts';

/** Members of a unit, and how many of them may vote. */
export interface UnitCount {
  readonly unit: UnitId;
  readonly eligible: number;
  readonly withheld: number;
}

/** eligible + withheld = members, and the reasons add up to withheld (invariant 1). */
export interface ElectorateCounts {
  readonly eligible: number;
  readonly withheld: number;
  readonly withheldFor: readonly { readonly reason: string; readonly members: number }[];
  /** Of the eligible, those whom only a waiver lets in, by the first clause that would have kept them out. */
  readonly waived: readonly { readonly clause: ClauseId; readonly members: number }[];
  readonly byUnit: readonly UnitCount[];
}

/** The public part of a frozen roll: root and counts, never a name. Plain JSON. */
export interface FreezeSummary {
  readonly contest: ContestId;
  readonly version: string;
  readonly freezeDay: IsoDate;
  /** Root of the tree, 64 hexadecimal digits. */
  readonly root: string;
  readonly members: number;
  readonly electorates: Readonly<Record<ElectorateName, ElectorateCounts>>;
}

export function freezeSummary(frozen: FrozenRoll): FreezeSummary {
  return {
    contest: frozen.contest,
    version: frozen.version,
    freezeDay: formatIsoDate(frozen.freezeDay),
    root: toHex(frozen.root),
    members: frozen.members.length,
    electorates: { trigger: countElectorate(frozen, 'trigger'), ballot: countElectorate(frozen, 'ballot') },
  };
}

/** A unit's roll as frozen: who may vote in its trigger meeting, in the order of their ids. A return is checked against it. */
export interface UnitRoll {
  readonly unit: UnitId;
  readonly voters: readonly MemberId[];
}

/** Every unit that has a member, in the order of unit ids; one whose members are all withheld has no voters. */
export function unitRolls({ members }: FrozenRoll): readonly UnitRoll[] {
  return groupByUnit(members).map(([unit, own]) => ({
    unit,
    voters: own
      .filter(({ verdicts }) => verdicts.trigger.eligible)
      .map(({ entry }) => entry.member)
      .toSorted(byText),
  }));
}

function countElectorate({ members }: FrozenRoll, name: ElectorateName): ElectorateCounts {
  const withheld = members.flatMap(({ verdicts }) => verdicts[name].withheldFor ?? []);
  const withheldFor = [...groupBy(withheld, (reason) => reason)]
    .map(([reason, own]) => ({ reason, members: own.length }))
    .toSorted((a, b) => byText(a.reason, b.reason));
  const clauses = members.flatMap(({ verdicts }) => verdicts[name].waived ?? []);
  const waived = [...groupBy(clauses, (clause) => clause)]
    .map(([clause, own]) => ({ clause, members: own.length }))
    .toSorted((a, b) => byText(a.clause, b.clause));
  const byUnit = groupByUnit(members).map(([unit, own]) => {
    const eligible = own.filter(({ verdicts }) => verdicts[name].eligible).length;
    return { unit, eligible, withheld: own.length - eligible };
  });
  return { eligible: members.length - withheld.length, withheld: withheld.length, withheldFor, waived, byUnit };
}

const groupByUnit = (members: readonly FrozenEntry[]): readonly (readonly [UnitId, readonly FrozenEntry[]])[] =>
  [...groupBy(members, ({ entry }) => entry.standing.unit)].toSorted(([a], [b]) => byText(a, b));
