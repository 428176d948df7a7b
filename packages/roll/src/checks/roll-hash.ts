import { canonicalBytes, type MemberId, toHex } from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';
import { entryJson, type RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';

const LINE_FEED = Uint8Array.of(0x0a);

/** SHA-256 of the entries' canonical JSON in the order of member ids, a line feed after each: hexadecimal. */
export function rollHash(entries: readonly RollEntry[]): string {
  const hash = sha256.create();
  const memberOf = ({ member }: RollEntry): MemberId => member;
  for (const entry of entries.toSorted((a, b) => byText(memberOf(a), memberOf(b)))) {
    hash.update(canonicalBytes(entryJson(entry))).update(LINE_FEED);
  }
  return toHex(hash.digest());
}
