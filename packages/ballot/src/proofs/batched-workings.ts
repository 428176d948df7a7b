import { type Batch, type Batching, type Element, type Group, type Place, type PlacedFactor } from '@selectorate/group';
import { err, ok } from '@selectorate/basics';
import type { Spot, SpotFactor, Workings } from './workings.ts';

const asSpot = (place: Place): Spot => place as unknown as Spot;
const asPlace = (at: Spot): Place => at as unknown as Place;
const asFactors = (factors: readonly SpotFactor[]): readonly PlacedFactor[] =>
  factors as unknown as readonly PlacedFactor[];

/** Checks many objects at once with hints that nobody vouches for. */
export interface BatchedWorkings extends Workings {
  /** Takes up the hints of the next object. */
  readonly begin: (hints: Uint8Array) => void;
  /** Whether the object's hints were exactly as long as its checks asked for. */
  readonly usedUp: () => boolean;
  /** Whether everything claimed since the start holds. Call once, at the end. */
  readonly holds: () => boolean;
}

export function batchedWorkings(group: Group, batching: Batching, batch: Batch): BatchedWorkings {
  let hints: Uint8Array = new Uint8Array(0);
  let at = 0;
  const next = (length: number): Uint8Array | null => {
    if (at + length > hints.length) return null;
    at += length;
    return hints.subarray(at - length, at);
  };
  const known = new Map<Element, Place>();
  const know = (element: Element): Place => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const place = batch.know(element);
    known.set(element, place);
    return place;
  };
  return {
    group,
    generator: asSpot(know(group.generator)),
    begin: (given) => {
      hints = given;
      at = 0;
    },
    usedUp: () => at === hints.length,
    element: (text) => {
      const hint = next(batching.hintBytes);
      // Too few hints is no fault of the element: `usedUp` or the batch tells it, and the element is then read by itself.
      if (hint === null) return err('not-in-group');
      const place = batch.take(text, hint);
      return place.ok ? ok(asSpot(place.value)) : place;
    },
    known: (element) => asSpot(know(element)),
    commitment: (factors) => {
      const packed = next(batching.packedBytes);
      if (packed === null) return null;
      const text = batching.textOfPacked(packed);
      if (!text.ok) return null;
      const place = batch.take(text.value, batching.hintOfPacked(packed));
      if (!place.ok) return null;
      batch.claim(place.value, asFactors(factors));
      return text.value;
    },
    product: (spots) => batch.product(spots.map(asPlace)),
    isProduct: (left, factors) => {
      batch.claim(asPlace(left), asFactors(factors));
      return true;
    },
    holds: () => batch.holds(),
  };
}
