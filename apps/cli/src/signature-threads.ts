import { availableParallelism } from 'node:os';
import { type SignatureJob, signatureChecker } from '@selectorate/selection';
import { nativeCheck } from '@selectorate/machine';
import { startSourceThread } from './source-thread.ts';

/** Fewer signatures than this are checked at once on this thread: starting others would take longer. */
const WORTH_THREADS = 4_000;

/** Checks signatures with OpenSSL, shared among the machine's processors when there are many; answers in their order. */
export async function checkSignatures(
  jobs: readonly SignatureJob[],
  threads: number = availableParallelism(),
): Promise<readonly boolean[]> {
  if (jobs.length < WORTH_THREADS || threads < 2) return jobs.map(signatureChecker(nativeCheck));
  const share = Math.ceil(jobs.length / threads);
  const shares = Array.from({ length: threads }, (_, i) => jobs.slice(i * share, (i + 1) * share));
  const [own = [], ...others] = shares;
  const elsewhere = others.map((each) => checkElsewhere(each));
  const here = own.map(signatureChecker(nativeCheck));
  return [here, ...(await Promise.all(elsewhere))].flat();
}

function checkElsewhere(jobs: readonly SignatureJob[]): Promise<readonly boolean[]> {
  return new Promise((resolve, reject) => {
    const worker = startSourceThread(new URL('./signature-worker.ts', import.meta.url), { workerData: jobs });
    worker.once('message', (answers: readonly boolean[]) => resolve(answers));
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`a thread ended with ${code}`))));
    worker.once('exit', (code) => reject(new Error(`a thread that checks signatures ended with ${code}`)));
  });
}
