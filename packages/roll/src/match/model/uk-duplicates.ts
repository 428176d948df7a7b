import type { MatchModel } from './match-model.ts';

/** Written by bench/roll/train-models.ts; SHA-256 dab511f752d9a27fdd86400560162ad932b4f27d9420ff952685b38dc0d85a80. */
export const UK_DUPLICATES: MatchModel = {
  format: 'selectorate-match-model/1',
  name: 'uk-duplicates',
  revision: '2',
  fields: ['given', 'family', 'address', 'postcode', 'born', 'email', 'phone'],
  comparisons: [
    {
      name: 'given',
      kind: 'given-name',
      of: ['given'],
      levels: [
        {
          level: 'exact',
          m: 667793402,
          u: 2184978,
        },
        {
          level: 'first',
          m: 87914225,
          u: 381497,
        },
        {
          level: 'optional-words',
          m: 1037696,
          u: 4503,
        },
        {
          level: 'spelling',
          m: 45212975,
          u: 1520494,
        },
        {
          level: 'part',
          m: 12353137,
          u: 494522,
        },
        {
          level: 'nickname',
          m: 53861052,
          u: 1645566,
        },
        {
          level: 'close',
          m: 7773978,
          u: 370243,
        },
        {
          level: 'initial',
          m: 17106249,
          u: 990731,
        },
        {
          level: 'similar',
          m: 9327217,
          u: 4447178,
        },
        {
          level: 'different',
          m: 97620069,
          u: 987960287,
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
          m: 901311297,
          u: 925494,
        },
        {
          level: 'optional-words',
          m: 76211,
          u: 2009,
        },
        {
          level: 'spelling',
          m: 59371327,
          u: 408523,
        },
        {
          level: 'part',
          m: 4648043,
          u: 98581,
        },
        {
          level: 'close',
          m: 15187233,
          u: 439743,
        },
        {
          level: 'similar',
          m: 4644812,
          u: 4901192,
        },
        {
          level: 'optional-only',
          m: 496671,
          u: 33419388,
        },
        {
          level: 'different',
          m: 14264406,
          u: 959805070,
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
          m: 23901467,
          u: 10,
        },
        {
          level: 'as-written',
          m: 976098533,
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
          m: 560672538,
          u: 17509,
        },
        {
          level: 'flat-form',
          m: 17660454,
          u: 5527,
        },
        {
          level: 'postcode-slip',
          m: 10118625,
          u: 1582,
        },
        {
          level: 'no-postcode',
          m: 7604682,
          u: 2247,
        },
        {
          level: 'same-postcode',
          m: 5089785,
          u: 316238,
        },
        {
          level: 'same-district',
          m: 60215402,
          u: 163636087,
        },
        {
          level: 'elsewhere',
          m: 338638513,
          u: 836020810,
        },
      ],
      place: true,
    },
    {
      name: 'born',
      kind: 'date',
      of: ['born'],
      levels: [
        {
          level: 'exact',
          m: 963520363,
          u: 51920,
        },
        {
          level: 'day-month',
          m: 1945553,
          u: 16910,
        },
        {
          level: 'one-slip',
          m: 8386503,
          u: 1250788,
        },
        {
          level: 'two-slips',
          m: 2911066,
          u: 15006827,
        },
        {
          level: 'same-year',
          m: 241948,
          u: 10242423,
        },
        {
          level: 'different',
          m: 22994567,
          u: 973431132,
        },
      ],
    },
    {
      name: 'email',
      kind: 'email',
      of: ['email'],
      levels: [
        {
          level: 'exact',
          m: 537589441,
          u: 2373,
        },
        {
          level: 'same-user',
          m: 81525,
          u: 1017,
        },
        {
          level: 'close',
          m: 1090213,
          u: 10508,
        },
        {
          level: 'different',
          m: 461238822,
          u: 999986102,
        },
      ],
    },
    {
      name: 'phone',
      kind: 'code',
      of: ['phone'],
      levels: [
        {
          level: 'exact',
          m: 623522965,
          u: 4124,
        },
        {
          level: 'one-slip',
          m: 18203136,
          u: 978257,
        },
        {
          level: 'two-slips',
          m: 4199264,
          u: 11709307,
        },
        {
          level: 'different',
          m: 354074635,
          u: 987308312,
        },
      ],
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
      ],
      atMost: 400,
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
      ],
      eitherWithoutKey: 'address',
    },
    {
      parts: [
        {
          take: 'key',
          of: 'born',
        },
      ],
    },
    {
      parts: [
        {
          take: 'key',
          of: 'email',
        },
      ],
      atMost: 50,
    },
    {
      parts: [
        {
          take: 'key',
          of: 'phone',
        },
      ],
      atMost: 50,
    },
  ],
  prior: {
    rows: 1000,
    matchesPerMember: 318747734,
  },
  thresholds: {
    review: 7000,
    strong: 13000,
  },
  provenance: {
    data: 'an invented roll of 30,000 members, one in twenty entered twice (testkit/population, seed training-2)',
    method: 'u by random pairs, m by EM in blocks of date of birth, e-mail and postcode with family name; no labels',
  },
};
