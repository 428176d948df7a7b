import { COMMON_PARAMETERS } from './common-parameters.ts';
import type { ParameterSpec } from './parameter.ts';

/** The four formulas take the same parameters, so that the same returns can be worked under each of them. */
export const RESELECTION_PARAMETERS: readonly ParameterSpec[] = [
  {
    kind: 'choice',
    name: 'unitTieAgain',
    allowed: [
      { value: 'in-denominator', meaning: 'the unit stays in the denominator' },
      { value: 'out-of-denominator', meaning: 'the unit leaves the denominator' },
    ],
    default: null,
    why: 'The published procedure says that a unit tied again expresses no preference; whether it still counts as a vote cast could not be found.',
  },
  {
    kind: 'choice',
    name: 'emptySection',
    allowed: [
      { value: 'lapses', meaning: 'drops out, its weight is lost' },
      { value: 'renormalises', meaning: 'drops out, the others’ weights are scaled to the whole' },
      { value: 'counts-as-none', meaning: 'counts as a share of nothing' },
    ],
    default: null,
    why: 'No source says what follows when no unit of a section casts a vote.',
  },
  {
    kind: 'choice',
    name: 'pooledTie',
    allowed: [
      { value: 'undetermined', meaning: 'exactly half decides nothing' },
      { value: 'reselected', meaning: 'exactly half keeps the incumbent' },
      { value: 'triggered', meaning: 'exactly half opens the selection' },
    ],
    default: null,
    why: 'No source says what exactly half of the pooled units does. Asked under every formula, so that pooling can be shown for comparison.',
  },
  {
    kind: 'number',
    name: 'capPerParent',
    least: 1,
    most: 1_000,
    orNone: true,
    default: 'none',
    why: 'Votes that the branches of one affiliated body have in all; no cap is reported.',
  },
  {
    kind: 'number',
    name: 'unitQuorum',
    least: 0,
    most: 10_000,
    orNone: false,
    default: 0,
    why: 'Trigger meetings had no quorum in 2019.',
  },
  {
    kind: 'number',
    name: 'unitMeetingDays',
    least: 1,
    most: 365,
    orNone: false,
    default: 28,
    why: 'Units met in weeks 4 to 7 of the 2019 timetable.',
  },
  ...COMMON_PARAMETERS,
];
