import { rm } from 'node:fs/promises';
import { afterAll, test } from 'vitest';
import { lookForTools, type Tool } from '../../scripts/belenios-tools.mjs';
import { type ElectionPlan, newPlace, play, type Roles } from './play.ts';
import type { Place } from './side.ts';

const used: string[] = [];

/** A place that is removed when the file's tests are over. */
export function keep<P extends Place>(place: P): P {
  used.push(place.folder);
  return place;
}

/** Plays an election in a place of its own. */
export async function played(plan: ElectionPlan, roles: Roles): Promise<Place> {
  const place = keep(await newPlace(plan.group));
  await play(place, plan, roles);
  return place;
}

/** Removes what a test file has left; to be called once in it. */
export function cleanUpAfter(): void {
  afterAll(() => Promise.all(used.map((folder) => rm(folder, { recursive: true, force: true }))));
}

/** The tools there are. Of each that is missing, a skipped test says so and why. */
export function toolsAloud(): readonly Tool[] {
  return lookForTools().flatMap(({ version, tool, why }) => {
    if (tool !== undefined) return [tool];
    test.skip(`skipped: belenios-tool ${version} not found: ${why}`, () => undefined);
    return [];
  });
}
