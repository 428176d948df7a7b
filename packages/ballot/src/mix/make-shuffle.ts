import { err, ok, type Result } from '@selectorate/basics';
import { type Element, type ElementFault, randomScalars } from '@selectorate/group';
import type { Ciphertext } from '../objects/common.ts';
import type { Shuffle, ShuffleProof } from '../objects/shuffle.ts';
import { inChunks, textsOf } from './in-chunks.ts';
import { randomPermutation } from './permutation.ts';
import { type Bases, fixedBases, type MixContext, type MixedRow, proveRow } from './prove-row.ts';
import { textsOfCiphertexts } from './row-texts.ts';

/** A ciphertext that cannot be mixed, rows and ciphertexts counted from 0. */
export interface UnmixableInput {
  readonly row: number;
  readonly index: number;
  readonly fault: ElementFault;
}

/**
 * Encrypts each row anew in a new order that nobody learns, with the proof that nothing else was done (specification, section 6,
 * tables 1 and 4). One row a ranked question; a row may be empty.
 *
 * The permutation and the factors are secrets of the mixer, and the arithmetic on them takes time that depends on them: run it
 * on the mixer's own machine, not where others can time it.
 */
export function makeShuffle(
  rows: readonly (readonly Ciphertext[])[],
  context: MixContext,
): Result<Shuffle, UnmixableInput> {
  const bases = fixedBases(context);
  const ciphertexts: (readonly Ciphertext[])[] = [];
  const proofs: ShuffleProof[] = [];
  for (const [row, input] of rows.entries()) {
    const mixed = mixRow(input, bases, context);
    if (!mixed.ok) return err({ row, index: Math.floor(mixed.error.index / 2), fault: mixed.error.fault });
    ciphertexts.push(mixed.value.output);
    proofs.push(proveRow(mixed.value, bases, context));
  }
  return ok({ ciphertexts, proofs });
}

/** Tables 1 to 3. */
export function mixRow(
  input: readonly Ciphertext[],
  { g, y }: Bases,
  { group, platform }: MixContext,
): Result<MixedRow, { readonly index: number; readonly fault: ElementFault }> {
  const elements = group.readAll(textsOfCiphertexts(input), platform.random);
  if (!elements.ok) return elements;
  const permutation = randomPermutation(input.length, platform.random);
  const factors = randomScalars(input.length, group.order, platform.random);
  const inOrder = permutation.map((j) => factors[j] ?? 0n);
  const went = (i: number, part: 0 | 1): Element => elements.value[2 * (permutation[i] ?? 0) + part] ?? group.identity;
  const alphas = inChunks(inOrder, (some, start) =>
    g.powers(some).map((power, i) => group.multiply(went(start + i, 0), power)),
  );
  const betas = inChunks(inOrder, (some, start) =>
    y.powers(some).map((power, i) => group.multiply(went(start + i, 1), power)),
  );
  const betaTexts = textsOf(betas, group);
  const output = textsOf(alphas, group).map((alpha, i) => ({ alpha, beta: betaTexts[i] ?? '' }));
  return ok({ input, output, alphas, betas, permutation, factors });
}
