import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockFolder } from '@selectorate/machine';
import { archiveIn, type ElectionState, readState } from './election-state.ts';
import { cannot, type Desk, type Stepped } from './step.ts';

/** Does a step on the election of a folder, while no other process can. */
export async function onElection(
  place: string,
  desk: Desk,
  step: (state: ElectionState) => Promise<Stepped>,
): Promise<Stepped> {
  const archive = await archiveIn(place, desk);
  if (!archive.ok) return archive;
  if (/\.gz$/i.test(archive.value)) return cannot(desk.texts, 'ballot-packed', { file: archive.value });
  return alone(dirname(archive.value), desk, async () => {
    const state = await readState(archive.value, desk);
    return state.ok ? step(state.value) : state;
  });
}

/** Does something in a folder while no other process of this program does. */
export async function alone(folder: string, { texts }: Desk, work: () => Promise<Stepped>): Promise<Stepped> {
  const inside = join(folder, '.lock');
  await mkdir(inside, { recursive: true });
  const lock = await lockFolder(inside);
  if (!lock.ok) return cannot(texts, 'ballot-folder-busy', { folder });
  try {
    return await work();
  } finally {
    await lock.value.release();
  }
}
