import { formatFraction, rational, throwIllegalValue } from '@selectorate/basics';
import type { CountRequest } from '../../rules/options.ts';
import type { Fields } from './fields.ts';
import { shuffleAsJava } from './java-random.ts';
import type { RctabCandidate, RctabConfig, RctabNote } from './rctab.ts';

// Words as RCTab 1.3 and later write them; those of versions before come second.
const MODES = {
  singleWinnerMajority: 'singleWinnerMajority',
  'Single-winner majority determines winner': 'singleWinnerMajority',
  multiWinnerAllowMultipleWinnersPerRound: 'multiWinnerAllowMultipleWinnersPerRound',
  'Multi-winner allow multiple winners per round': 'multiWinnerAllowMultipleWinnersPerRound',
  multiWinnerAllowOnlyOneWinnerPerRound: 'multiWinnerAllowOnlyOneWinnerPerRound',
  'Multi-winner allow only one winner per round': 'multiWinnerAllowOnlyOneWinnerPerRound',
  bottomsUp: 'bottomsUp',
  'Bottoms-up': 'bottomsUp',
  bottomsUpUsingPercentageThreshold: 'bottomsUpUsingPercentageThreshold',
  'Bottoms-up using percentage threshold': 'bottomsUpUsingPercentageThreshold',
  multiPassIrv: 'multiPassIrv',
  'Multi-pass IRV': 'multiPassIrv',
} as const;
type Mode = (typeof MODES)[keyof typeof MODES];

const TIES = {
  random: 'random',
  Random: 'random',
  stopCountingAndAsk: 'stopCountingAndAsk',
  'Stop counting and ask': 'stopCountingAndAsk',
  previousRoundCountsThenRandom: 'previousRoundCountsThenRandom',
  'Previous round counts (then random)': 'previousRoundCountsThenRandom',
  previousRoundCountsThenAsk: 'previousRoundCountsThenAsk',
  'Previous round counts (then stop counting and ask)': 'previousRoundCountsThenAsk',
  useCandidateOrder: 'useCandidateOrder',
  'Use candidate order in the config file': 'useCandidateOrder',
  generatePermutation: 'generatePermutation',
  'Generate permutation': 'generatePermutation',
} as const;

const OVERVOTES = {
  alwaysSkipToNextRank: 'skip',
  'Always skip to next rank': 'skip',
  exhaustImmediately: 'exhaust',
  'Exhaust immediately': 'exhaust',
  exhaustIfMultipleContinuing: 'exhaust-if-several-continue',
  'Exhaust if multiple continuing': 'exhaust-if-several-continue',
} as const;

const RULES = {
  singleWinnerMajority: 'irv',
  multiWinnerAllowMultipleWinnersPerRound: 'stv-wigm-fractional',
  multiWinnerAllowOnlyOneWinnerPerRound: 'stv-wigm-fractional',
  bottomsUp: 'bottoms-up',
  bottomsUpUsingPercentageThreshold: 'bottoms-up-threshold',
  multiPassIrv: 'sequential-irv',
} as const satisfies Readonly<Record<Mode, CountRequest['rule']>>;

/** What the `rules` of a configuration come to. */
export type RctabRules = Pick<RctabConfig, 'seats' | 'request' | 'tieOrder'> & {
  /** Null: as many as there are candidates. */
  readonly mostRanks: number | null;
};

