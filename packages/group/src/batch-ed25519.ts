import { err, ok, type Result, toHex } from '@selectorate/basics';
import type { Batch, Place, PlacedFactor } from './batch.ts';
import { FIELD_ORDER, readText } from './ed25519-text.ts';
import { checkBatch, productOfPlaces } from './batch-ed25519-check.ts';
import { keepTaken } from './batch-ed25519-store.ts';
import type { Element, ElementFault, RandomBytes } from './element.ts';
import type { Batching } from './group.ts';
import { COEFFICIENT_BYTES, FIELD_BYTES, type Kernel, POINT_BYTES, SCALAR_BYTES } from './kernel.ts';
import { putElements } from './kernel-points.ts';

/** What a batch needs of its group. */
export interface BatchGroup {
  readonly generator: Element;
  readonly powerOfGenerator: (exponent: bigint) => Element;
}

const PACKED_BYTES = 2 * SCALAR_BYTES;
/** Elements packed at a time. */
const CHUNK = 4096;
/** Coefficients drawn at a time. */
const DRAW = 1024;

export function ed25519Batching(kernel: Kernel, group: BatchGroup): Batching {
  return {
    packedBytes: PACKED_BYTES,
    hintBytes: SCALAR_BYTES,
    pack: (elements) => packElements(kernel, elements),
    textOfPacked,
    hintOfPacked: (packed) => packed.slice(0, SCALAR_BYTES),
    newBatch: (random) => newBatch(kernel, group, random),
  };
}

function packElements(kernel: Kernel, elements: readonly Element[]): Uint8Array {
  const most = Math.min(elements.length, CHUNK);
  const packed = new Uint8Array(elements.length * PACKED_BYTES);
  const [points = 0, products = 0, out = 0] = kernel.lend([
    most * POINT_BYTES,
    most * FIELD_BYTES,
    most * PACKED_BYTES,
  ]);
  for (let from = 0; from < elements.length; from += CHUNK) {
    const chunk = elements.slice(from, from + CHUNK);
    putElements(kernel, points, chunk);
    kernel.calls.normalise(points, chunk.length, products);
    kernel.calls.writePacked(out, points, chunk.length);
    packed.set(kernel.bytes().subarray(out, out + chunk.length * PACKED_BYTES), from * PACKED_BYTES);
  }
  return packed;
}

/** The text that x and y have when there is such a point: y with the lowest bit of x above it. */
function textOfPacked(packed: Uint8Array): Result<string, ElementFault> {
  if (packed.length !== PACKED_BYTES) return err('not-canonical');
  const x = packed.subarray(0, SCALAR_BYTES);
  const y = packed.slice(SCALAR_BYTES);
  const [xText, yText] = [toHex(x.toReversed()), toHex(y.toReversed())];
  if (xText >= FIELD_TEXT || yText >= FIELD_TEXT) return err('not-canonical');
  y[SCALAR_BYTES - 1] = (y[SCALAR_BYTES - 1] ?? 0) | (((x[0] ?? 0) & 1) << 7);
  return ok(toHex(y.toReversed()));
}

const FIELD_TEXT = FIELD_ORDER.toString(16);

/**
 * A batch over the kernel.
 *
 * Let claim j say L_j = product of P_i ^ e_ji. Each gets a uniform 128-bit coefficient r_j, and the batch holds when
 *   sum of r_j L_j - sum of (r_j e_ji) P_i = identity   exactly (no cofactor), and
 *   every taken point is on the curve and without torsion.
 *
 * Torsion: a claimed point's coefficient is 128 random bits, so the bits choose 128 random subsets of the claimed points; the other
 * taken points get 128 fresh random bits each. The subset sums, of all taken points together, must have no torsion. A point that
 * has some makes each of the 128 sums have some with a chance of at least 1/2, independently: all pass with a chance of at most 2^-128.
 * Equation: where all points are in the subgroup and some claim is false by D_j, not the identity, the sum of r_j D_j is the
 * identity for at most one value of r_j, whatever the other coefficients are: a chance of at most 2^-128, as the order is above 2^128.
 * Together below 2^-127.
 *
 * The coefficients come from `random` alone and are not shown to anyone, so nothing taken in can depend on them.
 */
function newBatch(kernel: Kernel, group: BatchGroup, random: RandomBytes): Batch {
  const taken = keepTaken();
  const known: Element[] = [];
  const exponentsOfKnown: bigint[] = [];
  const coefficients = drawCoefficients(random);
  let size = 0;
  let held = false;

  // A place is the index of a taken point, or -1 - the index of a known one. The generator is known from the start.
  const know = (element: Element): Place => {
    known.push(element);
    exponentsOfKnown.push(0n);
    return -known.length as Place;
  };
  know(group.generator);
  const exponentOfKnown = (place: Place): bigint => {
    const exponent = exponentsOfKnown[-1 - place];
    if (exponent === undefined) throw new RangeError('a place of another batch');
    return exponent;
  };
  const open = (): void => {
    if (held) throw new Error('this batch has been asked already');
  };

  return {
    get size() {
      return size;
    },
    take: (text, hint) => {
      open();
      const bytes = readText(text);
      if (!bytes.ok) return bytes;
      if (hint.length !== SCALAR_BYTES) return err('not-canonical');
      size++;
      return ok(taken.take(bytes.value, hint) as Place);
    },
    know: (element) => {
      open();
      size++;
      return element === group.generator ? (-1 as Place) : know(element);
    },
    claim: (left: Place, factors: readonly PlacedFactor[]) => {
      open();
      const { bytes, value: weight } = coefficients();
      taken.claim(left, bytes);
      for (const [place, exponent] of factors) {
        if (place >= 0) taken.addExponent(place, weight * exponent);
        else exponentsOfKnown[-1 - place] = exponentOfKnown(place) + weight * exponent;
      }
    },
    product: (places) => {
      open();
      return productOfPlaces(kernel, taken, places, (place) => known[-1 - place] ?? group.generator);
    },
    holds: () => {
      open();
      held = true;
      const generatorPart = group.powerOfGenerator(-(exponentsOfKnown[0] ?? 0n));
      const others = known.slice(1).map((element, i) => [element, exponentsOfKnown[i + 1] ?? 0n] as const);
      const holds = checkBatch(kernel, { taken, known: others, start: generatorPart, random });
      taken.clear();
      known.length = 0;
      return holds;
    },
  };
}

/** Coefficients of 16 random bytes, each handed out once, with the number they spell. */
function drawCoefficients(random: RandomBytes): () => { readonly bytes: Uint8Array; readonly value: bigint } {
  let drawn = new Uint8Array(0);
  let words = new BigUint64Array(0);
  let next = 0;
  return () => {
    if (next * COEFFICIENT_BYTES === drawn.length) {
      drawn = Uint8Array.from(random(DRAW * COEFFICIENT_BYTES));
      words = new BigUint64Array(drawn.buffer);
      next = 0;
    }
    const at = next++;
    return {
      bytes: drawn.subarray(at * COEFFICIENT_BYTES, (at + 1) * COEFFICIENT_BYTES),
      value: (words[2 * at] ?? 0n) | ((words[2 * at + 1] ?? 0n) << 64n),
    };
  };
}
