import { fromBigEndian, toHex } from '@selectorate/basics';
import type { ElectionContext } from '../objects/context.ts';
import type { Hasher } from '../platform.ts';
import type { RowTexts } from './row-texts.ts';

type Hashing = Pick<ElectionContext, 'group' | 'election' | 'fingerprint' | 'platform'>;

/**
 * u_1 .. u_N, one challenge a ballot: the hash of what is shuffled, what came out and the committed permutation, hashed again with
 * each ballot's number (specification, tables 11 and 12).
 */
export function ballotChallenges(
  texts: Pick<RowTexts, 'input' | 'output' | 'permutation'>,
  { group, fingerprint, platform }: Hashing,
): bigint[] {
  const hasher = platform.newHash().update(`shuffle-challenges|${fingerprint}|`);
  hashLists(hasher, [texts.input, texts.output, texts.permutation]);
  const seed = toHex(hasher.digest());
  return texts.permutation.map((_, i) => {
    const number = toHex(platform.sha256(String(i)));
    return fromBigEndian(platform.sha256(seed + number)) % group.order;
  });
}

/** c, the challenge of the whole proof: its commitments, then all it speaks of, then the election's key (tables 4 and 14). */
export function proofChallenge(texts: RowTexts, { group, election, fingerprint, platform }: Hashing): bigint {
  const { heads, links, input, output, permutation, chain } = texts;
  const hasher = platform.newHash().update(`shuffle-challenge|${fingerprint}|`);
  hashLists(hasher, [heads, links, input, output, permutation, chain]);
  return fromBigEndian(hasher.update(election.publicKey).digest()) % group.order;
}

/** So many texts are joined for one call of the hash: some hundred kilobytes, never the whole of a large box. */
const TEXTS_AT_ONCE = 4_096;

/** Each text followed by a comma. */
function hashLists(hasher: Hasher, lists: readonly (readonly string[])[]): void {
  for (const list of lists) {
    for (let start = 0; start < list.length; start += TEXTS_AT_ONCE) {
      hasher.update(`${list.slice(start, start + TEXTS_AT_ONCE).join(',')},`);
    }
  }
}
