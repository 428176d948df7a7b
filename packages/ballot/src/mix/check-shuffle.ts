import { err, ok, type Result } from '@selectorate/basics';
import { type Element, type ElementFault, modulo } from '@selectorate/group';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { Shuffle, ShuffleProof, ShuffleResponses } from '../objects/shuffle.ts';
import type { Spot, SpotFactor, Workings } from '../proofs/workings.ts';
import { ballotChallenges, proofChallenge } from './challenges.ts';
import { ROW_LISTS, type RowList, type RowTexts, textsOfRow } from './row-texts.ts';

/**
 * What can be wrong with a shuffle. `shuffle-rows`: not one row and one proof for each ranked question. `shuffle-length`: another
 * number of ciphertexts than went in. `shuffle-proof-length`: a list of the proof is not as long as the row. `shuffle-element`: a
 * text that is no element of the group. `shuffle-identity`: the identity, which no honest mixer writes. `shuffle-proof`: the
 * proof does not hold.
 */
export const SHUFFLE_FAULTS = [
  'shuffle-rows',
  'shuffle-length',
  'shuffle-proof-length',
  'shuffle-element',
  'shuffle-identity',
  'shuffle-proof',
] as const;

export type ShuffleFaultCode = (typeof SHUFFLE_FAULTS)[number];

/** Rows, and places within a list, count from 0. In `input` and `output` each ciphertext has two places, alpha before beta. */
export interface ShuffleFault {
  readonly code: ShuffleFaultCode;
  /** Which of the ranked questions; null where it is the shuffle as a whole. */
  readonly row: number | null;
  /** For an element: where it stands, and what is wrong with it if it is none. */
  readonly element: { readonly list: RowList; readonly index: number; readonly fault: ElementFault | null } | null;
}

/** A shuffle and what it is said to be a shuffle of: a row of ciphertexts for each ranked question. */
export interface ShuffleStep {
  readonly input: readonly (readonly Ciphertext[])[];
  readonly shuffle: Shuffle;
}

type CheckContext = Pick<ElectionContext, 'group' | 'election' | 'fingerprint' | 'publicKey' | 'platform'>;

/**
 * Checks that each row that came out holds the votes that went in, encrypted anew and in another order (specification, section 6,
 * table 5). A list without faults means so; with batched workings, only once the batch holds.
 */
export function checkShuffle(
  { input, shuffle }: ShuffleStep,
  context: CheckContext,
  workings: Workings,
): ShuffleFault[] {
  const { ciphertexts, proofs } = shuffle;
  if (ciphertexts.length !== input.length || proofs.length !== input.length) {
    return [{ code: 'shuffle-rows', row: null, element: null }];
  }
  const rows = input.map((row, i) => ({ input: row, output: ciphertexts[i] ?? [], proof: proofs[i] }));
  const misfits = rows.flatMap((row, i) => checkLengths(row).map((code) => ({ code, row: i, element: null })));
  if (misfits.length > 0) return misfits;
  return rows.flatMap(({ proof, ...row }, i) => {
    if (proof === undefined) return [];
    const fault = checkRow({ ...row, proof }, context, workings);
    return fault === null ? [] : [{ ...fault, row: i }];
  });
}

interface Row {
  readonly input: readonly Ciphertext[];
  readonly output: readonly Ciphertext[];
  readonly proof: ShuffleProof;
}

function checkLengths({
  input,
  output,
  proof,
}: Omit<Row, 'proof'> & { proof: ShuffleProof | undefined }): ShuffleFaultCode[] {
  if (output.length !== input.length) return ['shuffle-length'];
  if (proof === undefined) return ['shuffle-rows'];
  const [[, , , , links], [, , , , linkResponses, permutationResponses], permutation, chain] = proof;
  const lists = [links, linkResponses, permutationResponses, permutation, chain];
  return lists.every(({ length }) => length === input.length) ? [] : ['shuffle-proof-length'];
}

function checkRow(row: Row, context: CheckContext, workings: Workings): Omit<ShuffleFault, 'row'> | null {
  const texts = textsOfRow(row.input, row.output, row.proof);
  const spots = readSpots(texts, workings);
  if (!spots.ok) return spots.error;
  const challenges = { u: ballotChallenges(texts, context), c: proofChallenge(texts, context) };
  const proven = checkEquations({ spots: spots.value, responses: row.proof[1], ...challenges }, context, workings);
  return proven ? null : { code: 'shuffle-proof', element: null };
}

