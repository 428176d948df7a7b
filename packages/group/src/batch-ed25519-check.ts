import type { Place } from './batch.ts';
import type { Taken } from './batch-ed25519-store.ts';
import type { Element, RandomBytes } from './element.ts';
import type { Factor } from './group.ts';
import {
  AFFINE_BYTES,
  COEFFICIENT_BYTES,
  FIELD_BYTES,
  type Kernel,
  POINT_BYTES,
  SCALAR_BYTES,
  SUBSETS,
} from './kernel.ts';
import { coefficientAt, putElement, putElements, putScalar, takeElement } from './kernel-points.ts';
import { CHUNK, productInKernel, subsetWindow, sumWindow } from './msm.ts';
import { drawBytes } from './scalars.ts';

/** What a batch consists of when it is asked whether it holds. */
export interface BatchContent {
  readonly taken: Taken;
  /** Elements that need no test, with the sum of their weighed exponents. */
  readonly known: readonly Factor[];
  /** What the sum starts with: the generator's part. */
  readonly start: Element;
  readonly random: RandomBytes;
}

/** Known elements, which need not have Z = 1, are made affine so many at a time. */
const KNOWN_CHUNK = 4096;

/** Whether the batch holds: the argument is at `newBatch`. */
export function checkBatch(kernel: Kernel, content: BatchContent): boolean {
  return content.taken.count() <= SUBSETS ? checkSmall(kernel, content) : checkLarge(kernel, content);
}

/** So few points that testing each by itself costs no more than 128 subset sums. */
function checkSmall(kernel: Kernel, { taken, known, start }: BatchContent): boolean {
  const { calls } = kernel;
  const points = decodeTaken(kernel, taken);
  if (points === null) return false;
  const factors: Factor[] = known.map(([element, exponent]) => [element, -exponent]);
  factors.push([start, 1n]);
  for (const [index, point] of points.entries()) {
    const weight = taken.isClaimed(index) ? coefficientAt(taken.coefficientAt(index), 0) : 0n;
    factors.push([point, weight - taken.exponent(index)]);
  }
  const [sum = 0] = kernel.lend([POINT_BYTES]);
  putElement(kernel, sum, productInKernel(kernel, factors));
  return calls.isIdentity(sum) === 1;
}

/** All taken points, each tested for the subgroup; null where one is not on the curve or has torsion. */
function decodeTaken(kernel: Kernel, taken: Taken): Element[] | null {
  const [point = 0, encoded = 0, x = 0] = kernel.lend([POINT_BYTES, SCALAR_BYTES, SCALAR_BYTES]);
  const points: Element[] = [];
  for (let index = 0; index < taken.count(); index++) {
    kernel.bytes().set(taken.encodedAt(index), encoded);
    kernel.bytes().set(taken.xAt(index), x);
    if (kernel.calls.decodeWithX(point, encoded, x) !== 0) return null;
    if (kernel.calls.isInSubgroup(point) === 0) return null;
    points.push(takeElement(kernel, point));
  }
  return points;
}

/** Where taken points are decoded. */
interface TakenRoom {
  readonly encoded: number;
  readonly xs: number;
  readonly affines: number;
}

/** Where things lie in the kernel while a large batch is checked. */
interface Room extends TakenRoom {
  readonly total: number;
  readonly part: number;
  readonly claimedSums: number;
  readonly otherSums: number;
  readonly points: number;
  readonly products: number;
  readonly scalars: number;
  readonly coefficients: number;
  readonly scratch: number;
}

function lendRoom(kernel: Kernel, most: number): Room {
  const scratchBytes = Math.max(sumWindow(most).scratch, subsetWindow(most).scratch);
  const [total = 0, part = 0, claimedSums = 0, otherSums = 0, encoded = 0, xs = 0, ...rest] = kernel.lend([
    POINT_BYTES,
    POINT_BYTES,
    SUBSETS * POINT_BYTES,
    SUBSETS * POINT_BYTES,
    most * SCALAR_BYTES,
    most * SCALAR_BYTES,
    KNOWN_CHUNK * POINT_BYTES,
    KNOWN_CHUNK * FIELD_BYTES,
    most * AFFINE_BYTES,
    most * SCALAR_BYTES,
    most * COEFFICIENT_BYTES,
    scratchBytes,
  ]);
  const [points = 0, products = 0, affines = 0, scalars = 0, coefficients = 0, scratch = 0] = rest;
  return {
    total,
    part,
    claimedSums,
    otherSums,
    encoded,
    xs,
    points,
    products,
    affines,
    scalars,
    coefficients,
    scratch,
  };
}

