/**
 * Where a name comes from: a proxy for measuring fairness, and nothing else. It is part of the truth, never of a row, so a
 * matcher cannot see it. `share` is of a thousand adults; `registered` scales the chance of being on the register.
 */
export const ORIGINS = {
    british: { share: 700, registered: 1.01 },
    irish: { share: 30, registered: 0.99 },
    'south-asian-muslim': { share: 60, registered: 0.95 },
    sikh: { share: 12, registered: 0.97 },
    hindu: { share: 24, registered: 0.93 },
    tamil: { share: 6, registered: 0.93 },
    'east-asian': { share: 20, registered: 0.8 },
    'west-african': { share: 24, registered: 0.89 },
    'horn-of-africa': { share: 8, registered: 0.88 },
    caribbean: { share: 22, registered: 0.92 },
    arabic: { share: 12, registered: 0.86 },
    turkish: { share: 8, registered: 0.89 },
    iberian: { share: 18, registered: 0.8 },
    'east-european': { share: 40, registered: 0.75 },
    'west-european': { share: 16, registered: 0.82 },
};
export const ORIGIN_NAMES = Object.keys(ORIGINS);
/** A thousand places, each origin as often as its share: an origin is drawn by one whole number. */
export const ORIGIN_SLOTS = ORIGIN_NAMES.flatMap((origin) => Array.from({ length: ORIGINS[origin].share }, () => origin));
//# sourceMappingURL=origin.js.map