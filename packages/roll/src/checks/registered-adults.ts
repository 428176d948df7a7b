import type { RollEntry } from '../entry.ts';
import { dwellingKey } from './entry-facts.ts';

/** Counts the adults registered at the addresses of a roll, while the register streams past. */
export interface AdultCounter {
  add(address: string, postcode: string): void;
  /** For each entry the adults registered at its address, in the order of the entries; -1 where the roll has no address. */
  finish(): Int32Array;
}

/** Memory is that of the roll's addresses, whatever the size of the register. Anonymous electors have no address and are not counted. */
export function countRegisteredAdults(entries: readonly RollEntry[]): AdultCounter {
  const keys = entries.map(({ person }) => dwellingKey(person));
  const adults = new Map<string, number>();
  const postcodes = new Set<string>();
  for (const [i, key] of keys.entries()) {
    if (key === null) continue;
    adults.set(key, 0);
    postcodes.add(squeeze(entries[i]?.person.postcode ?? ''));
  }
  return {
    add(address, postcode) {
      // Most rows of a register are nowhere near a member: their addresses need not be read.
      if (!postcodes.has(squeeze(postcode))) return;
      const key = dwellingKey({ address, postcode });
      const known = key === null ? undefined : adults.get(key);
      if (key !== null && known !== undefined) adults.set(key, known + 1);
    },
    finish: () => Int32Array.from(keys, (key) => (key === null ? -1 : (adults.get(key) ?? 0))),
  };
}

const squeeze = (postcode: string): string => postcode.replaceAll(/[\s.-]+/g, '').toUpperCase();
