/**
 * Where a name comes from: a proxy for measuring fairness, and nothing else. It is part of the truth, never of a row, so a
 * matcher cannot see it. `share` is of a thousand adults; `registered` scales the chance of being on the register.
 */
export declare const ORIGINS: {
    readonly british: {
        readonly share: 700;
        readonly registered: 1.01;
    };
    readonly irish: {
        readonly share: 30;
        readonly registered: 0.99;
    };
    readonly 'south-asian-muslim': {
        readonly share: 60;
        readonly registered: 0.95;
    };
    readonly sikh: {
        readonly share: 12;
        readonly registered: 0.97;
    };
    readonly hindu: {
        readonly share: 24;
        readonly registered: 0.93;
    };
    readonly tamil: {
        readonly share: 6;
        readonly registered: 0.93;
    };
    readonly 'east-asian': {
        readonly share: 20;
        readonly registered: 0.8;
    };
    readonly 'west-african': {
        readonly share: 24;
        readonly registered: 0.89;
    };
    readonly 'horn-of-africa': {
        readonly share: 8;
        readonly registered: 0.88;
    };
    readonly caribbean: {
        readonly share: 22;
        readonly registered: 0.92;
    };
    readonly arabic: {
        readonly share: 12;
        readonly registered: 0.86;
    };
    readonly turkish: {
        readonly share: 8;
        readonly registered: 0.89;
    };
    readonly iberian: {
        readonly share: 18;
        readonly registered: 0.8;
    };
    readonly 'east-european': {
        readonly share: 40;
        readonly registered: 0.75;
    };
    readonly 'west-european': {
        readonly share: 16;
        readonly registered: 0.82;
    };
};
export type Origin = keyof typeof ORIGINS;
export declare const ORIGIN_NAMES: readonly Origin[];
/** A thousand places, each origin as often as its share: an origin is drawn by one whole number. */
export declare const ORIGIN_SLOTS: readonly Origin[];
