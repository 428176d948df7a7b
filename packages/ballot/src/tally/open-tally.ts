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
  const opened: (readonly string[])[] = [];
  for (const [question, row] of rows.entries()) {
    const columns = opening.shares.map(
      ({ owner }) => opening.decryptions.get(owner)?.decryptionFactors[question] ?? [],
    );
    const texts = row.map(({ beta }, position) => [beta, ...columns.map((column) => column[position] ?? '')]);
    const plain = openRow(texts, [1n, ...opening.shares.map(({ exponent }) => exponent)], context);
    if (!plain.ok) return err({ question, position: plain.error });
    opened.push(plain.value);
  }
  return ok(opened);
}

/** The texts of the products of each row's elements to these exponents; or the first row with a text that is no element. */
function openRow(
  texts: readonly (readonly string[])[],
  exponents: readonly bigint[],
  { group, platform }: ElectionContext,
): Result<readonly string[], number> {
  const width = exponents.length;
  const elements = group.readAll(texts.flat(), platform.random);
  if (!elements.ok) return err(Math.floor(elements.error.index / width));
  const products = texts.map((_, i) =>
    group.product(exponents.map((exponent, j): Factor => [elements.value[i * width + j] ?? group.identity, exponent])),
  );
  return ok(group.writeAll(products));
}
