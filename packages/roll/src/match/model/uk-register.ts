import type { MatchModel } from './match-model.ts';

/** Written by bench/roll/train-models.ts; SHA-256 3ecf2da31e11fc60b31c2622cc95e945363c6a9f42d63b8986c4617e31b06d14. */
export const UK_REGISTER: MatchModel = {
  format: 'selectorate-match-model/1',
  name: 'uk-register',
  revision: '2',
  fields: ['given', 'family', 'address', 'postcode'],
  comparisons: [
    {
      name: 'given',
      kind: 'given-name',
      of: ['given'],
      levels: [
        {
          level: 'exact',
          m: 364655156,
          u: 864209,
        },
        {
          level: 'first',
          m: 508382548,
          u: 1738920,
        },
        {
          level: 'optional-words',
          m: 1901659,
          u: 6505,
        },
        {
          level: 'spelling',
          m: 20751613,
          u: 495128,
        },
        {
          level: 'part',
          m: 33132775,
          u: 3283319,
        },
        {
          level: 'nickname',
          m: 42708934,
          u: 1433928,
        },
        {
          level: 'close',
          m: 11718739,
          u: 401844,
        },
        {
          level: 'initial',
          m: 2177618,
          u: 215793,
        },
        {
          level: 'similar',
          m: 3578833,
          u: 9098915,
        },
        {
          level: 'different',
          m: 10992125,
          u: 982461440,
        },
      ],
    },
    {
      name: 'family',
      kind: 'family-name',
      of: ['family'],
      levels: [
        {
          level: 'exact',
          m: 921386456,
          u: 1044255,
        },
        {
          level: 'optional-words',
          m: 2745,
          u: 1510,
        },
        {
          level: 'spelling',
          m: 30852303,
          u: 317104,
        },
        {
          level: 'part',
          m: 19776809,
          u: 162121,
        },
        {
          level: 'close',
          m: 12863288,
          u: 492866,
        },
        {
          level: 'similar',
          m: 2516435,
          u: 5088467,
        },
        {
          level: 'optional-only',
          m: 686742,
          u: 42809040,
        },
        {
          level: 'different',
          m: 11915222,
          u: 950084638,
        },
      ],
    },
    {
      name: 'order',
      kind: 'name-order',
      of: ['given', 'family'],
      levels: [
        {
          level: 'swapped',
          m: 16312741,
          u: 10,
        },
        {
          level: 'as-written',
          m: 983687259,
          u: 999999990,
        },
      ],
    },
    {
      name: 'address',
      kind: 'address',
      of: ['address', 'postcode'],
      levels: [
        {
          level: 'same',
          m: 934052026,
          u: 16074,
        },
        {
          level: 'flat-form',
          m: 13693344,
          u: 33,
        },
        {
          level: 'postcode-slip',
          m: 10788695,
          u: 679,
        },
        {
          level: 'no-postcode',
          m: 8713946,
          u: 569,
        },
        {
          level: 'same-postcode',
          m: 3734548,
          u: 303803,
        },
        {
          level: 'same-district',
          m: 14508720,
          u: 165373226,
        },
        {
          level: 'elsewhere',
          m: 14508720,
          u: 834294467,
        },
      ],
      place: true,
    },
  ],
  blocks: [
    {
      parts: [
        {
          take: 'key',
          of: 'address',
        },
      ],
    },
    {
      parts: [
        {
          take: 'names',
        },
        {
          take: 'district',
          of: 'address',
        },
      ],
    },
    {
      parts: [
        {
          take: 'house',
          of: 'address',
        },
        {
          take: 'district',
          of: 'address',
        },
      ],
    },
    {
      parts: [
        {
          take: 'house',
          of: 'address',
        },
        {
          take: 'key',
          of: 'family',
        },
      ],
    },
    {
      parts: [
        {
          take: 'house',
          of: 'address',
        },
        {
          take: 'key',
          of: 'given',
        },
      ],
    },
    {
      parts: [
        {
          take: 'names',
        },
      ],
      atMost: 20,
    },
    {
      parts: [
        {
          take: 'house',
          of: 'address',
        },
      ],
      eitherWithoutKey: 'address',
    },
    {
      parts: [
        {
          take: 'names',
        },
        {
          take: 'street',
          of: 'address',
        },
      ],
      eitherWithoutKey: 'address',
    },
  ],
  prior: {
    rows: 75001,
    matchesPerMember: 500000000,
  },
  thresholds: {
    review: 0,
    strong: 6000,
  },
  provenance: {
    data: 'an invented population of 75,000 register rows and 25,000 members (testkit/population, seed training-1)',
    method: 'names by EM at one address, addresses from rare-name anchors, u by random pairs; no labels',
  },
};
