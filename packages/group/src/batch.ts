import type { Result } from '@selectorate/basics';
import type { Element, ElementFault } from './element.ts';

declare const place: unique symbol;

/** Where a batch keeps an element. Belongs to that batch alone. */
export type Place = number & { readonly [place]: true };

export type PlacedFactor = readonly [place: Place, exponent: bigint];

/**
 * Many claims of the form "this element is that product of powers", proved together by one multi-scalar multiplication. Each
 * claim is weighed with a fresh 128-bit coefficient; each untrusted element is tested for the subgroup by 128 random subset
 * products. A batch with one false claim or one element with torsion holds with a chance below 2^-126, whatever the hints say.
 */
export interface Batch {
  /** How many elements it keeps. */
  readonly size: number;
  /** Takes in an untrusted element by its text and its hint (its x-coordinate). Spelling and size are checked here, the rest in {@link holds}. */
  take(text: string, hint: Uint8Array): Result<Place, ElementFault>;
  /** Takes in an element this group has read already: no test is repeated. The same element may be known once and used often. */
  know(element: Element): Place;
  /** Claims that the element at `left` is the product of the factors. `left` must have been taken, not known, and be claimed once only. */
  claim(left: Place, factors: readonly PlacedFactor[]): void;
  /**
   * The plain product of these elements, worked out now from their texts and hints (so cheaply, in one call for all of them); null
   * where one is not on the curve. Subgroups are tested in {@link holds} only. Before {@link holds}.
   */
  product(places: readonly Place[]): Element | null;
  /** Whether every element taken is on the curve and in the subgroup, and every claim true. Frees the batch. */
  holds(): boolean;
}
