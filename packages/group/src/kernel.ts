import { fromBase64 } from '@selectorate/basics';
import { KERNEL_BASE64 } from './kernel-bytes.ts';

/** Bytes of a field element, and of a point in the kernel's three forms (assembly/points.ts). */
export const FIELD_BYTES = 36;
export const POINT_BYTES = 4 * FIELD_BYTES;
export const AFFINE_BYTES = 3 * FIELD_BYTES;
export const SCALAR_BYTES = 32;

/** How many random subsets the kernel draws (assembly/sums.ts), and the bytes of a coefficient, a bit for each. */
export const SUBSETS = 128;
export const COEFFICIENT_BYTES = SUBSETS / 8;

/** The exported functions, as assembly/ describes them. Arguments are addresses, counts or bits; what is a question answers 0 or 1. */
export interface KernelCalls {
  addPoints(out: number, a: number, b: number): void;
  addAffines(out: number, affines: number, count: number): void;
  areEqual(a: number, b: number): number;
  isIdentity(a: number): number;
  negate(out: number, a: number): void;
  setIdentity(out: number): void;
  decode(out: number, bytes: number): number;
  normalise(points: number, count: number, products: number): void;
  toAffines(out: number, points: number, count: number): void;
  decodeHopeful(out: number, bytes: number): number;
  decodeWithX(out: number, bytes: number, x: number): number;
  readAffines(out: number, encoded: number, xs: number, count: number): number;
  writeEncoded(out: number, points: number, count: number): void;
  writePacked(out: number, points: number, count: number): void;
  buildComb(comb: number, base: number, scratch: number): void;
  powersByComb(out: number, scalars: number, count: number, comb: number): void;
  sumOfFew(out: number, points: number, scalars: number, count: number, scratch: number): void;
  sumOfMany(out: number, points: number, scalars: number, n: number, bits: number, c: number, scratch: number): void;
  isInSubgroup(a: number): number;
  addSubsetSums(sums: number, points: number, coefficients: number, n: number, c: number, scratch: number): void;
  areSumsInSubgroup(a: number, b: number): number;
  clearSums(sums: number): void;
  weighSums(out: number, sums: number): void;
}

/** One instance of the compiled kernel with its memory. Not shared: each thread starts its own. */
export interface Kernel {
  readonly calls: KernelCalls;
  /** All of its memory. Ask anew after {@link keep} and {@link lend}: memory that has grown is another object. */
  bytes(): Uint8Array;
  /** The same as 64-bit words, little-endian. Every address given out is a multiple of 64. */
  words(): BigUint64Array;
  /** Room that stays. */
  keep(size: number): number;
  /** Room for as many things, of these sizes. The next call of `lend` or `keep` takes it back. */
  lend(sizes: readonly number[]): number[];
}

// The few names of the platform's WebAssembly that are used; Node, workers and pages all have them.
interface KernelModule {
  readonly kernelModule: true;
}
interface KernelExports extends KernelCalls {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  start(): void;
  arena(): number;
}
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => KernelModule;
  readonly Instance: new (module: KernelModule) => { readonly exports: KernelExports };
  compile(bytes: Uint8Array): Promise<KernelModule>;
};

/** Compiles the committed bytes here and now: for Node and worker threads. Takes a few milliseconds. */
export function startKernel(): Kernel {
  return openKernel(new WebAssembly.Module(kernelBytes()));
}

/** The same without holding up the thread: for pages, which may refuse to compile larger modules at once. */
export async function startKernelAsync(): Promise<Kernel> {
  return openKernel(await WebAssembly.compile(kernelBytes()));
}

function kernelBytes(): Uint8Array {
  const bytes = fromBase64(KERNEL_BASE64);
  if (bytes === undefined) throw new Error('the committed kernel is damaged: run scripts/build-kernel.mjs');
  return bytes;
}

const PAGE = 65_536;
const ALIGNMENT = 64;

const aligned = (size: number): number => Math.ceil(size / ALIGNMENT) * ALIGNMENT;

function openKernel(module: KernelModule): Kernel {
  const { exports } = new WebAssembly.Instance(module);
  const { memory } = exports;
  exports.start();
  let bytes = new Uint8Array(memory.buffer);
  let words = new BigUint64Array(memory.buffer);
  let kept = exports.arena();
  const growTo = (end: number): void => {
    if (end <= bytes.length) return;
    memory.grow(Math.ceil((end - bytes.length) / PAGE));
    bytes = new Uint8Array(memory.buffer);
    words = new BigUint64Array(memory.buffer);
  };
  return {
    calls: exports,
    bytes: () => bytes,
    words: () => words,
    keep: (size) => {
      const address = kept;
      kept += aligned(size);
      growTo(kept);
      return address;
    },
    lend: (sizes) => {
      let end = kept;
      const addresses = sizes.map((size) => {
        const address = end;
        end += aligned(size);
        return address;
      });
      growTo(end);
      return addresses;
    },
  };
}
