import type { ContestFolder } from '../folder/contest-folder.ts';

/** What people call candidates and units of a folder; the record itself holds ids. */
export function labelsOf({ candidates, units }: Pick<ContestFolder, 'candidates' | 'units'>): (id: string) => string {
  const labels = new Map<string, string>([
    ...candidates.map(({ candidate, label }): [string, string] => [candidate, label]),
    ...units.map(({ unit, title }): [string, string] => [unit, title]),
  ]);
  return (id) => labels.get(id) ?? id;
}
