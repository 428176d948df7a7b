import { joinBytes, ok } from '@selectorate/basics';
import type { Element, Factor, Group } from '@selectorate/group';
import type { Spot, SpotFactor, Workings } from './workings.ts';

const asSpot = (element: Element): Spot => element as unknown as Spot;
const asFactors = (factors: readonly SpotFactor[]): readonly Factor[] => factors as unknown as readonly Factor[];

/** Checks one at a time, trusting no hint. */
export function singleWorkings(group: Group): Workings {
  return workOneByOne(
    group,
    () => {},
    () => {},
  );
}

/** Checks one at a time and writes down the hints with which a batch can repeat it. Only for groups that have batches. */
export interface HintMaker extends Workings {
  /** The hints so far, in the order of the calls: x for an element, x and y for a commitment, nothing else. */
  readonly hints: () => Uint8Array;
}

/** Null for a group without batches. */
export function hintMaker(group: Group): HintMaker | null {
  const { batching } = group;
  if (batching === null) return null;
  const noted: { readonly element: Element; readonly whole: boolean }[] = [];
  const workings = workOneByOne(
    group,
    (element) => noted.push({ element, whole: false }),
    (commitment) => noted.push({ element: commitment, whole: true }),
  );
  const hints = (): Uint8Array => {
    const packed = batching.pack(noted.map(({ element }) => element));
    const pieces = noted.map(({ whole }, i) => {
      const one = packed.subarray(i * batching.packedBytes, (i + 1) * batching.packedBytes);
      return whole ? one : batching.hintOfPacked(one);
    });
    return joinBytes(pieces);
  };
  return { ...workings, hints };
}

function workOneByOne(
  group: Group,
  noteElement: (element: Element) => void,
  noteCommitment: (element: Element) => void,
): Workings {
  return {
    group,
    generator: asSpot(group.generator),
    element: (text) => {
      const element = group.read(text);
      if (!element.ok) return element;
      noteElement(element.value);
      return ok(asSpot(element.value));
    },
    known: asSpot,
    commitment: (factors) => {
      const commitment = group.product(asFactors(factors));
      noteCommitment(commitment);
      return group.write(commitment);
    },
    product: (spots) =>
      (spots as unknown as readonly Element[]).reduce(
        (product, element) => group.multiply(product, element),
        group.identity,
      ),
    isProduct: (left, factors) => group.equal(left as unknown as Element, group.product(asFactors(factors))),
  };
}