function checkLarge(kernel: Kernel, { taken, known, start, random }: BatchContent): boolean {
  const { calls } = kernel;
  const room = lendRoom(kernel, Math.min(CHUNK, Math.max(taken.count(), known.length)));
  putElement(kernel, room.total, start);
  calls.clearSums(room.claimedSums);
  calls.clearSums(room.otherSums);
  const places = Array.from({ length: taken.count() }, (_, index) => index);

  const claimed = places.filter((index) => taken.isClaimed(index));
  const others = places.filter((index) => !taken.isClaimed(index));
  const claimedFactors = claimed.filter((index) => taken.exponent(index) !== 0n);
  const decoded =
    inChunks(claimed, (chunk) => {
      if (!readTaken(kernel, room, taken, chunk)) return false;
      for (const [i, index] of chunk.entries()) {
        kernel.bytes().set(taken.coefficientAt(index), room.coefficients + i * COEFFICIENT_BYTES);
      }
      addSubsets(kernel, room, room.claimedSums, chunk.length);
      return true;
    }) &&
    inChunks(others, (chunk) => {
      if (!readTaken(kernel, room, taken, chunk)) return false;
      kernel.bytes().set(drawBytes(chunk.length * COEFFICIENT_BYTES, random), room.coefficients);
      addSubsets(kernel, room, room.otherSums, chunk.length);
      subtractPowers(
        kernel,
        room,
        chunk.map((index) => taken.exponent(index)),
      );
      return true;
    }) &&
    inChunks(claimedFactors, (chunk) => {
      if (!readTaken(kernel, room, taken, chunk)) return false;
      subtractPowers(
        kernel,
        room,
        chunk.map((index) => taken.exponent(index)),
      );
      return true;
    });
  if (!decoded) return false;
  inChunks(known, (chunk) => {
    for (let from = 0; from < chunk.length; from += KNOWN_CHUNK) {
      const some = chunk.slice(from, from + KNOWN_CHUNK).map(([element]) => element);
      putElements(kernel, room.points, some);
      calls.normalise(room.points, some.length, room.products);
      calls.toAffines(room.affines + from * AFFINE_BYTES, room.points, some.length);
    }
    subtractPowers(
      kernel,
      room,
      chunk.map(([, exponent]) => exponent),
    );
    return true;
  });
  calls.weighSums(room.part, room.claimedSums);
  calls.addPoints(room.total, room.total, room.part);
  return calls.isIdentity(room.total) === 1 && calls.areSumsInSubgroup(room.claimedSums, room.otherSums) === 1;
}

/** Whether the work on every chunk says yes. */
function inChunks<T>(all: readonly T[], work: (chunk: readonly T[]) => boolean): boolean {
  for (let from = 0; from < all.length; from += CHUNK) if (!work(all.slice(from, from + CHUNK))) return false;
  return true;
}

/** The affine forms of taken points; false where one is not on the curve. */
function readTaken(kernel: Kernel, room: TakenRoom, taken: Taken, chunk: readonly number[]): boolean {
  const bytes = kernel.bytes();
  for (const [i, index] of chunk.entries()) {
    bytes.set(taken.encodedAt(index), room.encoded + i * SCALAR_BYTES);
    bytes.set(taken.xAt(index), room.xs + i * SCALAR_BYTES);
  }
  return kernel.calls.readAffines(room.affines, room.encoded, room.xs, chunk.length) === -1;
}

/** Adds the subset sums of the affine points, by the coefficients that lie in their room. */
function addSubsets(kernel: Kernel, room: Room, sums: number, count: number): void {
  const { width } = subsetWindow(count);
  kernel.calls.addSubsetSums(sums, room.affines, room.coefficients, count, width, room.scratch);
}

/** total -= the affine points times these exponents. */
function subtractPowers(kernel: Kernel, room: Room, exponents: readonly bigint[]): void {
  if (exponents.every((exponent) => exponent === 0n)) return;
  for (const [i, exponent] of exponents.entries()) putScalar(kernel, room.scalars + i * SCALAR_BYTES, -exponent);
  const { bits, width } = sumWindow(exponents.length);
  kernel.calls.sumOfMany(room.part, room.affines, room.scalars, exponents.length, bits, width, room.scratch);
  kernel.calls.addPoints(room.total, room.total, room.part);
}

/**
 * The plain product of places, from their texts and hints; null where one is not on the curve. A negative place is that of a known
 * element.
 */
export function productOfPlaces(
  kernel: Kernel,
  taken: Taken,
  places: readonly Place[],
  knownAt: (place: Place) => Element,
): Element | null {
  const { calls } = kernel;
  const most = Math.min(CHUNK, places.length);
  const [sum = 0, point = 0, encoded = 0, xs = 0, affines = 0] = kernel.lend([
    POINT_BYTES,
    POINT_BYTES,
    most * SCALAR_BYTES,
    most * SCALAR_BYTES,
    most * AFFINE_BYTES,
  ]);
  calls.setIdentity(sum);
  const decoded = inChunks(
    places.filter((place) => place >= 0),
    (chunk) => {
      if (!readTaken(kernel, { encoded, xs, affines }, taken, chunk)) return false;
      calls.addAffines(sum, affines, chunk.length);
      return true;
    },
  );
  if (!decoded) return null;
  for (const place of places) {
    if (place >= 0) continue;
    putElement(kernel, point, knownAt(place));
    calls.addPoints(sum, sum, point);
  }
  return takeElement(kernel, sum);
}
