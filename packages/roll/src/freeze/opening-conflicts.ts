import { canonicalJson, type MemberId } from '@selectorate/basics';
import { entryJson } from '../entry.ts';
import { groupBy } from '../group-by.ts';
import type { MemberProof } from './member-proof.ts';

/** What several people find when they lay their proofs side by side. `index` is the place of a leaf. */
export type OpeningConflict =
  /** One place was shown to several people: with different contents, or as the entry of each of them. */
  | { readonly kind: 'leaf-opened-twice'; readonly index: number; readonly times: number; readonly sameEntry: boolean }
  /** One member stands at several places, and could be issued several papers. */
  | { readonly kind: 'member-at-several-leaves'; readonly member: MemberId; readonly indexes: readonly number[] };

/**
 * Compares proofs of one contest and version, each from a different person and each already checked against the root.
 * A proof alone cannot show that the entry it opens was not shown to somebody else too; several together can.
 */
export function openingConflicts(proofs: readonly MemberProof[]): readonly OpeningConflict[] {
  return [...leavesOpenedTwice(proofs), ...membersAtSeveralLeaves(proofs)];
}

function leavesOpenedTwice(proofs: readonly MemberProof[]): readonly OpeningConflict[] {
  return [...groupBy(proofs, ({ index }) => index)]
    .filter(([, own]) => own.length > 1)
    .map(([index, own]) => {
      const openings = new Set(own.map(({ entry, salt }) => `${salt} ${canonicalJson(entryJson(entry))}`));
      return { kind: 'leaf-opened-twice', index, times: own.length, sameEntry: openings.size === 1 };
    });
}

function membersAtSeveralLeaves(proofs: readonly MemberProof[]): readonly OpeningConflict[] {
  return [...groupBy(proofs, ({ entry }) => entry.member)].flatMap(([member, own]) => {
    const indexes = [...new Set(own.map(({ index }) => index))].toSorted((a, b) => a - b);
    return indexes.length < 2 ? [] : [{ kind: 'member-at-several-leaves' as const, member, indexes }];
  });
}
