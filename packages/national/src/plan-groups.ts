/** Members and files of one constituency, by number; or all of both. */
export interface Group {
  readonly members: readonly number[];
  readonly files: readonly number[];
}

/**
 * One group for each place that both lists know, in the order of the files; one group of everybody where the roll has no places.
 * `places` has the place of each member, or null.
 */
export function planGroups(
  members: number,
  places: readonly (string | null)[] | undefined,
  filePlaces: readonly (string | undefined)[],
): readonly Group[] {
  const everybody = Array.from({ length: members }, (_, member) => member);
  if (places === undefined) return [{ members: everybody, files: [...filePlaces.keys()] }];
  const groups = new Map<string, { readonly members: number[]; readonly files: number[] }>();
  for (const [file, place] of filePlaces.entries()) {
    if (place === undefined) continue;
    const group = groups.get(place) ?? { members: [], files: [] };
    group.files.push(file);
    groups.set(place, group);
  }
  for (const member of everybody) groups.get(places[member] ?? '')?.members.push(member);
  return [...groups.values()].filter((group) => group.members.length > 0);
}
