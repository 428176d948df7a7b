import type { Element } from './element.ts';
import type { FixedBase } from './group.ts';
import { AFFINE_BYTES, FIELD_BYTES, type Kernel, POINT_BYTES, SCALAR_BYTES } from './kernel.ts';
import { putElement, putScalar, takeElement, takeElements } from './kernel-points.ts';

const COMB_POINTS = 32 * 128;
const COMB_BYTES = COMB_POINTS * AFFINE_BYTES;
/** Tables that lie in the kernel at the same time, beside the generator's. The one used longest ago makes room. */
const SLOTS = 4;
/** Making a table costs as much as so many powers without one. */
const POWERS_WORTH_A_TABLE = 40;
/** Powers worked out at a time. */
const CHUNK = 4096;

/** Where the tables of the fixed bases lie in one kernel. */
export interface Combs {
  /** A base with a table that stays. */
  permanent(base: Element): FixedBase;
  /** A base with a table made when it is worth it; `power` is what to do before that. */
  lasting(base: Element, power: (exponent: bigint) => Element): FixedBase;
}

interface Slot {
  readonly address: number;
  /** Whose table lies here: a token of a base, so that nothing keeps the base itself alive. */
  owner: object | null;
  lastUse: number;
}

export function openCombs(kernel: Kernel): Combs {
  const slots: Slot[] = [];
  let clock = 0;
  const slotFor = (owner: object, base: Element): number => {
    let slot = slots.find((candidate) => candidate.owner === owner);
    if (slot === undefined) {
      slot = freeSlot(kernel, slots);
      writeComb(kernel, slot.address, base);
      slot.owner = owner;
    }
    slot.lastUse = ++clock;
    return slot.address;
  };
  return {
    permanent: (base) => {
      const comb = kernel.keep(COMB_BYTES);
      writeComb(kernel, comb, base);
      return combBase(kernel, base, () => comb);
    },
    lasting: (base, power) => {
      const owner = {};
      const withTable = combBase(kernel, base, () => slotFor(owner, base));
      let worth = 0;
      return {
        base,
        power: (exponent) => (++worth < POWERS_WORTH_A_TABLE ? power(exponent) : withTable.power(exponent)),
        powers: (exponents) => {
          worth += exponents.length;
          return worth < POWERS_WORTH_A_TABLE ? exponents.map(power) : withTable.powers(exponents);
        },
      };
    },
  };
}

function freeSlot(kernel: Kernel, slots: Slot[]): Slot {
  if (slots.length < SLOTS) {
    const slot = { address: kernel.keep(COMB_BYTES), owner: null, lastUse: 0 };
    slots.push(slot);
    return slot;
  }
  return slots.reduce((oldest, slot) => (slot.lastUse < oldest.lastUse ? slot : oldest));
}

function writeComb(kernel: Kernel, comb: number, base: Element): void {
  const [point = 0, scratch = 0] = kernel.lend([POINT_BYTES, COMB_POINTS * (POINT_BYTES + FIELD_BYTES)]);
  putElement(kernel, point, base);
  kernel.calls.buildComb(comb, point, scratch);
}

function combBase(kernel: Kernel, base: Element, table: () => number): FixedBase {
  return {
    base,
    power: (exponent) => {
      const comb = table();
      const [point = 0, scalar = 0] = kernel.lend([POINT_BYTES, SCALAR_BYTES]);
      putScalar(kernel, scalar, exponent);
      kernel.calls.powersByComb(point, scalar, 1, comb);
      return takeElement(kernel, point);
    },
    powers: (exponents) => {
      const comb = table();
      const [points = 0, scalars = 0] = kernel.lend([CHUNK * POINT_BYTES, CHUNK * SCALAR_BYTES]);
      const elements: Element[] = [];
      for (let from = 0; from < exponents.length; from += CHUNK) {
        const chunk = exponents.slice(from, from + CHUNK);
        for (const [i, exponent] of chunk.entries()) putScalar(kernel, scalars + i * SCALAR_BYTES, exponent);
        kernel.calls.powersByComb(points, scalars, chunk.length, comb);
        for (const element of takeElements(kernel, points, chunk.length)) elements.push(element);
      }
      return elements;
    },
  };
}
