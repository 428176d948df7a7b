declare const element: unique symbol;

/** An element of one group's prime-order subgroup. Opaque: made and read by that group alone. */
export interface Element {
  readonly [element]: true;
}

/** `n` bytes nobody can foretell. Comes in as a port: `crypto.getRandomValues` in pages, Node's generator elsewhere. */
export type RandomBytes = (n: number) => Uint8Array;

/**
 * Why a text is no element: `not-canonical` (another spelling than the one this group writes, or out of range), `not-in-group`
 * (no point of the curve, or zero), `not-in-subgroup` (a point with torsion, or no power of the generator).
 */
export type ElementFault = 'not-canonical' | 'not-in-group' | 'not-in-subgroup';

export const ELEMENT_FAULTS: readonly ElementFault[] = ['not-canonical', 'not-in-group', 'not-in-subgroup'];
