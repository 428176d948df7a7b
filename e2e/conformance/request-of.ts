import { type Arithmetic, COUNT_RULES, countRules, type CountRequest, type CountRule } from '@selectorate/count';
import type { OutsideCase } from './cases.ts';
import type { Election } from './load-ballots.ts';

// What a case asks for, in our words: from its method, its options and its source's habits, never from which case it is.

/** Undefined: a rule of that name is not counted here; the reason says which of two ways. */
export function ruleOf({ method }: OutsideCase): { readonly rule: CountRule } | { readonly missing: string } {
  const rule = COUNT_RULES.find((known) => known === method);
  if (rule === undefined) return { missing: 'no rule of that name' };
  return countRules().some((described) => described.rule === rule) ? { rule } : { missing: 'not written yet' };
}

/** What one part of the options asks for. */
type Asked = Partial<Omit<CountRequest, 'rule'>>;

/** The request without its last rung, a lot drawn by hand, which `countWithLots` adds. */
export function requestOf(outside: OutsideCase, rule: CountRule, election: Election): CountRequest {
  const read = [readingAsked, electingAsked, excludingAsked, arithmeticAsked, keepFactorsAsked].map((part) =>
    part(outside, rule),
  );
  return {
    rule,
    ...Object.assign({}, ...read),
    ...(election.undeclared.length === 0 ? {} : { cannotWin: election.undeclared }),
    ties: ladderOf(outside, rule, election),
  };
}

const OVERVOTES = {
  exhaustImmediately: 'exhaust',
  alwaysSkipToNextRank: 'skip',
  exhaustIfMultipleContinuing: 'exhaust-if-several-continue',
} as const;

function readingAsked({ options, source }: OutsideCase, rule: CountRule): Asked {
  const overvote = OVERVOTES[options['overvoteRule'] as keyof typeof OVERVOTES];
  const skips = options['maxSkippedRanksAllowed'];
  // Droop shares a paper among equal preferences where Meek's rule does.
  const shares = isDroop(source) && rule === 'meek';
  return {
    ...(overvote === undefined ? {} : { overvote }),
    ...(shares ? { overvote: 'share' as const } : {}),
    ...(skips === undefined ? {} : { skippedRanks: /^\d+$/.test(`${skips}`) ? Number(skips) : null }),
    ...(options['exhaustOnDuplicateCandidate'] === true ? { duplicates: 'exhaust' as const } : {}),
  };
}

function electingAsked(outside: OutsideCase, rule: CountRule): Asked {
  const { options } = outside;
  const share = options['multiSeatBottomsUpPercentageThreshold'];
  const [whole, hare] = [options['nonIntegerWinningThreshold'] !== true, options['hareQuota'] === true];
  const wigmOfRctab = rule === 'stv-wigm-fractional';
  const droop = whole ? ('droop-whole' as const) : ('droop-next' as const);
  return {
    ...countsOn(outside),
    ...(options['doesFirstRoundDetermineThreshold'] === true ? { majorityBase: 'valid' as const } : {}),
    ...(wigmOfRctab ? { quota: hare ? (whole ? 'hare-whole' : 'hare-exact') : droop } : {}),
    ...(goesOnToTwo(outside, rule) ? { runTo: 'two' as const } : {}),
    ...(options['winnerElectionMode'] === 'multiWinnerAllowOnlyOneWinnerPerRound'
      ? { electPerStage: 'one' as const }
      : {}),
    ...(share === undefined ? {} : { keepShare: fraction(Number(share), 100) }),
    ...(options['stopTabulationEarlyAfterRound'] === undefined
      ? {}
      : { stopAfter: Number(options['stopTabulationEarlyAfterRound']) }),
  };
}

/** OpenSTV, the source of the Scottish counts, excludes until two are left. */
const goesOnToTwo = ({ options, source }: OutsideCase, rule: CountRule): boolean =>
  options['continueUntilTwoCandidatesRemain'] === true ||
  options['run_to_two'] === true ||
  (rule === 'irv' && /openstv/i.test(source));

const isDroop = (source: string): boolean => source === 'jklundell/droop';

/** RCTab counts on where no paper says anything. */
const countsOn = ({ options }: OutsideCase): Asked =>
  options['winnerElectionMode'] === undefined ? {} : { nobodyVoted: 'count-on' };

