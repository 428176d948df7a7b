import type { CountOptions } from '../../rules/options.ts';
import { type JsonSchema, kinds, listOf, oneOf, orNull, ref, shape, whole } from './json-schema.ts';

const EFFECT = oneOf('read-past', 'exclude-first', 'papers-stop');
const LIST = listOf(ref('candidate'));

/** Each option; a new one without a schema does not compile. */
const OPTIONS: { readonly [Option in keyof CountOptions]: JsonSchema } = {
  overvote: oneOf('exhaust', 'skip', 'exhaust-if-several-continue', 'share'),
  skippedRanks: orNull(whole(0)),
  duplicates: oneOf('skip', 'exhaust'),
  unranked: oneOf('below', 'nothing-said'),
  majorityBase: oneOf('continuing', 'valid', 'cast'),
  electOn: oneOf('>', '>='),
  runTo: oneOf('majority', 'two'),
  quota: oneOf('droop-whole', 'droop-exact', 'droop-next', 'hare-whole', 'hare-exact'),
  quotaWhen: oneOf('static', 'recalculated', 'until-first-election'),
  arithmetic: kinds({
    exact: {},
    fixed: { places: whole(0), rounding: oneOf('down', 'up', 'half-up') },
    guarded: { places: whole(0), guard: whole(0) },
  }),
  keepShare: ref('fraction'),
  belowShare: oneOf('lowest', 'all'),
  nobodyVoted: oneOf('no-result', 'count-on'),
  passIf: listOf(
    shape({
      votes: oneOf('yes', 'cast'),
      of: oneOf('valid', 'cast', 'entitled'),
      comparator: oneOf('>', '>='),
      threshold: ref('fraction'),
    }),
  ),
  lastPoints: oneOf(0, 1),
  strength: oneOf('winning-votes', 'margins'),
  surplusOrder: oneOf('largest-first', 'order-of-election', 'all-at-once'),
  transferValue: oneOf('product-once', 'product-first', 'fraction-first'),
  electPerStage: oneOf('all', 'one'),
  deferSurpluses: { type: 'boolean' },
  omega: ref('fraction'),
  keepRounding: oneOf('paper', 'pile'),
  keepFactorStages: oneOf('decision', 'each'),
  batchStages: oneOf('one', 'each'),
  batchExclusion: oneOf('none', '<', '<='),
  minimumVotes: whole(0),
  cannotWin: LIST,
  stopAfter: orNull(whole(1)),
  leaveAfterRound: oneOf('all-but-two', 'lowest'),
  withdrawnEffect: shape({ 'before-opening': EFFECT, 'after-opening': EFFECT, 'elected-elsewhere': EFFECT }),
  reopened: oneOf('one-seat', 'all-open-seats'),
  constraintRule: oneOf('guard-and-doom', 'pass-over'),
  ties: listOf(
    kinds({
      'condorcet-among-tied': {},
      'fewest-first-preferences': {},
      'earlier-stages-backwards': {},
      'earlier-stages-forwards': {},
      'lot-order': { order: LIST },
      sha256: { seed: { type: 'string', pattern: '^(?:[0-9a-f]{2})+$', description: 'hexadecimal' } },
      'physical-lot': { lots: listOf(ref('lot')) },
      together: {},
    }),
  ),
};

/** A result prints those options that its rule reads. */
export const optionsSchema: JsonSchema = shape(OPTIONS, Object.keys(OPTIONS));