/** Reads every key of `rules`; faults are left with the fields, `notes` grows. */
export function readRules(fields: Fields, candidates: readonly RctabCandidate[], notes: RctabNote[]): RctabRules {
  const mode =
    fields.required('winnerElectionMode', fields.choice('winnerElectionMode', MODES)) ?? 'singleWinnerMajority';
  const overvote = fields.required('overvoteRule', fields.choice('overvoteRule', OVERVOTES)) ?? 'exhaust';
  const seats = fields.required('numberOfWinners', fields.number('numberOfWinners', [0, candidates.length])) ?? 1;
  if (
    (mode === 'singleWinnerMajority' && seats !== 1) ||
    (seats === 0 && mode !== 'bottomsUpUsingPercentageThreshold')
  ) {
    fields.bad('numberOfWinners', mode === 'singleWinnerMajority' ? 'give 1' : 'give 1 or more');
  }
  fields.take('rulesDescription');
  for (const key of ['tabulateByPrecinct', 'tabulateByBatch', 'generateCdfJson']) {
    if (fields.flag(key)) notes.push({ path: fields.pathOf(key), code: 'output-only' });
  }
  const request: CountRequest = {
    rule: RULES[mode],
    overvote,
    skippedRanks: numberOr(fields, 'maxSkippedRanksAllowed', 'unlimited'),
    duplicates: fields.flag('exhaustOnDuplicateCandidate') ? 'exhaust' : 'skip',
    minimumVotes: fields.number('minimumVoteThreshold', [0, 1_000_000]) ?? 0,
    batchExclusion: fields.flag('batchElimination') ? '<' : 'none',
    runTo: fields.flag('continueUntilTwoCandidatesRemain') ? 'two' : 'majority',
    majorityBase: fields.flag('doesFirstRoundDetermineThreshold') ? 'valid' : 'continuing',
    stopAfter: fields.number('stopTabulationEarlyAfterRound', [1, 1_000_000]) ?? null,
    ...thresholdOptions(fields, mode),
    ...quotaOptions(fields, mode),
  };
  const mostRanks = numberOr(fields, 'maxRankingsAllowed', 'max');
  return { seats, request, mostRanks, tieOrder: readTies(fields, candidates, notes) };
}

/** A number, or null for the word that stands for no limit. */
function numberOr(fields: Fields, key: string, word: string): number | null {
  if (fields.take(key) === word) return null;
  return fields.required(key, fields.number(key, [key === 'maxRankingsAllowed' ? 1 : 0, 1_000_000])) ?? null;
}

function thresholdOptions(fields: Fields, mode: Mode): Partial<CountRequest> {
  const percentage = fields.number('multiSeatBottomsUpPercentageThreshold', [1, 100]);
  const cutoff = fields.flag('cutoffElimination');
  if (mode !== 'bottomsUpUsingPercentageThreshold') return {};
  fields.required('multiSeatBottomsUpPercentageThreshold', percentage);
  return {
    keepShare: formatFraction(rational(BigInt(percentage ?? 100), 100n)),
    belowShare: cutoff ? 'all' : 'lowest',
  };
}

function quotaOptions(fields: Fields, mode: Mode): Partial<CountRequest> {
  const places = fields.required(
    'decimalPlacesForVoteArithmetic',
    fields.number('decimalPlacesForVoteArithmetic', [1, 20]),
  );
  const isHare = fields.flag('hareQuota');
  const isFraction = fields.flag('nonIntegerWinningThreshold');
  if (RULES[mode] !== 'stv-wigm-fractional') return {};
  if (isHare && isFraction) {
    fields.unsupported('hareQuota', 'leave out hareQuota or nonIntegerWinningThreshold: no quota here is both');
  }
  return {
    arithmetic: { kind: 'fixed', places: places ?? 4, rounding: 'down' },
    quota: isHare ? 'hare-whole' : isFraction ? 'droop-next' : 'droop-whole',
    electPerStage: mode === 'multiWinnerAllowOnlyOneWinnerPerRound' ? 'one' : 'all',
  };
}

/** The order that decides ties where there is one; else ties pause the count, and a note says so. */
function readTies(fields: Fields, candidates: readonly RctabCandidate[], notes: RctabNote[]): readonly number[] | null {
  const ties = fields.required('tiebreakMode', fields.choice('tiebreakMode', TIES)) ?? 'stopCountingAndAsk';
  const path = fields.pathOf('tiebreakMode');
  const seed = fields.number('randomSeed', [-(2 ** 47), 2 ** 47 - 1]);
  const inOrder = [...candidates.keys()];
  switch (ties) {
    case 'useCandidateOrder':
      return inOrder;
    case 'generatePermutation': {
      const said = (i: number): string => candidates[i]?.aliases[0] ?? candidates[i]?.name ?? '';
      const sorted = inOrder.toSorted((a, b) => (said(a) < said(b) ? -1 : Number(said(a) > said(b))));
      return shuffleAsJava(sorted, fields.required('randomSeed', seed) ?? 0);
    }
    case 'random':
    case 'previousRoundCountsThenRandom':
    case 'previousRoundCountsThenAsk':
    case 'stopCountingAndAsk':
      if (ties.startsWith('previousRound')) notes.push({ path, code: 'look-at-the-round-before' });
      notes.push({ path, code: 'ties-pause-the-count' });
      return null;
    default:
      return throwIllegalValue(ties);
  }
}
