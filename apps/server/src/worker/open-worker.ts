import PgBoss from 'pg-boss';
import { err, ok, type Result } from '@selectorate/basics';
import type { Store } from '@selectorate/store';
import { type Job, type JobHandlers, JOBS } from './jobs.ts';

export interface WorkerOptions {
  readonly store: Pick<Store, 'engine' | 'connectionString'>;
  readonly handlers: JobHandlers;
  /** Hears of a job that failed, or of a queue that could not be reached; both are tried again. */
  readonly onError: (job: Job | 'queue', error: unknown) => void;
  /** How often each job is asked for. */
  readonly everySeconds?: number;
}

/** A job in the database that nobody here does: it would wait for ever, so this program does not start. */
export interface WorkerFault {
  readonly code: 'job-without-handler';
  readonly job: string;
}

export interface Worker {
  /** Asks for a job now instead of at its next turn. */
  wake(job: Job): Promise<void>;
  /** Lets what runs end, and leaves the queue. */
  stop(): Promise<void>;
}

const EVERY_SECONDS = 10;
/** On the trial engine every connection waits for the same backend. */
const CONNECTIONS = { trial: 1, postgresql: 3 } as const;
const STOPPING = 10_000;
/** Seconds after which a worker that checks a roll is taken for dead. */
const LONGEST_CHECKS = 3_600;

/**
 * Works on the queue in the store's own database. Several workers may: each job is queued once and done by whoever comes
 * first; one whose worker died is done by another after a minute.
 */
export async function openWorker(options: WorkerOptions): Promise<Result<Worker, WorkerFault>> {
  const { store, handlers, onError, everySeconds = EVERY_SECONDS } = options;
  const boss = new PgBoss({
    connectionString: store.connectionString,
    max: CONNECTIONS[store.engine],
    application_name: 'selectorate-worker',
    schema: 'selectorate_queue',
    schedule: false,
    maintenanceIntervalSeconds: 30,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterHours: 24,
  });
  boss.on('error', (error) => onError('queue', error));
  await boss.start();
  const stranger = await jobWithoutHandler(boss, handlers);
  if (stranger !== undefined) {
    await boss.stop({ graceful: false, wait: true });
    return err({ code: 'job-without-handler', job: stranger });
  }
  for (const job of JOBS) await takeUp(boss, job, options);
  const ask = (job: Job) =>
    boss.send(job, {}).then(
      () => undefined,
      (error: unknown) => onError('queue', error),
    );
  await Promise.all(JOBS.map(ask));
  const turns = setInterval(() => void Promise.all(JOBS.map(ask)), everySeconds * 1_000);
  return ok({
    wake: ask,
    stop: async () => {
      clearInterval(turns);
      await boss.stop({ graceful: true, wait: true, timeout: STOPPING });
    },
  });
}

/** `stately`: of each job one waits, one runs, one is to be tried again, and never more. */
async function takeUp(boss: PgBoss, job: Job, { handlers, onError }: WorkerOptions): Promise<void> {
  await boss.createQueue(job, {
    name: job,
    policy: 'stately',
    expireInSeconds: job === 'roll-checks' ? LONGEST_CHECKS : 60,
    retryLimit: 3,
    retryDelay: 5,
    retentionHours: 1,
  });
  await boss.work(job, { pollingIntervalSeconds: 1 }, async () => {
    try {
      await handlers[job]();
    } catch (error) {
      onError(job, error);
      throw error;
    }
  });
}

async function jobWithoutHandler(boss: PgBoss, handlers: JobHandlers): Promise<string | undefined> {
  const kept = (await boss.getQueues()).map(({ name }) => name).filter((name) => !name.startsWith('__pgboss__'));
  return [...JOBS, ...kept].find((job) => !Object.hasOwn(handlers, job));
}
