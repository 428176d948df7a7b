import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackages, type MadeLists, makeLists, type MatchFigure, runMatch } from './match-job.ts';

export interface SpeedFigures {
  readonly constituency: readonly MatchFigure[];
  /** Only where asked: making its lists takes minutes. */
  readonly national: readonly MatchFigure[];
  readonly nationalLists: Omit<MadeLists, 'folder'> | null;
}

const CONSTITUENCY = { seed: 'speed', electors: 75_001, members: 7_560 };
const NATIONAL = { seed: 'speed', electors: 5_000_000, members: 500_000 };

/**
 * One constituency on one thread, and with `national` half a million members beside five million rows: each beside a naive twin and
 * the other engine, each in a process of its own. Lists lie in the system's folder for temporary files and are removed.
 */
export async function measureSpeed(national: boolean): Promise<SpeedFigures> {
  buildPackages();
  const constituency = await withLists(CONSTITUENCY, async ({ folder }) => [
    await runMatch('exact', folder),
    await runMatch('one-thread', folder, { seconds: 1.5, mebibytes: 150 }),
    await runMatch('duckdb', folder),
  ]);
  if (!national) return { constituency, national: [], nationalLists: null };
  return withLists(NATIONAL, async ({ folder, ...nationalLists }) => ({
    constituency,
    national: [
      await runMatch('exact', folder),
      await runMatch('threads', folder, { seconds: 60, mebibytes: null }),
      await runMatch('duckdb', folder, { seconds: 30, mebibytes: null }),
    ],
    nationalLists,
  }));
}

type Size = typeof CONSTITUENCY;

async function withLists<T>(size: Size, work: (lists: MadeLists) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-roll-'));
  try {
    return await work(await makeLists({ ...size, folder, csv: true }));
  } finally {
    await rm(folder, { recursive: true });
  }
}
