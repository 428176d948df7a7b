import type { MatchModel } from './match-model.ts';

/** Written by bench/roll/train-models.ts; SHA-256 957ae093eea135734ec3996bd1648751a333467bd7ab7aa63ff8f95873b2b813. */
export const UK_REGISTER: MatchModel = {
  "format": "selectorate-match-model/1",
  "name": "uk-register",
  "revision": "1",
  "fields": [
    "given",
    "family",
    "address",
    "postcode"
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
          "m": 363037413,
          "u": 864209
        },
        {
          "level": "first",
          "m": 506163138,
          "u": 1738920
        },
        {
          "level": "optional-words",
          "m": 1893357,
          "u": 6505
        },
        {
          "level": "spelling",
          "m": 20437592,
          "u": 495629
        },
        {
          "level": "part",
          "m": 32938982,
          "u": 3282318
        },
        {
          "level": "nickname",
          "m": 42518800,
          "u": 1433928
        },
        {
          "level": "close",
          "m": 11668947,
          "u": 400844
        },
        {
          "level": "initial",
          "m": 2165541,
          "u": 215793
        },
        {
          "level": "similar",
          "m": 8300547,
          "u": 9097415
        },
        {
          "level": "different",
          "m": 10875683,
          "u": 982464441
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
          "m": 918987109,
          "u": 1044255
        },
        {
          "level": "optional-words",
          "m": 2733,
          "u": 1510
        },
        {
          "level": "spelling",
          "m": 30587986,
          "u": 317604
        },
        {
          "level": "part",
          "m": 22221766,
          "u": 161621
        },
        {
          "level": "close",
          "m": 12851196,
          "u": 491365
        },
        {
          "level": "similar",
          "m": 2693308,
          "u": 5088467
        },
        {
          "level": "optional-only",
          "m": 746444,
          "u": 42809040
        },
        {
          "level": "different",
          "m": 11909459,
          "u": 950086138
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
          "m": 9423896,
          "u": 10
        },
        {
          "level": "as-written",
          "m": 990576104,
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
          "m": 934451409,
          "u": 16070
        },
        {
          "level": "flat-form",
          "m": 13699199,
          "u": 33
        },
        {
          "level": "postcode-slip",
          "m": 10378181,
          "u": 484
        },
        {
          "level": "no-postcode",
          "m": 8717672,
          "u": 369
        },
        {
          "level": "same-postcode",
          "m": 3736145,
          "u": 303803
        },
        {
          "level": "same-district",
          "m": 14508697,
          "u": 165373426
        },
        {
          "level": "elsewhere",
          "m": 14508697,
          "u": 834294667
        }
      ],
      "place": true
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
        },
        {
          "take": "district",
          "of": "address"
        }
      ]
    },
    {
      "parts": [
        {
          "take": "house",
          "of": "address"
        },
        {
          "take": "district",
          "of": "address"
        }
      ]
    },
    {
      "parts": [
        {
          "take": "house",
          "of": "address"
        },
        {
          "take": "key",
          "of": "family"
        }
      ]
    },
    {
      "parts": [
        {
          "take": "house",
          "of": "address"
        },
        {
          "take": "key",
          "of": "given"
        }
      ]
    },
    {
      "parts": [
        {
          "take": "names"
        }
      ],
      "atMost": 20
    }
  ],
  "prior": {
    "rows": 75001,
    "matchesPerMember": 500000000
  },
  "thresholds": {
    "review": 0,
    "strong": 6000
  },
  "provenance": {
    "data": "an invented population of 75,000 register rows and 25,000 members (testkit/population, seed training-1)",
    "method": "names by EM at one address, addresses from rare-name anchors, u by random pairs; no labels"
  }
};
