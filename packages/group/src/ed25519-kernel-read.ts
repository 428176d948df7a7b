import { err, ok, type Result } from '@selectorate/basics';
import { readText } from './ed25519-text.ts';
import type { Element, ElementFault, RandomBytes } from './element.ts';
import { AFFINE_BYTES, COEFFICIENT_BYTES, type Kernel, POINT_BYTES, SCALAR_BYTES, SUBSETS } from './kernel.ts';
import { putElement, takeElement } from './kernel-points.ts';
import { CHUNK, subsetWindow } from './msm.ts';
import { drawBytes } from './scalars.ts';

/** What is wrong with the first text that is no element. */
interface FaultAt {
  readonly index: number;
  readonly fault: ElementFault;
}

/**
 * Reads many texts. The points are decoded one by one and tested for torsion together: 128 sums of random subsets of them must be
 * without. One point with torsion makes each sum have some with a chance of at least 1/2, whatever the others are; so a wrong
 * point passes with a chance of at most 2^-128. When a sum fails, each point is tested by itself to name the first that is wrong.
 */
export function readMany(kernel: Kernel, texts: readonly string[], random: RandomBytes): Result<Element[], FaultAt> {
  const { elements, fault } = decodeUntilFault(kernel, texts);
  const torsion =
    elements.length <= SUBSETS || !passesSubsets(kernel, elements, random) ? findTorsion(kernel, elements) : -1;
  if (torsion !== -1) return err({ index: torsion, fault: 'not-in-subgroup' });
  return fault === null ? ok(elements) : err(fault);
}

/** The points of the texts before the first that is not a point of the curve. */
function decodeUntilFault(kernel: Kernel, texts: readonly string[]): { elements: Element[]; fault: FaultAt | null } {
  const [point = 0, encoded = 0] = kernel.lend([POINT_BYTES, SCALAR_BYTES]);
  const elements: Element[] = [];
  for (const [index, text] of texts.entries()) {
    const bytes = readText(text);
    if (!bytes.ok) return { elements, fault: { index, fault: bytes.error } };
    kernel.bytes().set(bytes.value, encoded);
    if (kernel.calls.decode(point, encoded) !== 0) return { elements, fault: { index, fault: 'not-in-group' } };
    elements.push(takeElement(kernel, point));
  }
  return { elements, fault: null };
}

function passesSubsets(kernel: Kernel, elements: readonly Element[], random: RandomBytes): boolean {
  const most = Math.min(elements.length, CHUNK);
  const { width, scratch: size } = subsetWindow(most);
  const [sums = 0, none = 0, point = 0, affines = 0, coefficients = 0, scratch = 0] = kernel.lend([
    SUBSETS * POINT_BYTES,
    SUBSETS * POINT_BYTES,
    POINT_BYTES,
    most * AFFINE_BYTES,
    most * COEFFICIENT_BYTES,
    size,
  ]);
  const { calls } = kernel;
  calls.clearSums(sums);
  calls.clearSums(none);
  for (let from = 0; from < elements.length; from += CHUNK) {
    const chunk = elements.slice(from, from + CHUNK);
    for (const [i, element] of chunk.entries()) {
      putElement(kernel, point, element);
      calls.toAffines(affines + i * AFFINE_BYTES, point, 1);
    }
    kernel.bytes().set(drawBytes(chunk.length * COEFFICIENT_BYTES, random), coefficients);
    calls.addSubsetSums(sums, affines, coefficients, chunk.length, width, scratch);
  }
  return calls.areSumsInSubgroup(sums, none) === 1;
}

/** The first element with torsion, or -1. */
function findTorsion(kernel: Kernel, elements: readonly Element[]): number {
  const [point = 0] = kernel.lend([POINT_BYTES]);
  return elements.findIndex((element) => {
    putElement(kernel, point, element);
    return kernel.calls.isInSubgroup(point) === 0;
  });
}
