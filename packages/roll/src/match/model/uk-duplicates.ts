import type { MatchModel } from './match-model.ts';

/** Written by bench/roll/train-models.ts; SHA-256 6a5d02d7649dfbdfeb120e8c9ec9ca5e645e76a0541ea532b7692571cf696850. */
export const UK_DUPLICATES: MatchModel = {
  "format": "selectorate-match-model/1",
  "name": "uk-duplicates",
  "revision": "1",
  "fields": [
    "given",
    "family",
    "address",
    "postcode",
    "born",
    "email",
    "phone"
  ],
  "comparisons": [
    {
      "name": "given",
      "kind": "given-name",
      "of": [
        "given"
      ],
      "levels": [
        {
          "level": "exact",
          "m": 661080936,
          "u": 2184978
        },
        {
          "level": "first",
          "m": 94741969,
          "u": 381497
        },
        {
          "level": "optional-words",
          "m": 1118287,
          "u": 4503
        },
        {
          "level": "spelling",
          "m": 43537638,
          "u": 1519994
        },
        {
          "level": "part",
          "m": 12218448,
          "u": 494022
        },
        {
          "level": "nickname",
          "m": 53317982,
          "u": 1645566
        },
        {
          "level": "close",
          "m": 9228899,
          "u": 370243
        },
        {
          "level": "initial",
          "m": 17006476,
          "u": 990731
        },
        {
          "level": "similar",
          "m": 10790242,
          "u": 4446678
        },
        {
          "level": "different",
          "m": 96959122,
          "u": 987961787
        }
      ]
    },
    {
      "name": "family",
      "kind": "family-name",
      "of": [
        "family"
      ],
      "levels": [
        {
          "level": "exact",
          "m": 892846765,
          "u": 925494
        },
        {
          "level": "optional-words",
          "m": 75368,
          "u": 2009
        },
        {
          "level": "spelling",
          "m": 58712698,
          "u": 407523
        },
        {
          "level": "part",
          "m": 4596652,
          "u": 98581
        },
        {
          "level": "close",
          "m": 15018727,
          "u": 439243
        },
        {
          "level": "similar",
          "m": 4595925,
          "u": 4901192
        },
        {
          "level": "optional-only",
          "m": 812713,
          "u": 33419388
        },
        {
          "level": "different",
          "m": 23341152,
          "u": 959806570
        }
      ]
    },
    {
      "name": "order",
      "kind": "name-order",
      "of": [
        "given",
        "family"
      ],
      "levels": [
        {
          "level": "swapped",
          "m": 14941376,
          "u": 10
        },
        {
          "level": "as-written",
          "m": 985058624,
          "u": 999999990
        }
      ]
    },
    {
      "name": "address",
      "kind": "address",
      "of": [
        "address",
        "postcode"
      ],
      "levels": [
        {
          "level": "same",
          "m": 560118927,
          "u": 17509
        },
        {
          "level": "flat-form",
          "m": 17682658,
          "u": 5527
        },
        {
          "level": "postcode-slip",
          "m": 10131348,
          "u": 1082
        },
        {
          "level": "no-postcode",
          "m": 7614244,
          "u": 2247
        },
        {
          "level": "same-postcode",
          "m": 5096186,
          "u": 316238
        },
        {
          "level": "same-district",
          "m": 60291339,
          "u": 163636587
        },
        {
          "level": "elsewhere",
          "m": 339065297,
          "u": 836020810
        }
      ],
      "place": true
    },
    {
      "name": "born",
      "kind": "date",
      "of": [
        "born"
      ],
      "levels": [
        {
          "level": "exact",
          "m": 963732208,
          "u": 51920
        },
        {
          "level": "day-month",
          "m": 1949729,
          "u": 16910
        },
        {
          "level": "one-slip",
          "m": 8408030,
          "u": 1250788
        },
        {
          "level": "two-slips",
          "m": 2923362,
          "u": 15006827
        },
        {
          "level": "same-year",
          "m": 239347,
          "u": 10242423
        },
        {
          "level": "different",
          "m": 22747324,
          "u": 973431132
        }
      ]
    },
    {
      "name": "email",
      "kind": "email",
      "of": [
        "email"
      ],
      "levels": [
        {
          "level": "exact",
          "m": 537435383,
          "u": 2373
        },
        {
          "level": "same-user",
          "m": 81495,
          "u": 1017
        },
        {
          "level": "close",
          "m": 1090293,
          "u": 10508
        },
        {
          "level": "different",
          "m": 461392830,
          "u": 999986102
        }
      ]
    },
    {
      "name": "phone",
      "kind": "code",
      "of": [
        "phone"
      ],
      "levels": [
        {
          "level": "exact",
          "m": 623283675,
          "u": 4124
        },
        {
          "level": "one-slip",
          "m": 18128807,
          "u": 978257
        },
        {
          "level": "two-slips",
          "m": 4202940,
          "u": 11709307
        },
        {
          "level": "different",
          "m": 354384578,
          "u": 987308312
        }
      ]
    }
  ],
  "blocks": [
    {
      "parts": [
        {
          "take": "key",
          "of": "address"
        }
      ]
    },
    {
      "parts": [
        {
          "take": "names"
        }
      ],
      "atMost": 400
    },
    {
      "parts": [
        {
          "take": "key",
          "of": "born"
        }
      ]
    },
    {
      "parts": [
        {
          "take": "key",
          "of": "email"
        }
      ],
      "atMost": 50
    },
    {
      "parts": [
        {
          "take": "key",
          "of": "phone"
        }
      ],
      "atMost": 50
    }
  ],
  "prior": {
    "rows": 1000,
    "matchesPerMember": 316342795
  },
  "thresholds": {
    "review": 7000,
    "strong": 13000
  },
  "provenance": {
    "data": "an invented roll of 30,000 members, one in twenty entered twice (testkit/population, seed training-2)",
    "method": "u by random pairs, m by EM in blocks of date of birth, e-mail and postcode with family name; no labels"
  }
};
