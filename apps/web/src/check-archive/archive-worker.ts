import { inThisThread, verifyElection } from '@selectorate/ballot';
import { bytesOf, UnreadableBlob } from './blob-bytes.ts';
import { browserBench } from './browser-bench.ts';
import { browserThreads } from './browser-threads.ts';
import type { VerifyAnswer, VerifyRequest } from './messages.ts';

// Leads verifications: reads the files, gives the arithmetic to threads of its own. Ending it ends them too.
const bench = browserBench();
let workforce = inThisThread(bench);

addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  switch (data.kind) {
    case 'prepare':
      workforce = browserThreads(data.threads);
      return;
    case 'verify':
      void verify(data);
      return;
    default:
      data satisfies never;
  }
});

const answer = (message: VerifyAnswer): void => postMessage(message);

async function verify({ archive, sidecar, verdict }: Extract<VerifyRequest, { kind: 'verify' }>): Promise<void> {
  const started = performance.now();
  const total = archive.size;
  const surveyed = (done: number): void => answer({ kind: 'progress', step: 'survey', done, total });
  try {
    const result = await verifyElection(bytesOf(archive, surveyed), sidecar === null ? null : bytesOf(sidecar), {
      ...bench,
      verdict,
      workforce,
      progress: (step, done, of) => answer({ kind: 'progress', step, done, total: of }),
    });
    answer({ kind: 'done', result, milliseconds: Math.round(performance.now() - started) });
  } catch (error) {
    if (!(error instanceof UnreadableBlob)) return answer({ kind: 'failed', error: String(error) });
    const file = error.blob === archive ? 'archive' : 'sidecar';
    answer({ kind: 'unreadable', file, why: error.why, error: String(error.cause) });
  }
}
