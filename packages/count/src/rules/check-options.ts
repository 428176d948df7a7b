import { type CandidateId, compare, ONE, parseFraction, ZERO } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { CountOptions, CountRule } from './options.ts';
import { definitionOf } from './registry.ts';
import { isFault } from './faults.ts';

/** A value of an option before anybody has looked at it: whatever a file or a command line held. */
type Untrusted = unknown;

/** What an option may be, in words for whoever chose it, and whether a value is that. */
interface Check {
  readonly expected: string;
  readonly admits: (value: Untrusted) => boolean;
}

/** Decimal places beyond which nobody counts. */
const MOST_PLACES = 100;
const MOST_LISTED = 100_000;

/** The first option that the rule reads and that is not what it may be. */
export function faultOfOptions(rule: CountRule, options: CountOptions): CountFault | undefined {
  const read = Object.keys(definitionOf(rule).options) as (keyof CountOptions)[];
  const wrong = read.find((option) => !CHECKS[option].admits(options[option]));
  return wrong === undefined ? undefined : { code: 'bad-option', option: wrong, expected: CHECKS[wrong].expected };
}

/** Tie rules and undeclared names, once their form is right: are those they name on the paper? */
export function faultOfNames(
  options: Pick<CountOptions, 'ties' | 'cannotWin'>,
  candidates: readonly CandidateId[],
): CountFault | undefined {
  const known = new Set(candidates);
  const stranger = (named: readonly CandidateId[], where: 'ties' | 'cannotWin'): CountFault | undefined => {
    const unknown = named.find((candidate) => !known.has(candidate));
    return unknown === undefined ? undefined : { code: 'unknown-candidate', candidate: unknown, where };
  };
  const ofTies = options.ties.map((tie) => {
    if (tie.kind === 'physical-lot') {
      return tie.lots.map(({ among, drawn }) => stranger([...among, drawn], 'ties')).find(isFault);
    }
    if (tie.kind !== 'lot-order') return undefined;
    const complete = tie.order.length === candidates.length && new Set(tie.order).size === candidates.length;
    const expected = 'a lot order that names every candidate once';
    return (
      stranger(tie.order, 'ties') ??
      (complete ? undefined : { code: 'bad-option' as const, option: 'ties' as const, expected })
    );
  });
  return stranger(options.cannotWin, 'cannotWin') ?? ofTies.find(isFault);
}

const oneOf = (...words: readonly (string | number)[]): Check => ({
  expected: `one of ${words.join(', ')}`,
  admits: (value) => words.some((word) => word === value),
});

const isWhole = (value: Untrusted, least: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least;

const isPlaces = (value: Untrusted): boolean => isWhole(value, 0) && value <= MOST_PLACES;

const isFraction = (value: Untrusted, most: 'any' | 'one'): boolean => {
  const fraction = typeof value === 'string' ? parseFraction(value) : undefined;
  return fraction !== undefined && compare(fraction, ZERO) >= 0 && (most === 'any' || compare(fraction, ONE) <= 0);
};

const isList = (value: Untrusted): value is readonly Untrusted[] => Array.isArray(value) && value.length <= MOST_LISTED;
const isNames = (value: Untrusted): value is readonly string[] =>
  isList(value) && value.every((name) => typeof name === 'string') && new Set(value).size === value.length;

/** A plain object with exactly these keys. */
const hasKeys = <Key extends string>(
  value: Untrusted,
  ...keys: readonly Key[]
): value is { readonly [K in Key]: Untrusted } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => Object.hasOwn(value, key));

const yesOrNo: Check = { expected: 'true or false', admits: (value) => typeof value === 'boolean' };

