import type { PreparedList } from './prepare-list.ts';

/** How common the values of one comparison are among the members themselves. */
export interface Frequencies {
  /** The share of members whose value is exactly this. */
  ofText(text: string): number;
  /** The share of members whose value has this key (the same spelling, nearly). */
  ofKey(key: string): number;
  /** How often two members drawn at random have one key. */
  readonly sameKey: number;
}

/** Counted once for a list, which never changes: an officer asks for one explanation after another. */
const counted = new WeakMap<PreparedList, readonly Frequencies[]>();

/**
 * Counts values in the list in memory. A value that nobody has is taken to be as common as half a member: a small roll cannot
 * show that a name is rarer.
 */
export function countFrequencies(list: PreparedList): readonly Frequencies[] {
  const known = counted.get(list) ?? countAll(list);
  counted.set(list, known);
  return known;
}

function countAll(list: PreparedList): readonly Frequencies[] {
  return list.values.map((values, i) => {
    const byText = new Map<string, number>();
    const byKey = new Map<string, number>();
    let present = 0;
    for (const id of list.columns[i] ?? []) {
      const value = values[id];
      if (value === null || value === undefined) continue;
      present++;
      byText.set(value.text, (byText.get(value.text) ?? 0) + 1);
      byKey.set(value.key, (byKey.get(value.key) ?? 0) + 1);
    }
    const all = Math.max(present, 1);
    let same = 0;
    for (const count of byKey.values()) same += (count / all) ** 2;
    return {
      ofText: (text) => Math.max(byText.get(text) ?? 0, 0.5) / all,
      ofKey: (key) => Math.max(byKey.get(key) ?? 0, 0.5) / all,
      sameKey: Math.max(same, 0.5 / all),
    };
  });
}
