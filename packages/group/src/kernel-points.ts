import type { Element } from './element.ts';
import { COEFFICIENT_BYTES, type Kernel, POINT_BYTES } from './kernel.ts';
import { modulo } from './scalars.ts';
import { ORDER } from './ed25519-text.ts';

/** An element as the kernel's group knows it: X, Y, Z, T as the kernel writes them. Nothing of it is in the kernel's memory. */
interface KernelElement extends Element {
  readonly limbs: Uint8Array;
}

function elementOf(limbs: Uint8Array): Element {
  return Object.freeze({ limbs }) as KernelElement;
}

const limbsOf = (element: Element): Uint8Array => (element as KernelElement).limbs;

/** Copies an element into the kernel. */
export function putElement(kernel: Kernel, address: number, element: Element): void {
  kernel.bytes().set(limbsOf(element), address);
}

/** Copies an element out of the kernel. */
export function takeElement(kernel: Kernel, address: number): Element {
  return elementOf(kernel.bytes().slice(address, address + POINT_BYTES));
}

/** Copies elements into the kernel, one after another. */
export function putElements(kernel: Kernel, address: number, elements: readonly Element[]): void {
  const bytes = kernel.bytes();
  let at = address;
  for (const element of elements) {
    bytes.set(limbsOf(element), at);
    at += POINT_BYTES;
  }
}

/** Copies `count` elements out. */
export function takeElements(kernel: Kernel, address: number, count: number): Element[] {
  return Array.from({ length: count }, (_, i) => takeElement(kernel, address + i * POINT_BYTES));
}

/** Writes an exponent, any integer, as a scalar below the order. A word of the array keeps the lowest 64 bits of what it is given. */
export function putScalar(kernel: Kernel, address: number, exponent: bigint): void {
  const words = kernel.words();
  const scalar = exponent >= 0n && exponent < ORDER ? exponent : modulo(exponent, ORDER);
  const at = address / 8;
  words[at] = scalar;
  words[at + 1] = scalar >> 64n;
  words[at + 2] = scalar >> 128n;
  words[at + 3] = scalar >> 192n;
}

/** The number of a coefficient of 16 bytes. `bytes` begin at a multiple of 8 in their buffer. */
export function coefficientAt(bytes: Uint8Array, index: number): bigint {
  const words = new BigUint64Array(bytes.buffer, bytes.byteOffset + index * COEFFICIENT_BYTES, 2);
  return (words[0] ?? 0n) | ((words[1] ?? 0n) << 64n);
}
