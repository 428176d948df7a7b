import { type CivilDate, compareBytes, type ContestId, type MemberId } from '@selectorate/basics';
import { type Hash, sha256 } from '@selectorate/record';
import type { CompiledElectorate } from '@selectorate/rulebook';
import { leafHasher, orderHasher, type Sha256 } from './commitment.ts';
import type { RollEntry } from '../entry.ts';
import type { Waiver } from '../exclusions/waiver.ts';
import type { ElectorateName } from './electorate-name.ts';
import { growLeafTree, type LeafTree, leafTreeRoot } from './leaf-tree.ts';
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
  readonly leaf: Hash;
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
  const { contest, version, freezeDay, electorates, sha256: hash = sha256 } = order;
  const { waivers = [], exclusions = null } = order;
  const leafOf = leafHasher(order, hash);
  const verdictsOf = judging({ electorates, freezeDay, waivers, exclusions });
  const members = inTreeOrder(order).map((entry): FrozenEntry => {
    const salt = order.salts(entry.member);
    return { entry, salt, leaf: leafOf(entry, salt), verdicts: verdictsOf(entry) };
  });
  const placeOf = new Map(members.map(({ entry }, place) => [entry.member, place]));
  if (placeOf.size !== members.length) throw new Error('freeze: a member id occurs twice');
  const tree = growLeafTree(
    members.map(({ leaf }) => leaf),
    hash,
  );
  const root = leafTreeRoot(tree, hash);
  return { contest, version, freezeDay, electorates, members, placeOf, tree, root, waivers, exclusions };
}

/** By their order hashes as bytes. Held are only the first six of each, as numbers: they settle all but a pair in millions. */
function inTreeOrder({ entries, orderKey, sha256: hash = sha256 }: FreezeOrder): readonly RollEntry[] {
  const orderOf = orderHasher(orderKey, hash);
  const firsts = new Float64Array(entries.length);
  for (const [i, { member }] of entries.entries()) firsts[i] = firstSix(orderOf(member));
  const hashOf = (i: number): Hash => orderOf((entries[i] as RollEntry).member);
  const order = Uint32Array.from(entries.keys());
  order.sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0) || compareBytes(hashOf(a), hashOf(b)));
  return Array.from(order, (i) => entries[i] as RollEntry);
}

/** Big-endian; below 2^48, so that it is exact. */
function firstSix(hash: Hash): number {
  let value = 0;
  for (let i = 0; i < 6; i++) value = 256 * value + (hash[i] ?? 0);
  return value;
}
