import { begunBy, type Fault, type Part, type Report, type Step, type VerdictKind } from '@selectorate/ballot';
import type { Result } from '@selectorate/basics';
import type { VerifyAnswer, VerifyRequest } from './messages.ts';

/** What somebody wants checked. */
export interface Asked {
  readonly archive: File;
  readonly sidecar: File | null;
  readonly verdict: VerdictKind;
}

export interface Running {
  readonly kind: 'running';
  readonly step: Step;
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | undefined;
}

export interface Done {
  readonly kind: 'done';
  readonly result: Result<Report, readonly Fault[]>;
  readonly milliseconds: number;
}

/** How a verification stands or ended. */
export type Run =
  | Running
  | Done
  | Extract<VerifyAnswer, { kind: 'unreadable' | 'failed' }>
  | { readonly kind: 'stopped' };

export interface Verification {
  readonly id: number;
  readonly asked: Asked;
  /** When it began: an instant. */
  readonly began: string;
  readonly threads: number;
  /** The parts of the procedure that it got to. */
  readonly begun: ReadonlySet<Part>;
  readonly run: Run;
}

const MOST_THREADS = 8;
const THREADS = Math.min(MOST_THREADS, Math.max(1, navigator.hardwareConcurrency));

let all: readonly Verification[] = [];
let worker: Worker | null = null;
let stepBegan = 0;
const listeners = new Set<() => void>();

/** What was and is checked on this page, the newest first. One at a time runs; none that has ended is ever thrown away. */
export const verifications = {
  all: (): readonly Verification[] => all,

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Loads what checking needs, so that it works without a connection from then on. */
  prepare: (): void => {
    worker ??= newWorker();
  },

  /** Begins; one that runs already is stopped. */
  start: (asked: Asked): void => {
    verifications.stop();
    const id = all.length;
    stepBegan = performance.now();
    const run: Running = { kind: 'running', step: 'survey', done: 0, total: 0, secondsLeft: undefined };
    all = [
      { id, asked, began: new Date().toISOString(), threads: THREADS, begun: new Set(begunBy('survey')), run },
      ...all,
    ];
    worker ??= newWorker();
    worker.postMessage({ kind: 'verify', ...asked } satisfies VerifyRequest);
    tell();
  },

  stop: (): void => {
    if (isRunning()) end({ kind: 'stopped' });
  },
};

const isRunning = (): boolean => all[0]?.run.kind === 'running';

function newWorker(): Worker {
  const own = new Worker(new URL('./archive-worker.ts', import.meta.url), { type: 'module' });
  own.addEventListener('message', ({ data }: MessageEvent<VerifyAnswer>) => {
    if (own === worker && isRunning()) hear(data);
  });
  own.addEventListener('error', (event) => {
    event.preventDefault();
    if (own !== worker) return;
    worker = null;
    if (isRunning()) end({ kind: 'failed', error: event.message || 'the check could not be loaded' });
  });
  own.postMessage({ kind: 'prepare', threads: THREADS } satisfies VerifyRequest);
  return own;
}

function hear(answer: VerifyAnswer): void {
  if (answer.kind !== 'progress') return end(answer);
  const { step, done, total } = answer;
  change(({ begun, run }) => {
    if (run.kind === 'running' && run.step !== step) stepBegan = performance.now();
    const next: Running = { kind: 'running', step, done, total, secondsLeft: secondsLeft(done, total) };
    return { begun: new Set([...begun, ...begunBy(step)]), run: next };
  });
}

/** A worker that came to an end of its own does the next verification too; any other is ended with its threads. */
function end(run: Run): void {
  if (run.kind === 'stopped' || run.kind === 'failed') {
    worker?.terminate();
    worker = null;
  }
  change(() => ({ run }));
  if (run.kind === 'stopped') verifications.prepare();
}

/** Only the newest can still change. */
function change(how: (newest: Verification) => Partial<Verification>): void {
  const [newest, ...others] = all;
  if (newest === undefined) return;
  all = [{ ...newest, ...how(newest) }, ...others];
  tell();
}

const tell = (): void => {
  for (const listener of listeners) listener();
};

const SURE_AFTER_MS = 1_000;

/** From the pace of the step so far; nothing while that is too short to tell. */
function secondsLeft(done: number, total: number): number | undefined {
  const passed = performance.now() - stepBegan;
  if (done === 0 || passed < SURE_AFTER_MS) return undefined;
  return Math.round((passed / done) * ((total - done) / 1_000));
}
