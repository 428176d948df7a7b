import { ok, type Result } from '@selectorate/basics';
import { type Decoy, importPlantedEntries, type RollEntry } from '@selectorate/roll';
import { faulty, type Trouble } from '../count/trouble.ts';
import type { RollDesk } from './roll-desk.ts';
import { readRows } from './small-tables.ts';

/** Entries that the organisers planted, none of which is in the real roll. */
export interface PlantedEntries {
  readonly entries: readonly RollEntry[];
  readonly decoys: readonly Decoy[];
}

/** Reads planted entries; null where no file is named. One whose number is on the roll is refused: the real roll is never planted. */
export async function readDecoys(
  files: readonly string[],
  roll: readonly RollEntry[],
  desk: RollDesk,
): Promise<Result<PlantedEntries | null, Trouble>> {
  if (files.length === 0) return ok(null);
  const taken = new Set(roll.map(({ member }) => member));
  const entries: RollEntry[] = [];
  const decoys: Decoy[] = [];
  for (const file of files) {
    const read = await readRows(file, desk, importPlantedEntries);
    if (!read.ok) return read;
    for (const { member, kind, entry } of read.value) {
      if (taken.has(member)) return faulty(desk.texts.text('roll-decoy-taken', { file, member }));
      taken.add(member);
      entries.push(entry);
      decoys.push({ member, kind });
    }
  }
  return ok({ entries, decoys });
}
