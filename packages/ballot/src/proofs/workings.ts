import type { Element, ElementFault, Group } from '@selectorate/group';
import type { Result } from '@selectorate/basics';

declare const spot: unique symbol;

/** An element under check, as one way of working keeps it: decoded, or as a place in a batch. */
export interface Spot {
  readonly [spot]: true;
}

export type SpotFactor = readonly [spot: Spot, exponent: bigint];

/**
 * The two ways to check a proof, behind one face, so that each proof's check is written once.
 *
 * One at a time, a commitment is worked out from the challenge and the response. In a batch it comes from a hint, and what it
 * should be worked out from becomes a claim, proved later with all the others. Either way the caller hashes the text it gets and
 * compares it with the challenge. Calls must come in an order that depends only on what is checked: hints lie in that order.
 */
export interface Workings {
  readonly group: Group;
  readonly generator: Spot;
  /** An untrusted element by its text: canonical, on the curve, in the subgroup; in a batch some of this is found out at the end. */
  element(text: string): Result<Spot, ElementFault>;
  /** An element that was read before; it is not tested again. */
  known(element: Element): Spot;
  /** The text of the commitment a proof implies: the product of powers. Null where a hint is missing or is no element's. */
  commitment(factors: readonly SpotFactor[]): string | null;
  /** The plain product of elements, worked out now: for sums of ballots. Null where a hint turns out to be wrong. */
  product(spots: readonly Spot[]): Element | null;
  /** Whether an element is that product; in a batch true for now, and proved at the end. `left` comes from {@link element}, once. */
  isProduct(left: Spot, factors: readonly SpotFactor[]): boolean;
}
