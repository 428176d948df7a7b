import type { Spot, Workings } from './workings.ts';

/** Workings that remember which element each text was, so that ballots can be added up without reading them again. */
export interface SpotKeeper {
  readonly workings: Workings;
  /** The same memory over other workings of the same kind. */
  readonly through: (workings: Workings) => Workings;
  readonly spotOf: (text: string) => Spot | undefined;
  readonly product: Workings['product'];
}

export function keepSpots(workings: Workings): SpotKeeper {
  const kept = new Map<string, Spot>();
  const through = (inner: Workings): Workings => ({
    ...inner,
    element: (text) => {
      const spot = inner.element(text);
      if (spot.ok) kept.set(text, spot.value);
      return spot;
    },
  });
  return {
    workings: through(workings),
    through,
    spotOf: (text) => kept.get(text),
    product: (spots) => workings.product(spots),
  };
}
