import { err, ok, type Result } from '@selectorate/basics';
import type { CheckpointNote } from './checkpoint.ts';
import { checkNote, type SignatureFault } from './note-signing.ts';
import { isSameKey, type SignatureLine } from './note.ts';
import type { SignatureCheck } from './signatures.ts';
import type { VerifierKey } from './verifier-key.ts';

/**
 * Adds witnesses' cosignatures to a checkpoint. Every line must be a valid one by a key in `witnessKeys`; a newer
 * cosignature of the same witness replaces its older one. The log's line stays first, witnesses follow by name.
 */
export function mergeCosignatures(
  { note, checkpoint }: CheckpointNote,
  lines: readonly SignatureLine[],
  options: { readonly witnessKeys: readonly VerifierKey[]; readonly check?: SignatureCheck },
): Result<CheckpointNote, readonly SignatureFault[]> {
  const cosigners = options.witnessKeys.filter(({ use }) => use === 'cosignature');
  const { faults } = checkNote({ text: note.text, signatures: lines }, cosigners, options.check);
  if (faults.length > 0) return err(faults);
  const kept = note.signatures.filter((old) => !lines.some((line) => isSameKey(line, old)));
  const isWitness = (line: SignatureLine): boolean => cosigners.some((key) => isSameKey(key, line));
  const logs = kept.filter((line) => !isWitness(line));
  const witnesses = [...kept.filter(isWitness), ...lines].toSorted(byName);
  return ok({ note: { text: note.text, signatures: [...logs, ...witnesses] }, checkpoint });
}

const byName = (a: SignatureLine, b: SignatureLine): number =>
  a.name === b.name ? a.keyId - b.keyId : a.name < b.name ? -1 : 1;
