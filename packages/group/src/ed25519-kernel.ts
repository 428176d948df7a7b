import { err, ok, type Result, unwrap } from '@selectorate/basics';
import { ed25519Batching } from './batch-ed25519.ts';
import { ed25519Embedding } from './ed25519-embedding.ts';
import { generatorCandidates } from './ed25519-generators.ts';
import { readMany } from './ed25519-kernel-read.ts';
import { adoptNoble, nobleEd25519 } from './ed25519-noble.ts';
import { compareReversed, ORDER, readText, writeText } from './ed25519-text.ts';
import type { Element, ElementFault, RandomBytes } from './element.ts';
import type { Factor, FixedBase, Group } from './group.ts';
import { openCombs } from './fixed-base.ts';
import { keepGenerators } from './keep-generators.ts';
import { FIELD_BYTES, type Kernel, POINT_BYTES, SCALAR_BYTES } from './kernel.ts';
import { putElement, putElements, takeElement } from './kernel-points.ts';
import { productInKernel } from './msm.ts';

/** Elements encoded at a time. */
const CHUNK = 4096;

/**
 * Ed25519 with everything public in the kernel. The two `secret…` methods go to the audited library: the kernel's running time
 * tells about its arguments.
 */
export function kernelEd25519(kernel: Kernel): Group {
  const { calls } = kernel;
  const a = kernel.keep(POINT_BYTES);
  const b = kernel.keep(POINT_BYTES);
  const out = kernel.keep(POINT_BYTES);
  const spelling = kernel.keep(SCALAR_BYTES);
  const products = kernel.keep(FIELD_BYTES);

  /** Decodes into `a`. */
  const decode = (bytes: Uint8Array): boolean => {
    kernel.bytes().set(bytes, spelling);
    return calls.decode(a, spelling) === 0;
  };
  const encode = (element: Element): Uint8Array => {
    putElement(kernel, a, element);
    calls.normalise(a, 1, products);
    calls.writeEncoded(spelling, a, 1);
    return kernel.bytes().slice(spelling, spelling + SCALAR_BYTES);
  };
  const read = (text: string): Result<Element, ElementFault> => {
    const bytes = readText(text);
    if (!bytes.ok) return bytes;
    if (!decode(bytes.value)) return err('not-in-group');
    return calls.isInSubgroup(a) === 1 ? ok(takeElement(kernel, a)) : err('not-in-subgroup');
  };
  const write = (element: Element): string => writeText(encode(element));

  calls.setIdentity(a);
  const identity = takeElement(kernel, a);
  const noble = nobleEd25519();
  const generator = unwrap(read(noble.write(noble.generator)));
  const combs = openCombs(kernel);
  const powersOfGenerator = combs.permanent(generator);

  const power = (base: Element, exponent: bigint): Element =>
    base === generator ? powersOfGenerator.power(exponent) : productInKernel(kernel, [[base, exponent]]);
  const multiply = (left: Element, right: Element): Element => {
    putElement(kernel, a, left);
    putElement(kernel, b, right);
    calls.addPoints(out, a, b);
    return takeElement(kernel, out);
  };
  const product = (factors: readonly Factor[]): Element => {
    const others = factors.filter(([element]) => element !== generator);
    if (others.length === factors.length) return productInKernel(kernel, others);
    const exponent = factors.reduce((sum, [element, e]) => (element === generator ? sum + e : sum), 0n);
    const powerOfGenerator = powersOfGenerator.power(exponent);
    return others.length === 0 ? powerOfGenerator : multiply(powerOfGenerator, productInKernel(kernel, others));
  };
  const fixedBase = (base: Element): FixedBase =>
    base === generator ? powersOfGenerator : combs.lasting(base, (exponent) => power(base, exponent));
  const decodeInSubgroup = (bytes: Uint8Array): Element | null => {
    kernel.bytes().set(bytes, spelling);
    return calls.decodeHopeful(a, spelling) === 0 && calls.isInSubgroup(a) === 1 ? takeElement(kernel, a) : null;
  };
  const shuffleGenerator = (index: number): Element => {
    for (const bytes of generatorCandidates(index)) {
      if (!decode(bytes)) continue;
      // Three doublings: the power by the cofactor, 8.
      calls.addPoints(out, a, a);
      calls.addPoints(a, out, out);
      calls.addPoints(out, a, a);
      return takeElement(kernel, out);
    }
    throw new RangeError('unreachable: candidates do not end');
  };
  /** An element of the library's group as one of this: a power of an element that was tested. */
  const fromNoble = (element: Element): Element => {
    if (!decode(unwrap(readText(noble.write(element))))) throw new Error('the library wrote what is no point');
    return takeElement(kernel, a);
  };

  const adopted = new WeakMap<Element, Element>([[generator, noble.generator]]);
  const toNoble = (element: Element): Element => {
    const before = adopted.get(element);
    if (before !== undefined) return before;
    const own = adoptNoble(write(element));
    adopted.set(element, own);
    return own;
  };

  return {
    name: 'Ed25519',
    order: ORDER,
    generator,
    identity,
    read,
    readAll: (texts, random) => readMany(kernel, texts, random),
    write,
    writeAll: (elements) => writeMany(kernel, elements),
    multiply,
    inverse: (element) => {
      putElement(kernel, a, element);
      calls.negate(out, a);
      return takeElement(kernel, out);
    },
    power,
    powerOfGenerator: (exponent) => powersOfGenerator.power(exponent),
    product,
    equal: (left, right) => {
      putElement(kernel, a, left);
      putElement(kernel, b, right);
      return calls.areEqual(a, b) === 1;
    },
    isIdentity: (element) => {
      putElement(kernel, a, element);
      return calls.isIdentity(a) === 1;
    },
    fixedBase,
    secretPowerOfGenerator: (exponent) => fromNoble(noble.secretPowerOfGenerator(exponent)),
    secretPower: (base: Element, exponent: bigint, random: RandomBytes) =>
      fromNoble(noble.secretPower(toNoble(base), exponent, random)),
    compareTexts: compareReversed,
    embedding: ed25519Embedding({ decode: decodeInSubgroup, encode }),
    ...keepGenerators(shuffleGenerator),
    batching: ed25519Batching(kernel, { generator, powerOfGenerator: (exponent) => powersOfGenerator.power(exponent) }),
  };
}

function writeMany(kernel: Kernel, elements: readonly Element[]): string[] {
  const most = Math.min(elements.length, CHUNK);
  const [points = 0, products = 0, encoded = 0] = kernel.lend([
    most * POINT_BYTES,
    most * FIELD_BYTES,
    most * SCALAR_BYTES,
  ]);
  const texts: string[] = [];
  for (let from = 0; from < elements.length; from += CHUNK) {
    const chunk = elements.slice(from, from + CHUNK);
    putElements(kernel, points, chunk);
    kernel.calls.normalise(points, chunk.length, products);
    kernel.calls.writeEncoded(encoded, points, chunk.length);
    for (let i = 0; i < chunk.length; i++) {
      const at = encoded + i * SCALAR_BYTES;
      texts.push(writeText(kernel.bytes().slice(at, at + SCALAR_BYTES)));
    }
  }
  return texts;
}
