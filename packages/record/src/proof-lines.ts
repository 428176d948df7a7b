import { fromBase64, toBase64 } from '@selectorate/basics';
import { HASH_BYTES, type Hash } from './hash.ts';
import { LONGEST_PROOF } from './proofs.ts';

/** One hash a line, in base64, each line with its newline. */
export const printProofLines = (proof: readonly Hash[]): string => proof.map((hash) => `${toBase64(hash)}\n`).join('');

/** The hashes of a proof's lines; undefined for too many of them, or a line that is no hash. */
export function parseProofLines(lines: readonly string[]): readonly Hash[] | undefined {
  if (lines.length > LONGEST_PROOF) return undefined;
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES);
  return hashes.length === lines.length ? (hashes as Hash[]) : undefined;
}

/** A head of lines and what follows the first empty line, as witness requests and entry proofs are built. */
export function splitAtEmptyLine(
  text: string,
): { readonly head: readonly string[]; readonly rest: string } | undefined {
  const blank = text.indexOf('\n\n');
  return blank < 0 ? undefined : { head: text.slice(0, blank).split('\n'), rest: text.slice(blank + 2) };
}
