import { joinBytes, type MemberId, utf8 } from '@selectorate/basics';
import { type Hash, sha256, sha256Hex } from '@selectorate/record';
import type { RollEntry } from '../entry.ts';
import { entryText } from '../freeze/entry-text.ts';
import { byText } from '../group-by.ts';

/**
 * A roll whose hash is kept as entries come and go: SHA-256 over the SHA-256 of each entry's canonical JSON, in the order of
 * member ids. An entry is hashed once, however many versions hold it.
 */
export interface HashedRoll {
  readonly entryOf: (member: MemberId) => RollEntry | undefined;
  readonly size: () => number;
  readonly set: (entry: RollEntry) => void;
  readonly remove: (member: MemberId) => void;
  /** 64 hexadecimal digits. */
  readonly hash: () => string;
}

export function hashedRoll(entries: readonly RollEntry[]): HashedRoll {
  const held = new Map<MemberId, { entry: RollEntry; hash: Hash }>();
  let order: readonly MemberId[] | null = null;
  const set = (entry: RollEntry): void => {
    if (!held.has(entry.member)) order = null;
    held.set(entry.member, { entry, hash: sha256(utf8(entryText(entry))) });
  };
  for (const entry of entries) set(entry);
  return {
    entryOf: (member) => held.get(member)?.entry,
    size: () => held.size,
    set,
    remove: (member) => {
      if (held.delete(member)) order = null;
    },
    hash: () => {
      order ??= [...held.keys()].toSorted(byText);
      return sha256Hex(joinBytes(order.flatMap((member) => held.get(member)?.hash ?? [])));
    },
  };
}

/** The hash of a roll, whatever the order in which its entries are given. */
export const entriesHash = (entries: readonly RollEntry[]): string => hashedRoll(entries).hash();