/** In lowest terms: 15 of 100 is `3/20`. */
function fraction(above: number, below: number): string {
  let [a, b] = [above, below];
  while (b !== 0) [a, b] = [b, a % b];
  return below / a === 1 ? `${above / a}` : `${above / a}/${below / a}`;
}

function excludingAsked({ options, source }: OutsideCase): Asked {
  const least = Number(options['minimumVoteThreshold'] ?? 0);
  // The reports of ranked.vote exclude together whoever cannot catch up (their option `eager`).
  const together = options['batchElimination'] === true || /ranked-vote/.test(source);
  return {
    ...(together ? { batchExclusion: '<' as const } : {}),
    ...(least > 0 ? { minimumVotes: least } : {}),
    ...(options['cutoffElimination'] === true ? { belowShare: 'all' as const } : {}),
  };
}

/**
 * What Meek's description leaves open. Droop writes a line for each of those who leave together. OpenSTV keeps six decimals
 * and rounds keep factors up, adds one in the last place to an exact quota, elects who reaches it, and looks for losers after
 * every sharing out.
 */
function keepFactorsAsked({ options, source }: OutsideCase): Asked {
  if (isDroop(source)) return { batchStages: 'each' };
  if (!/openstv fixed/i.test(`${options['arithmetic'] ?? ''}`)) return {};
  return {
    arithmetic: { kind: 'fixed', places: 6, rounding: 'up' },
    quota: 'droop-next',
    electOn: '>=',
    keepFactorStages: 'each',
    keepRounding: 'pile',
    omega: '1/1000000',
  };
}

/** Rules whose arithmetic is a parameter; the others' own is part of the rule. */
function arithmeticAsked({ options }: OutsideCase, rule: CountRule): Asked {
  const tag = `${options['arithmetic_tag'] ?? ''}`;
  const words = `${options['arithmetic'] ?? ''}`;
  const omega = /(?:^|-)o(\d+)-/.exec(tag)?.[1];
  const asked = arithmeticOf(tag, words) ?? placesOfRctab(options, rule);
  const usual = countRules()
    .find((described) => described.rule === rule)
    ?.options.find(({ option }) => option === 'arithmetic')?.byDefault;
  return {
    ...(asked === undefined || isSame(asked, usual as Arithmetic | undefined) ? {} : { arithmetic: asked }),
    ...(omega === undefined ? {} : { omega: `1/1${'0'.repeat(Number(omega))}` }),
  };
}

function arithmeticOf(tag: string, words: string): Arithmetic | undefined {
  const [, guardedPlaces, guard] = /guarded-p(\d+)-g(\d+)/.exec(tag) ?? [];
  if (guardedPlaces !== undefined) return { kind: 'guarded', places: Number(guardedPlaces), guard: Number(guard) };
  if (/rational/.test(tag) || /rational|exact/.test(words)) return { kind: 'exact' };
  const places = /fixed-p(\d+)/.exec(tag)?.[1] ?? /^fixed (\d+) ?dp/.exec(words)?.[1];
  return places === undefined ? undefined : { kind: 'fixed', places: Number(places), rounding: 'down' };
}

const placesOfRctab = (options: OutsideCase['options'], rule: CountRule): Arithmetic | undefined =>
  rule === 'stv-wigm-fractional' && options['decimalPlacesForVoteArithmetic'] !== undefined
    ? { kind: 'fixed', places: Number(options['decimalPlacesForVoteArithmetic']), rounding: 'down' }
    : undefined;

/** The rule's own rounding stands where the case names only places. */
function isSame(asked: Arithmetic, usual: Arithmetic | undefined): boolean {
  if (asked.kind !== usual?.kind) return false;
  if (asked.kind === 'exact' || usual.kind === 'exact') return true;
  return asked.places === usual.places;
}

function ladderOf({ options }: OutsideCase, rule: CountRule, { tieOrder }: Election): CountRequest['ties'] & {} {
  const mode = options['tiebreakMode'];
  const words = `${options['tie'] ?? ''}`;
  const backwards = mode === 'previousRoundCountsThenRandom' || /prior stage/.test(words) || rule === 'scotland';
  if (/forwards/.test(words)) return [{ kind: 'earlier-stages-forwards' }];
  if (backwards) return [{ kind: 'earlier-stages-backwards' }];
  return mode === 'useCandidateOrder' ? [{ kind: 'lot-order', order: tieOrder }] : [];
}
