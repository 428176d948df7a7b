import { join } from 'node:path';
import { type RunningHouse, selectorate, startHouse } from './house.ts';

/** The contest of `examples/reference`. */
export const REFERENCE_CONTEST = 'reference-a';

/** A house on the trial engine in which the reference contest has been played to its end, and how long that took. */
export async function playReference(
  folder: string,
): Promise<{ readonly house: RunningHouse; readonly seconds: number }> {
  const house = await startHouse({
    folder: join(folder, 'house'),
    port: 0,
    witnesses: ['witness-1.example', 'witness-2.example'],
  });
  const started = performance.now();
  const { url, setUpLink, witnesses, logs } = house;
  const server = ['--at', url, '--set-up', setUpLink, '--organisation', 'The Exampleton Association'];
  const outside = ['--witnesses', witnesses, '--announce', logs];
  const played = selectorate('run', join('examples', 'reference'), '--out', join(folder, 'out'), ...server, ...outside);
  if ((await played.ended) === 0) return { house, seconds: (performance.now() - started) / 1_000 };
  await house.stop();
  throw new Error(`the reference contest cannot be played:\n${played.complained()}`);
}
