import { setTimeout as sleep } from 'node:timers/promises';
import { unwrap } from '@selectorate/basics';
import { enginesHere, startEngine, type Store } from '@selectorate/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobHandlers } from './jobs.ts';
import { openWorker } from './open-worker.ts';

const TRIES = 300;

/** Waits until something is so; the test's own time limit is the end of patience. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < TRIES && !isSo(); tries++) await sleep(100);
}

describe.each(enginesHere())('the queue on %s', (name) => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let store: Store;

  beforeAll(async () => {
    engine = await startEngine(name);
    store = await engine.open(await engine.newPlace());
  });
  afterAll(() => engine.close());

  test('wakes every job at once and again when asked, while the store goes on serving', async () => {
    const done: string[] = [];
    const count = (job: string) => done.filter((each) => each === job).length;
    const job = (label: string) => async () => {
      await store.ready();
      done.push(label);
    };
    const idle = { questions: () => Promise.resolve(), 'roll-checks': () => Promise.resolve() };
    const handlers: JobHandlers = { tick: job('tick'), mail: job('mail'), ...idle };
    const worker = unwrap(await openWorker({ store, handlers, onError: () => undefined, everySeconds: 600 }));
    await until(() => count('tick') === 1 && count('mail') === 1);
    expect(done.toSorted()).toEqual(['mail', 'tick']);
    await worker.wake('tick');
    await until(() => count('tick') === 2);
    expect(count('tick')).toBe(2);
    await worker.stop();
    expect(await store.ready()).toBe(true);
  });

  test('tries a job again that failed, and says that it did', async () => {
    const failures: string[] = [];
    let runs = 0;
    const tick = () => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
    };
    const worker = unwrap(
      await openWorker({
        store,
        handlers: {
          tick,
          mail: () => Promise.resolve(),
          questions: () => Promise.resolve(),
          'roll-checks': () => Promise.resolve(),
        },
        onError: (job) => failures.push(job),
        everySeconds: 600,
      }),
    );
    await until(() => runs === 2);
    expect(runs).toBe(2);
    expect(failures).toEqual(['tick']);
    await worker.stop();
  });

  test('does not start with a job that nobody does', async () => {
    const { tick } = { tick: () => Promise.resolve() };
    const handlers = { tick } as unknown as JobHandlers;
    const opened = await openWorker({ store, handlers, onError: () => undefined });
    expect(opened).toEqual({ ok: false, error: { code: 'job-without-handler', job: 'mail' } });
  });
});
