import { type ContestId, ok, type Result } from '@selectorate/basics';
import type { House } from '../house.ts';
import { checkJobOf, contestsToCheck, keepCheckJob, keepReport } from './check-jobs.ts';
import type { CheckingProgress } from './checking/check-task.ts';
import { checkOnThread } from './checking/check-on-thread.ts';
import { checkTaskOf } from './checking/check-task-of.ts';
import { versionsOf } from './roll-versions.ts';

/**
 * Runs the checks that were asked for, contest by contest: safe to call at any time and again. One that failed is not tried again
 * by itself; whoever asked reads so. One that was stopped waits for the next worker.
 */
export async function runWaitingChecks(house: House, signal: AbortSignal): Promise<number> {
  const { store } = house.options;
  let ran = 0;
  for (const contest of await contestsToCheck(store)) {
    if (signal.aborted) break;
    const done = await checkRoll(house, contest, signal);
    if (done.ok) {
      ran += 1;
      continue;
    }
    const job = await checkJobOf(store, contest);
    const isStopped = done.error === 'stopped';
    await keepCheckJob(store, contest, { ...job, state: isStopped ? 'waiting' : 'failed' });
    if (!isStopped) house.options.log({ event: 'roll-checks-failed', contest, code: done.error });
  }
  return ran;
}

async function checkRoll(house: House, contest: ContestId, signal: AbortSignal): Promise<Result<null, string>> {
  const { store, clock } = house.options;
  const job = await checkJobOf(store, contest);
  const tell = (at: CheckingProgress): Promise<void> =>
    keepCheckJob(store, contest, { ...job, state: 'running', ...at });
  await tell({ check: 'register', done: 0, total: 1 });
  const task = await checkTaskOf(house, contest);
  if (!task.ok) return task;
  const telling = newestOnly(tell);
  const report = await checkOnThread(task.value, { signal, progress: telling.tell });
  await telling.end();
  if (!report.ok) return report;
  const version = (await versionsOf(store, contest)).at(-1)?.version ?? 0;
  await store.together(async () => {
    await keepReport(store, contest, { version, at: clock(), report: report.value });
    await keepCheckJob(store, contest, { ...job, state: 'done', version, check: null, done: 1, total: 1 });
  });
  return ok(null);
}

/** Tells one thing after another; of what comes while it tells, the newest. */
function newestOnly<T>(tell: (news: T) => Promise<void>) {
  let waiting: readonly T[] = [];
  let telling: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    for (let [news] = waiting; news !== undefined; [news] = waiting) {
      waiting = [];
      await tell(news);
    }
    telling = null;
  };
  return {
    tell: (news: T): void => {
      waiting = [news];
      if (telling !== null) return;
      telling = work();
      // `end` throws it.
      telling.catch(() => undefined);
    },
    /** Waits until everything is told; throws what telling threw. */
    end: async (): Promise<void> => {
      await telling;
    },
  };
}
