import { checkSignature, parsePolicy, writeArchive } from '@selectorate/record';
import { signatureChecker, type SignatureJob, verifyRecord } from '@selectorate/selection';
import type { CheckAnswer, CheckRequest } from './messages.ts';
import { RecordAtAddress } from './record-at-address.ts';

// Runs in a worker of its own: the page stays usable, and the check goes on when the reader looks elsewhere.
let record: RecordAtAddress | undefined;

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  switch (data.kind) {
    case 'check':
      void check(data.base, data.policy);
      return;
    case 'archive':
      answer({ kind: 'archive', archive: writeArchive(record?.files ?? new Map()) });
      return;
    default:
      data satisfies never;
  }
});

const answer = (message: CheckAnswer): void => postMessage(message);

async function check(base: string, policyText: string | null): Promise<void> {
  const started = performance.now();
  const policy = policyText === null ? undefined : parsePolicy(new TextEncoder().encode(policyText));
  if (policy?.ok === false) return answer({ kind: 'policy-refused', faults: policy.error });
  record = new RecordAtAddress(base);
  try {
    const verdict = await verifyRecord(record, {
      ...(policy === undefined ? {} : { policy: policy.value }),
      checkSignatures: checkEach,
      progress: (step, done, total) => answer({ kind: 'progress', step, done, total }),
    });
    const bytes = [...record.files.values()].reduce((sum, { length }) => sum + length, 0);
    answer({ kind: 'done', verdict, milliseconds: Math.round(performance.now() - started), bytes });
  } catch (error) {
    answer({ kind: 'failed', error: String(error) });
  }
}

const TOLD_EVERY = 10;

/** Signatures one by one in pure code, telling how far it is. */
function checkEach(jobs: readonly SignatureJob[]): Promise<readonly boolean[]> {
  const isSigned = signatureChecker(checkSignature);
  const checked = jobs.map((job, at) => {
    if (at % TOLD_EVERY === 0) answer({ kind: 'progress', step: 'signatures', done: at, total: jobs.length });
    return isSigned(job);
  });
  return Promise.resolve(checked);
}
