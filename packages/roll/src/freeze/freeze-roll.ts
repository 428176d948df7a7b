import type { CivilDate, ContestId, MemberId } from '@selectorate/basics';
import { type Hash, HASH_BYTES } from '@selectorate/record';
import type { CompiledElectorate } from '@selectorate/rulebook';
import { leafWriter, ownSha256, type Sha256 } from './commitment.ts';
import type { RollEntry } from '../entry.ts';
import type { Waiver } from '../exclusions/waiver.ts';
import type { ElectorateName } from './electorate-name.ts';
import { growLeafTree, type LeafTree, leafTreeRoot } from './leaf-tree.ts';
import { placesInTree } from './tree-order.ts';
import { type ExclusionsAt, judging, type Verdicts } from './verdicts.ts';

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
  /** SHA-256 where the machine has a faster one. */
  readonly sha256?: Sha256;
  /** Clauses that do not keep a member out; none where left out. */
  readonly waivers?: readonly Waiver[] | undefined;
  /** Decisions to leave out eligible members, and the instant whose standing counts; none where left out. */
  readonly exclusions?: ExclusionsAt | undefined;
}

/** An entry at its place in the tree. */
export interface FrozenEntry {
  readonly entry: RollEntry;
  readonly salt: Uint8Array;
  readonly verdicts: Verdicts;
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
  readonly tree: LeafTree;
  readonly root: Hash;
  /** As ordered: the verdicts follow from them. */
  readonly waivers: readonly Waiver[];
  readonly exclusions: ExclusionsAt | null;
}

/** Orders, judges and commits to every entry. The caller vouches that member ids are distinct, as an import's are. */
export function freezeRoll(order: FreezeOrder): FrozenRoll {
  const { contest, version, freezeDay, electorates, entries, sha256: hash = ownSha256 } = order;
  const { waivers = [], exclusions = null } = order;
  const leafOf = leafWriter(order);
  const verdictsOf = judging({ electorates, freezeDay, waivers, exclusions });
  const placeAt = placesInTree(entries, order.orderKey, hash);
  const leaves = new Uint8Array(HASH_BYTES * entries.length);
  const members = Array.from<FrozenEntry>({ length: entries.length });
  const placeOf = new Map<MemberId, number>();
  // In the order given, in which entries lie in memory: in the order of the tree the processor waits for nearly each of them.
  for (const [i, entry] of entries.entries()) {
    const place = placeAt[i] ?? 0;
    const salt = order.salts(entry.member);
    hash(leafOf(entry, salt), leaves, HASH_BYTES * place);
    members[place] = { entry, salt, verdicts: verdictsOf(entry) };
    placeOf.set(entry.member, place);
  }
  if (placeOf.size !== members.length) throw new Error('freeze: a member id occurs twice');
  const tree = growLeafTree(leaves, hash);
  const root = leafTreeRoot(tree, hash);
  return { contest, version, freezeDay, electorates, members, placeOf, tree, root, waivers, exclusions };
}
