import { type Element, type FixedBase, type Group, randomScalar, randomScalars } from '@selectorate/group';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { ShuffleProof } from '../objects/shuffle.ts';
import { ballotChallenges, proofChallenge } from './challenges.ts';
import { inChunks, textsOf } from './in-chunks.ts';
import { textsOfCiphertexts } from './row-texts.ts';

export type MixContext = Pick<ElectionContext, 'group' | 'election' | 'fingerprint' | 'publicKey' | 'platform'>;

/** Tables for the bases whose powers make nearly everything: g, y and h. */
export interface Bases {
  readonly g: FixedBase;
  readonly y: FixedBase;
  readonly h: FixedBase;
}

export const fixedBases = ({ group, publicKey }: MixContext): Bases => ({
  g: group.fixedBase(group.generator),
  y: group.fixedBase(publicKey),
  h: group.fixedBase(group.shuffleGenerator(-1)),
});

/** One row after mixing, and how it was mixed. */
export interface MixedRow {
  readonly input: readonly Ciphertext[];
  /** e', in its new order. */
  readonly output: readonly Ciphertext[];
  /** The same as elements. */
  readonly alphas: readonly Element[];
  readonly betas: readonly Element[];
  /** psi: what came out at place i went in at place psi[i]. */
  readonly permutation: readonly number[];
  /** r'_i, by the place at which the ciphertext went in. */
  readonly factors: readonly bigint[];
}

/** The proof that a row was mixed as it says (table 4). */
export function proveRow(row: MixedRow, bases: Bases, context: MixContext): ShuffleProof {
  const { input, output, alphas, betas, permutation, factors } = row;
  const { group, platform } = context;
  const { order } = group;
  const n = input.length;
  const { g, y } = bases;
  const drawn = (): bigint[] => randomScalars(n, order, platform.random);
  const generators = group.shuffleGenerators(n);

  const openings = drawn();
  const committed = commitPermutation({ permutation, openings, generators }, bases, group);
  const lists = { input: textsOfCiphertexts(input), output: textsOfCiphertexts(output), permutation: committed };
  const u = ballotChallenges(lists, context);
  const permuted = permutation.map((j) => u[j] ?? 0n);

  const links = drawn();
  const exponents = chainExponents(links, permuted, order);
  const chain = textsOf(chainElements(exponents.own, bases, group), group);

  const [w1, w2, w3, w4] = [0, 0, 0, 0].map(() => randomScalar(order, platform.random)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const linkMasks = drawn();
  const masks = drawn();
  const product = (elements: readonly Element[]): Element =>
    group.product(elements.map((element, i) => [element, masks[i] ?? 0n]));
  const heads = group.writeAll([
    g.power(w1),
    g.power(w2),
    group.multiply(g.power(w3), product(generators)),
    group.multiply(y.power(order - w4), product(betas)),
    group.multiply(g.power(order - w4), product(alphas)),
  ]) as [string, string, string, string, string];
  const masked = exponents.before.map(([onG, onH], i): ChainExponent => {
    const mask = masks[i] ?? 0n;
    return [((linkMasks[i] ?? 0n) + onG * mask) % order, (onH * mask) % order];
  });
  const linkTexts = textsOf(chainElements(masked, bases, group), group);

  const c = proofChallenge({ ...lists, chain, heads, links: linkTexts }, context);
  const respond = (mask: bigint, secret: bigint): bigint => (mask + c * secret) % order;
  const [t1, t2, t3, t41, t42] = heads;
  return [
    [t1, t2, t3, [t41, t42], linkTexts],
    [
      respond(w1, sum(openings, order)),
      respond(w2, chainOpening(links, permuted, order)),
      respond(w3, innerProduct(openings, u, order)),
      respond(w4, innerProduct(factors, u, order)),
      linkMasks.map((mask, i) => respond(mask, links[i] ?? 0n)),
      masks.map((mask, i) => respond(mask, permuted[i] ?? 0n)),
    ],
    committed,
    chain,
  ];
}

interface Commitment {
  readonly permutation: readonly number[];
  readonly openings: readonly bigint[];
  readonly generators: readonly Element[];
}

/** Table 10: c at place psi[i] is g^r h_i. */
function commitPermutation({ permutation, openings, generators }: Commitment, { g }: Bases, group: Group): string[] {
  const hidden = permutation.map((j) => openings[j] ?? 0n);
  const elements = inChunks(hidden, (some, start) =>
    g.powers(some).map((power, i) => group.multiply(power, generators[start + i] ?? group.identity)),
  );
  const committed: string[] = Array.from({ length: permutation.length }, () => '');
  for (const [i, text] of textsOf(elements, group).entries()) committed[permutation[i] ?? 0] = text;
  return committed;
}

/** The exponents of g and of h in an element of the chain. */
type ChainExponent = readonly [onG: bigint, onH: bigint];

/**
 * Table 13 has chat_i = g^rhat_i chat_(i-1)^u'_i from chat_0 = h. Whoever makes the chain knows each of its elements as a product
 * of powers of g and h alone, so that tables do what would otherwise be a power of a new base for each ballot.
 */
function chainExponents(
  links: readonly bigint[],
  permuted: readonly bigint[],
  order: bigint,
): { readonly own: readonly ChainExponent[]; readonly before: readonly ChainExponent[] } {
  const own: ChainExponent[] = [];
  const before: ChainExponent[] = [];
  let [onG, onH] = [0n, 1n];
  for (const [i, link] of links.entries()) {
    before.push([onG, onH]);
    const u = permuted[i] ?? 0n;
    onG = (link + onG * u) % order;
    onH = (onH * u) % order;
    own.push([onG, onH]);
  }
  return { own, before };
}

function chainElements(exponents: readonly ChainExponent[], { g, h }: Bases, group: Group): Element[] {
  return inChunks(exponents, (some) => {
    const onH = h.powers(some.map(([, exponent]) => exponent));
    return g
      .powers(some.map(([exponent]) => exponent))
      .map((power, i) => group.multiply(power, onH[i] ?? group.identity));
  });
}

/** rhat: lines 18 to 20 of table 4. */
function chainOpening(links: readonly bigint[], permuted: readonly bigint[], order: bigint): bigint {
  let [opening, v] = [0n, 1n];
  for (let i = links.length - 1; i >= 0; i--) {
    opening = (opening + (links[i] ?? 0n) * v) % order;
    v = (v * (permuted[i] ?? 0n)) % order;
  }
  return opening;
}

const sum = (values: readonly bigint[], order: bigint): bigint =>
  values.reduce((all, value) => all + value, 0n) % order;

const innerProduct = (a: readonly bigint[], b: readonly bigint[], order: bigint): bigint =>
  a.reduce((all, value, i) => (all + value * (b[i] ?? 0n)) % order, 0n);