type RowSpots = { readonly [List in RowList]: readonly Spot[] };

/** Every text as an element. All are read, whatever is found on the way: hints lie in this order. */
function readSpots(texts: RowTexts, workings: Workings): Result<RowSpots, Omit<ShuffleFault, 'row'>> {
  const identity = workings.group.write(workings.group.identity);
  let first: Omit<ShuffleFault, 'row'> | null = null;
  const read = (list: RowList): readonly Spot[] => {
    const spots: Spot[] = [];
    for (const [index, text] of texts[list].entries()) {
      const spot = workings.element(text);
      if (!spot.ok) first ??= { code: 'shuffle-element', element: { list, index, fault: spot.error } };
      else if (text === identity) first ??= { code: 'shuffle-identity', element: { list, index, fault: null } };
      else spots.push(spot.value);
    }
    return spots;
  };
  const spots = Object.fromEntries(ROW_LISTS.map((list) => [list, read(list)])) as RowSpots;
  return first === null ? ok(spots) : err(first);
}

interface Claims {
  readonly spots: RowSpots;
  readonly responses: ShuffleResponses;
  readonly u: readonly bigint[];
  readonly c: bigint;
}

/**
 * The equations of table 5, lines 11 to 22, each as "this commitment is that product of powers". Powers of ctilde, alpha' and beta'
 * are spread over what those are products of, so that a batch gathers them into one exponent for each element.
 */
function checkEquations({ spots, responses, u, c }: Claims, context: CheckContext, workings: Workings): boolean {
  const { input, output, permutation, chain, heads, links } = spots;
  const [s1, s2, s3, s4, linkResponses, permutationResponses] = responses;
  const { group } = context;
  const { order } = group;
  const [t1, t2, t3, t41, t42] = heads;
  if (t1 === undefined || t2 === undefined || t3 === undefined || t41 === undefined || t42 === undefined) return false;

  const g = workings.generator;
  const y = workings.known(context.publicKey);
  const h = workings.known(group.shuffleGenerator(-1));
  const generators = group.shuffleGenerators(permutation.length);
  const minusC = modulo(-c, order);
  const minusCu = u.map((challenge) => (minusC * challenge) % order);
  const product = u.reduce((all, challenge) => (all * challenge) % order, 1n);
  const chainAt = (i: number): Spot => chain[i] ?? h;

  const committed = workings.product(permutation);
  if (committed === null) return false;
  const sumsToOne: SpotFactor[] = [
    [g, s1],
    [workings.known(committed), minusC],
    [workings.known(multiplyAll(generators, context)), c],
  ];

  const chainEnds: SpotFactor[] = [
    [g, s2],
    [chainAt(chain.length - 1), minusC],
    [h, (c * product) % order],
  ];

  const isPermuted: SpotFactor[] = [[g, s3], ...raised(permutation, minusCu)];
  for (const [i, generator] of generators.entries()) {
    isPermuted.push([workings.known(generator), permutationResponses[i] ?? 0n]);
  }

  const isReencrypted = (base: Spot, part: 0 | 1): SpotFactor[] => [
    [base, modulo(-s4, order)],
    ...raised(everySecond(input, part), minusCu),
    ...raised(everySecond(output, part), permutationResponses),
  ];

  const isLinked = (link: Spot, i: number): boolean =>
    workings.isProduct(link, [
      [g, linkResponses[i] ?? 0n],
      [i === 0 ? h : chainAt(i - 1), permutationResponses[i] ?? 0n],
      [chainAt(i), minusC],
    ]);

  return (
    workings.isProduct(t1, sumsToOne) &&
    workings.isProduct(t2, chainEnds) &&
    workings.isProduct(t3, isPermuted) &&
    workings.isProduct(t41, isReencrypted(y, BETA)) &&
    workings.isProduct(t42, isReencrypted(g, ALPHA)) &&
    links.every(isLinked)
  );
}

const ALPHA = 0;
const BETA = 1;

/** The alphas or the betas of a list that has both by turns. */
const everySecond = (spots: readonly Spot[], part: 0 | 1): Spot[] => spots.filter((_, i) => i % 2 === part);

const raised = (spots: readonly Spot[], exponents: readonly bigint[]): SpotFactor[] =>
  spots.map((spot, i) => [spot, exponents[i] ?? 0n]);

function multiplyAll(elements: readonly Element[], { group }: CheckContext): Element {
  return elements.reduce((all, element) => group.multiply(all, element), group.identity);
}
