import { recordInMemory, type SignatureCheck } from '@selectorate/record';
import { type Verdict, verifyRecord, type VerifyOptions } from '@selectorate/selection';
import { nativeCheck } from '@selectorate/machine';

export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Signatures checked by the platform, each one once: nearly all signatures of a mutated record are those of the record
 * before it. Key, message and signature together decide a verdict, so nothing forged can borrow the verdict of another.
 */
function rememberingCheck(): SignatureCheck {
  const verdicts = new Map<string, boolean>();
  return (key, message, signature) => {
    const id = `${key.key} ${latin1(message)} ${latin1(signature)}`;
    const known = verdicts.get(id) ?? nativeCheck(key, message, signature);
    verdicts.set(id, known);
    return known;
  };
}

const check = rememberingCheck();

/** What a reader says who holds this policy and these options, and nothing else. */
export const verdictOn = (files: Files, options: Omit<VerifyOptions, 'check'>): Promise<Verdict> =>
  verifyRecord(recordInMemory(files), { ...options, check });

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