const CHECKS: { readonly [Option in keyof CountOptions]: Check } = {
  overvote: oneOf('exhaust', 'skip', 'exhaust-if-several-continue', 'share'),
  skippedRanks: {
    expected: 'a whole number, or null for any number',
    admits: (value) => value === null || isWhole(value, 0),
  },
  duplicates: oneOf('skip', 'exhaust'),
  unranked: oneOf('below', 'nothing-said'),
  majorityBase: oneOf('continuing', 'valid', 'cast'),
  electOn: oneOf('>', '>='),
  runTo: oneOf('majority', 'two'),
  quota: oneOf('droop-whole', 'droop-exact', 'droop-next', 'hare-whole', 'hare-exact'),
  quotaWhen: oneOf('static', 'recalculated', 'until-first-election'),
  arithmetic: {
    expected: `exact, or fixed or guarded with 0 to ${MOST_PLACES} places`,
    admits: (value) =>
      (hasKeys(value, 'kind') && value.kind === 'exact') ||
      (hasKeys(value, 'kind', 'places', 'rounding') &&
        value.kind === 'fixed' &&
        isPlaces(value.places) &&
        oneOf('down', 'up', 'half-up').admits(value.rounding)) ||
      (hasKeys(value, 'kind', 'places', 'guard') &&
        value.kind === 'guarded' &&
        isPlaces(value.places) &&
        isPlaces(value.guard)),
  },
  keepShare: { expected: 'a fraction from 0 to 1, such as 3/20', admits: (value) => isFraction(value, 'one') },
  belowShare: oneOf('lowest', 'all'),
  nobodyVoted: oneOf('no-result', 'count-on'),
  passIf: {
    expected: 'a list of tests: votes, of, comparator and a fraction as threshold',
    admits: (value) =>
      isList(value) &&
      value.every(
        (test) =>
          hasKeys(test, 'votes', 'of', 'comparator', 'threshold') &&
          oneOf('yes', 'cast').admits(test.votes) &&
          oneOf('valid', 'cast', 'entitled').admits(test.of) &&
          oneOf('>', '>=').admits(test.comparator) &&
          isFraction(test.threshold, 'one'),
      ),
  },
  lastPoints: oneOf(0, 1),
  strength: oneOf('winning-votes', 'margins'),
  surplusOrder: oneOf('largest-first', 'order-of-election', 'all-at-once'),
  transferValue: oneOf('product-once', 'product-first', 'fraction-first'),
  electPerStage: oneOf('all', 'one'),
  deferSurpluses: yesOrNo,
  omega: { expected: 'a fraction, such as 1/1000000', admits: (value) => isFraction(value, 'any') },
  keepRounding: oneOf('paper', 'pile'),
  keepFactorStages: oneOf('decision', 'each'),
  batchExclusion: oneOf('none', '<', '<='),
  batchStages: oneOf('one', 'each'),
  minimumVotes: { expected: 'a whole number of votes', admits: (value) => isWhole(value, 0) },
  cannotWin: { expected: 'a list of candidates, each once', admits: isNames },
  stopAfter: {
    expected: 'the number of a stage, 1 or more, or null',
    admits: (value) => value === null || isWhole(value, 1),
  },
  leaveAfterRound: oneOf('all-but-two', 'lowest'),
  withdrawnEffect: {
    expected: 'read-past, exclude-first or papers-stop for each of before-opening, after-opening and elected-elsewhere',
    admits: (value) =>
      hasKeys(value, 'before-opening', 'after-opening', 'elected-elsewhere') &&
      Object.values(value).every(oneOf('read-past', 'exclude-first', 'papers-stop').admits),
  },
  reopened: oneOf('one-seat', 'all-open-seats'),
  constraintRule: oneOf('guard-and-doom', 'pass-over'),
  ties: {
    expected:
      'a list of tie rules; sha256 has a seed in lower-case hexadecimal, lot-order an order, physical-lot lots that drew one of those they were drawn among',
    admits: (value) => isList(value) && value.every(isTieRule),
  },
};

function isTieRule(value: Untrusted): boolean {
  if (hasKeys(value, 'kind', 'seed')) {
    const { kind, seed } = value;
    return kind === 'sha256' && typeof seed === 'string' && seed.length <= 1024 && /^(?:[0-9a-f]{2})+$/.test(seed);
  }
  if (hasKeys(value, 'kind', 'order')) {
    return value.kind === 'lot-order' && isList(value.order) && value.order.every((name) => typeof name === 'string');
  }
  if (hasKeys(value, 'kind', 'lots')) {
    return value.kind === 'physical-lot' && isList(value.lots) && value.lots.every(isLot);
  }
  const bare = [
    'condorcet-among-tied',
    'fewest-first-preferences',
    'earlier-stages-backwards',
    'earlier-stages-forwards',
    'together',
  ];
  return hasKeys(value, 'kind') && oneOf(...bare).admits(value.kind);
}

const isLot = (value: Untrusted): boolean =>
  hasKeys(value, 'stage', 'purpose', 'among', 'drawn') &&
  isWhole(value.stage, 1) &&
  oneOf('elect', 'exclude', 'order').admits(value.purpose) &&
  isNames(value.among) &&
  typeof value.drawn === 'string' &&
  value.among.includes(value.drawn);
