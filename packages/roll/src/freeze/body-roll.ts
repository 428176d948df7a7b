import type { CivilDate, ContestId, Id, MemberId, UnitId } from '@selectorate/basics';
import { toHex } from '@selectorate/basics';
import type { CompiledElectorate } from '@selectorate/rulebook';
import type { RollEntry } from '../entry.ts';
import { byText, groupBy } from '../group-by.ts';
import type { Waiver } from '../exclusions/waiver.ts';
import { freezeRoll, type FrozenRoll } from './freeze-roll.ts';
import type { ExclusionsAt } from './verdicts.ts';

/** A committee, as the contest names it. */
export type BodyId = Id<'body'>;

/** Whose roll is frozen: those who sit on a committee, or the members of one affiliated unit (A20, A21). */
export interface BodyRollOrder {
  readonly contest: ContestId;
  readonly of: UnitId | BodyId;
  /** Names this freeze of this body; a later one has another. */
  readonly version: string;
  readonly entries: readonly RollEntry[];
  /** Who of them may take part; null where everybody on the list may. */
  readonly electorate: CompiledElectorate | null;
  readonly freezeDay: CivilDate;
  readonly salts: (member: MemberId) => Uint8Array;
  readonly orderKey: Uint8Array;
  readonly waivers?: readonly Waiver[] | undefined;
  readonly exclusions?: ExclusionsAt | undefined;
}

/** A body's roll that can no longer change. Private: its summary is published. `proveMember` proves from `roll`. */
export interface FrozenBodyRoll {
  readonly of: UnitId | BodyId;
  readonly roll: FrozenRoll;
}

/** Root and counts of a body's roll. Plain JSON; of a small body, the counts by reason are for the scrutineer. */
export interface BodyRollSummary {
  readonly contest: ContestId;
  readonly of: UnitId | BodyId;
  /** As it stands in every leaf and proof: {@link bodyRollVersion}. */
  readonly version: string;
  readonly root: string;
  readonly members: number;
  readonly eligible: number;
  readonly withheld: number;
  readonly withheldFor: readonly { readonly reason: string; readonly members: number }[];
}

/** The version in the leaves of a body's roll: no leaf of one body is a leaf of another, or of the roll of members. */
export const bodyRollVersion = (of: UnitId | BodyId, version: string): string => `body/${of}/${version}`;

/** Freezes it as {@link freezeRoll} does, under one electorate. */
export function freezeBodyRoll({ of, version, electorate, ...order }: BodyRollOrder): FrozenBodyRoll {
  const own = electorate ?? { rules: [] };
  const roll = freezeRoll({
    ...order,
    version: bodyRollVersion(of, version),
    electorates: { trigger: own, ballot: own },
  });
  return { of, roll };
}

export function bodyRollSummary({ of, roll }: FrozenBodyRoll): BodyRollSummary {
  const withheld = roll.members.flatMap(({ verdicts }) => verdicts.ballot.withheldFor ?? []);
  return {
    contest: roll.contest,
    of,
    version: roll.version,
    root: toHex(roll.root),
    members: roll.members.length,
    eligible: roll.members.length - withheld.length,
    withheld: withheld.length,
    withheldFor: [...groupBy(withheld, (reason) => reason)]
      .map(([reason, own]) => ({ reason, members: own.length }))
      .toSorted((a, b) => byText(a.reason, b.reason)),
  };
}
