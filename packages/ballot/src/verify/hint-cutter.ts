import type { Hints } from './task.ts';

/**
 * Cuts the hints of a long object for its pieces, handed out in turn: each ciphertext takes equally many bytes. Bytes that are left
 * over go with the last piece, so that hints of a wrong length are found wrong there.
 */
export function hintCutter(hints: Hints, rows: readonly (readonly unknown[])[]): (ciphertexts: number) => Hints {
  if (!(hints instanceof Uint8Array)) return () => hints;
  const total = rows.reduce((sum, row) => sum + row.length, 0);
  const each = total === 0 ? 0 : Math.floor(hints.length / total);
  let done = 0;
  return (ciphertexts) => {
    const from = done * each;
    done += ciphertexts;
    return hints.slice(from, done === total ? hints.length : done * each);
  };
}
