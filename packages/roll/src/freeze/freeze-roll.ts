import { type CivilDate, compareBytes, type ContestId, type MemberId, parseIsoDate } from '@selectorate/basics';
import { type Hash, LogTree } from '@selectorate/record';
import { type CompiledElectorate, factsOf, judge, type MemberFacts, type MemberRecord } from '@selectorate/rulebook';
import { orderOf, rollLeaf } from './commitment.ts';
import type { IsoDate, RollEntry } from '../entry.ts';

/** Who may vote in the branches' trigger ballot, and who in the all-member ballot. */
export const ELECTORATES = ['trigger', 'ballot'] as const;
export type ElectorateName = (typeof ELECTORATES)[number];

export interface FreezeOrder {
  readonly contest: ContestId;
  /** Names the version of the roll that is frozen; part of every leaf. */
  readonly version: string;
  readonly entries: readonly RollEntry[];
  readonly electorates: Readonly<Record<ElectorateName, CompiledElectorate>>;
  readonly freezeDay: CivilDate;
  /** Gives 32 fresh random bytes for a member. */
  readonly salts: (member: MemberId) => Uint8Array;
  /** Secret of this freeze; without it the order of the leaves tells nothing. */
  readonly orderKey: Uint8Array;
}

/** May vote, or the reason code of the first rule that says no. */
export interface Verdict {
  readonly eligible: boolean;
  readonly withheldFor: string | null;
}

/** An entry at its place in the tree. */
export interface FrozenEntry {
  readonly entry: RollEntry;
  readonly salt: Uint8Array;
  readonly leaf: Hash;
  readonly verdicts: Readonly<Record<ElectorateName, Verdict>>;
}

/** A roll that can no longer change. Private as a whole: only its summary is published. */
export interface FrozenRoll {
  readonly contest: ContestId;
  readonly version: string;
  readonly freezeDay: CivilDate;
  readonly electorates: Readonly<Record<ElectorateName, CompiledElectorate>>;
  /** In the order of the tree. */
  readonly members: readonly FrozenEntry[];
  readonly placeOf: ReadonlyMap<MemberId, number>;
  readonly tree: LogTree;
  readonly root: Hash;
}

/** Orders, judges and commits to every entry. The caller vouches that member ids are distinct, as an import's are. */
export function freezeRoll(order: FreezeOrder): FrozenRoll {
  const { contest, version, freezeDay, electorates } = order;
  const members = inTreeOrder(order).map((entry): FrozenEntry => {
    const salt = order.salts(entry.member);
    const facts = memberFacts(entry, freezeDay);
    return {
      entry,
      salt,
      leaf: rollLeaf({ contest, version, salt, entry }),
      verdicts: { trigger: verdict(electorates.trigger, facts), ballot: verdict(electorates.ballot, facts) },
    };
  });
  const placeOf = new Map(members.map(({ entry }, place) => [entry.member, place]));
  if (placeOf.size !== members.length) throw new Error('freeze: a member id occurs twice');
  const tree = LogTree.of(members.map(({ leaf }) => leaf));
  return { contest, version, freezeDay, electorates, members, placeOf, tree, root: tree.rootAt() };
}

/** What the rules see of an entry: its standing, never the person. */
export function memberFacts({ standing }: RollEntry, freezeDay: CivilDate): MemberFacts {
  const record: MemberRecord = {
    joined: civil(standing.joined),
    paidThrough: civil(standing.paidThrough),
    born: civil(standing.born),
    status: standing.status,
    kind: standing.kind,
    unit: standing.unit,
    tags: standing.tags,
  };
  return factsOf(record, freezeDay);
}

function inTreeOrder({ entries, orderKey }: FreezeOrder): readonly RollEntry[] {
  return entries
    .map((entry) => ({ entry, at: orderOf(orderKey, entry.member) }))
    .sort((a, b) => compareBytes(a.at, b.at))
    .map(({ entry }) => entry);
}

function verdict(electorate: CompiledElectorate, facts: MemberFacts): Verdict {
  const { eligible, withheldFor } = judge(electorate, facts);
  return { eligible, withheldFor };
}

const civil = (date: IsoDate | null): CivilDate | null => (date === null ? null : (parseIsoDate(date) ?? null));
