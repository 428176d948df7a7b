import type { CandidateId } from '@selectorate/basics';
import type { Contest } from '../contest/contest.ts';
import type { CountFault } from '../result/result.ts';
import type { RecordedLot, TieRule } from '../ties/tie-result.ts';
import type { CountOptions, CountRule } from './options.ts';
import { definitionOf } from './registry.ts';

/** Complete options and the candidates on the paper. */
interface Asked {
  readonly options: CountOptions;
  readonly candidates: readonly CandidateId[];
}

/** What is wrong with a request before a single paper is looked at; undefined when nothing is. */
export function faultOfRequest(rule: CountRule, contest: Contest, asked: Asked): CountFault | undefined {
  const { options, candidates } = asked;
  return (
    faultOfStranger(
      contest.withdrawn.map(({ candidate }) => candidate),
      'withdrawn',
      candidates,
    ) ??
    faultOfStranger(options.cannotWin, 'cannotWin', candidates) ??
    faultOfSeats(rule, contest, asked) ??
    faultOfSkips(options) ??
    options.ties.map((tie) => faultOfTieRule(tie, candidates)).find((fault) => fault !== undefined)
  );
}

function faultOfStranger(
  named: readonly CandidateId[],
  where: 'withdrawn' | 'cannotWin',
  candidates: readonly CandidateId[],
): CountFault | undefined {
  const stranger = named.find((candidate) => !candidates.includes(candidate));
  return stranger === undefined ? undefined : { code: 'unknown-candidate', candidate: stranger, where };
}

function faultOfSeats(
  rule: CountRule,
  { seats, withdrawn }: Contest,
  { options, candidates }: Asked,
): CountFault | undefined {
  const outside = new Set([...withdrawn.map(({ candidate }) => candidate), ...options.cannotWin]);
  const standing = candidates.length - outside.size;
  const most = definitionOf(rule).seats === 'any' ? standing : Math.min(1, standing);
  const possible = Number.isInteger(seats) && seats >= 1 && seats <= most;
  return possible ? undefined : { code: 'seats-out-of-range', seats, most };
}

function faultOfSkips({ skippedRanks }: CountOptions): CountFault | undefined {
  return skippedRanks === null || (Number.isSafeInteger(skippedRanks) && skippedRanks >= 0)
    ? undefined
    : { code: 'bad-option', option: 'skippedRanks', expected: 'a whole number, or null for any number' };
}

function faultOfTieRule(rule: TieRule, candidates: readonly CandidateId[]): CountFault | undefined {
  if (rule.kind === 'lot-order') return faultOfOrder(rule.order, candidates);
  if (rule.kind === 'sha256') {
    const isSeed = /^(?:[0-9a-f]{2})+$/.test(rule.seed);
    return isSeed ? undefined : badTies('a seed in lower-case hexadecimal');
  }
  if (rule.kind === 'physical-lot') return rule.lots.map((lot) => faultOfLot(lot, candidates)).find(isFault);
  return undefined;
}

function faultOfOrder(order: readonly CandidateId[], candidates: readonly CandidateId[]): CountFault | undefined {
  const stranger = order.find((candidate) => !candidates.includes(candidate));
  if (stranger !== undefined) return { code: 'unknown-candidate', candidate: stranger, where: 'ties' };
  const complete = order.length === candidates.length && new Set(order).size === order.length;
  return complete ? undefined : badTies('a lot order that names every candidate once');
}

function faultOfLot({ among, drawn }: RecordedLot, candidates: readonly CandidateId[]): CountFault | undefined {
  const stranger = [...among, drawn].find((candidate) => !candidates.includes(candidate));
  if (stranger !== undefined) return { code: 'unknown-candidate', candidate: stranger, where: 'ties' };
  const sound = among.includes(drawn) && new Set(among).size === among.length;
  return sound ? undefined : badTies('a lot that drew one of those it was drawn among');
}

const badTies = (expected: string): CountFault => ({ code: 'bad-option', option: 'ties', expected });
const isFault = (fault: CountFault | undefined): fault is CountFault => fault !== undefined;
