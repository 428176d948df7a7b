import { err, ok, type Result } from '@selectorate/basics';
import type { Factor } from '@selectorate/group';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { PartialDecryption } from '../objects/decryption.ts';
import type { OpeningShare } from '../trustee/opening.ts';

/** Where opening met a text that is no element. */
export interface UnopenedCiphertext {
  readonly question: number;
  readonly position: number;
}

/**
 * The texts of the plain elements of a tally, by question: beta times each factor to its exponent. The decryptions are by owner, and
 * are checked before.
 */
export function openTally(
  rows: readonly (readonly Ciphertext[])[],
  opening: { readonly shares: readonly OpeningShare[]; readonly decryptions: ReadonlyMap<number, PartialDecryption> },
  context: ElectionContext,
): Result<readonly (readonly string[])[], UnopenedCiphertext> {
  const { group } = context;
  const opened: (readonly string[])[] = [];
  for (const [question, row] of rows.entries()) {
    const plain = [];
    for (const [position, { beta }] of row.entries()) {
      const texts = [
        beta,
        ...opening.shares.map((share) => factorOf(opening.decryptions, share, { question, position })),
      ];
      const elements = group.readAll(texts, context.platform.random);
      if (!elements.ok) return err({ question, position });
      const exponents = [1n, ...opening.shares.map(({ exponent }) => exponent)];
      plain.push(group.product(elements.value.map((element, i): Factor => [element, exponents[i] ?? 0n])));
    }
    opened.push(group.writeAll(plain));
  }
  return ok(opened);
}

function factorOf(
  decryptions: ReadonlyMap<number, PartialDecryption>,
  { owner }: OpeningShare,
  { question, position }: UnopenedCiphertext,
): string {
  return decryptions.get(owner)?.decryptionFactors[question]?.[position] ?? '';
}
