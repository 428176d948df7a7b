import type { PolicyFault } from '@selectorate/record';
import type { Verdict, VerifyStep } from '@selectorate/selection';
import type { CheckAnswer, CheckRequest } from './messages.ts';

/** Whose policy a check is held against. */
export type PolicySource = 'server' | 'own' | 'none';

export interface ChosenPolicy {
  readonly source: PolicySource;
  readonly text: string | null;
}

/** How a check stands: it runs in a worker, and goes on while the reader is on other pages. */
export type CheckRun =
  | {
      readonly kind: 'running';
      readonly step: VerifyStep;
      readonly done: number;
      readonly total: number;
      readonly secondsLeft: number | undefined;
    }
  | {
      readonly kind: 'done';
      readonly verdict: Verdict;
      readonly milliseconds: number;
      readonly bytes: number;
      readonly source: PolicySource;
    }
  | { readonly kind: 'policy-refused'; readonly faults: readonly PolicyFault[] }
  | { readonly kind: 'failed'; readonly error: string };

interface Started {
  readonly worker: Worker;
  readonly source: PolicySource;
  run: CheckRun;
  stepBegan: number;
}

const started = new Map<string, Started>();
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Checks by record folder. Kept outside any page. */
export const checks = {
  current: (folder: string): CheckRun | undefined => started.get(folder)?.run,

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Begins anew; a check of the same record that runs already is given up. */
  start: (folder: string, base: string, { source, text }: ChosenPolicy): void => {
    checks.stop(folder);
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    const own: Started = {
      worker,
      source,
      run: { kind: 'running', step: 'files', done: 0, total: 0, secondsLeft: undefined },
      stepBegan: performance.now(),
    };
    started.set(folder, own);
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      const next = runAfter(own, data);
      if (next === undefined) return;
      own.run = next;
      tell();
    });
    worker.addEventListener('error', ({ message }) => {
      own.run = { kind: 'failed', error: message };
      tell();
    });
    ask(worker, { kind: 'check', base, policy: text });
    tell();
  },

  stop: (folder: string): void => {
    started.get(folder)?.worker.terminate();
    started.delete(folder);
    tell();
  },

  /** The record's files as one archive; only after a check has read them. */
  archive: (folder: string): Promise<Uint8Array> => {
    const worker = started.get(folder)?.worker;
    if (worker === undefined) return Promise.reject(new Error(`no check of ${folder}`));
    return new Promise((resolve) => {
      const listen = ({ data }: MessageEvent<CheckAnswer>): void => {
        if (data.kind !== 'archive') return;
        worker.removeEventListener('message', listen);
        resolve(data.archive);
      };
      worker.addEventListener('message', listen);
      ask(worker, { kind: 'archive' });
    });
  },
};

const ask = (worker: Worker, request: CheckRequest): void => worker.postMessage(request);

function runAfter(own: Started, answer: CheckAnswer): CheckRun | undefined {
  switch (answer.kind) {
    case 'progress': {
      if (own.run.kind !== 'running') return undefined;
      if (answer.step !== own.run.step) own.stepBegan = performance.now();
      return { ...answer, kind: 'running', secondsLeft: secondsLeft(own.stepBegan, answer) };
    }
    case 'done':
      return { ...answer, source: own.source };
    case 'policy-refused':
    case 'failed':
      return answer;
    case 'archive':
      return undefined;
    default:
      return answer satisfies never;
  }
}

const SURE_AFTER_MS = 1_000;

/** From the pace of the step so far; nothing while that is too short to tell. */
function secondsLeft(began: number, { done, total }: { readonly done: number; readonly total: number }) {
  const passed = performance.now() - began;
  if (done === 0 || passed < SURE_AFTER_MS) return undefined;
  return Math.round((passed / done) * ((total - done) / 1_000));
}
