import {
  type CandidateId,
  compare,
  err,
  multiply,
  ok,
  parseFraction,
  rational,
  type Rational,
  type Result,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CountFault, Stage } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import { doomed, fill, guarded, mayWin, oneByOne, passOver } from './judging.ts';
import type { SecondRule } from './question.ts';
import {
  answerOf,
  bottom,
  continuing,
  type Decision,
  isStopped,
  markOf,
  nobodyVoted,
  openRace,
  openSeats,
  pick,
  post,
  type Race,
  statusOf,
  top,
  unelectable,
} from './race.ts';
import { falling, highestOf, isBelow, rising, votesOf } from './votes.ts';
import { castVotes, countingVotes, describe, type Look, lookAt } from './whole-papers.ts';
import { votesAreWhole } from './sections.ts';

// The rules in which the lowest leave round by round, a second time from docs/rules/elimination.md: irv, av,
// sequential-irv, bottoms-up, bottoms-up-threshold.

/** `irv` and `av`: one seat. */
export const countByMajority: SecondRule = (question) => {
  const race = openRace(question);
  const counted = runPass(race, { action: { kind: 'first-preferences' }, quota: halfOf, decide: byMajority });
  return counted.ok ? ok(answerOf(race)) : counted;
};

/** A seat for each pass over all papers. */
export const countSequentially: SecondRule = (question) => {
  const race = openRace(question);
  for (let seat = 1; openSeats(race) > 0 && !isStopped(race); seat++) {
    for (const [candidate, status] of race.status) {
      const isBack = status === 'excluded' && !race.passedOver.includes(candidate);
      if (isBack) race.status.set(candidate, 'continuing');
    }
    race.excluded = [];
    const action = seat === 1 ? ({ kind: 'first-preferences' } as const) : ({ kind: 'next-pass', seat } as const);
    const counted = runPass(race, { action, quota: halfOf, decide: byMajority });
    if (!counted.ok) return counted;
  }
  return ok(answerOf(race));
};

export const countBottomsUp: SecondRule = (question) => {
  const race = openRace(question);
  const quota = ({ first }: Omit<Round, 'quota'>): Rational => {
    const { n, d } = countingVotes(first);
    return rational(n / (d * BigInt(question.contest.seats + 1)) + 1n);
  };
  const counted = runPass(race, { action: { kind: 'first-preferences' }, quota, decide: byWhoIsLeft });
  return counted.ok ? ok(answerOf(race)) : counted;
};

export const countAboveThreshold: SecondRule = (question) => {
  const race = openRace(question);
  const share = parseFraction(question.options.keepShare) ?? ZERO;
  const quota = (round: Omit<Round, 'quota'>): Rational => multiply(share, baseOf(round));
  const counted = runPass(race, { action: { kind: 'first-preferences' }, quota, decide: byShare });
  return counted.ok ? ok(answerOf(race)) : counted;
};

/** One stage of a pass. */
interface Round {
  readonly race: Race;
  readonly look: Look;
  /** The look at the first stage of the pass. */
  readonly first: Look;
  /** Half, or what else the stage asks for. */
  readonly quota: Rational;
}

interface Pass {
  readonly action: Stage['action'];
  readonly quota: (round: Omit<Round, 'quota'>) => Rational;
  /** Who is elected or leaves; `done` ends the pass. */
  readonly decide: (
    round: Round,
  ) => Result<Decision & { readonly done?: boolean; readonly keep?: boolean }, CountFault>;
}

function runPass(race: Race, { action, quota, decide }: Pass): Result<null, CountFault> {
  const { question, papers } = race;
  let first: Look | undefined;
  let kept: Rational | undefined;
  let since: { look: Look; left: readonly CandidateId[] } | undefined;
  for (;;) {
    const look = lookAt(question, papers, { markOf: markOf(race), before: since?.look });
    first ??= look;
    race.past.push(look.votes);
    if (race.past.length === 1) {
      const somebody = nobodyVoted(race, countingVotes(look), mayWin(race, IN_PASSES).length > 1);
      if (!somebody.ok) return somebody;
    }
    const asked = kept ?? quota({ race, look, first });
    const passed = race.passedOver.length;
    const decided = decide({ race, look, first, quota: asked });
    if (!decided.ok) return decided;
    const { done = false, keep = false, ...decision } = decided.value;
    if (keep) kept = asked;
    // Half was kept for somebody who has now been passed over.
    if (race.passedOver.length > passed) kept = undefined;
    const page = describe(question, {
      n: race.stages.length + 1,
      action: since === undefined ? action : { kind: 'exclusion', of: since.left, value: null },
      quota: decide === byMajority ? printedHalf(race, asked) : asked,
      look,
      ...(since === undefined ? {} : { since }),
      status: (candidate) => statusOf(race, candidate),
    });
    post(race, page, decision);
    if (done || isStopped(race)) return ok(null);
    since = { look, left: decision.excluded ?? [] };
  }
}

const baseOf = ({ race, look, first }: Omit<Round, 'quota'>): Rational => {
  const { majorityBase } = race.question.options;
  if (majorityBase === 'cast') return castVotes(race.question, first);
  return countingVotes(majorityBase === 'continuing' ? look : first);
};

const halfOf = (round: Omit<Round, 'quota'>): Rational => multiply(rational(1, 2), baseOf(round));

/** Whether votes are a majority where this is half. */
export const isMajority = ({ electOn }: CountOptions, votes: Rational, half: Rational): boolean =>
  electOn === '>' ? compare(votes, half) > 0 : compare(votes, half) >= 0;

/** The smallest number of whole votes that is a majority; half itself where votes are not whole. */
export function printedHalf({ question: { options, contest } }: Race, half: Rational): Rational {
  if (!votesAreWhole(contest.sections)) return half;
  const floor = half.n / half.d;
  if (options.electOn === '>') return rational(floor + 1n);
  return rational(half.d === 1n ? floor : floor + 1n);
}

const byMajority: Pass['decide'] = (round) => {
  const { race, look, quota } = round;
  const { options } = race.question;
  const left = continuing(race);
  if (left.length <= 1) {
    const filled = fill(race, left, { seats: 1 });
    return filled.ok ? ok({ ...filled.value, done: true }) : filled;
  }
  const hasMajority = (candidate: CandidateId): boolean => isMajority(options, votesOf(look.votes, candidate), quota);
  const mayElect = options.runTo === 'majority' || left.length <= 2;
  if (mayElect) passOver(race, mayWin(race, IN_PASSES).filter(hasMajority));
  const enough = mayWin(race, IN_PASSES).filter(hasMajority);
  if (enough.length > 0 && mayElect) {
    const picked = pick(race, 'elect', top(enough, look.votes));
    if (!picked.ok) return picked;
    const { chosen, ties } = picked.value;
    return ok({ elected: chosen.map((candidate) => ({ candidate, by: 'quota' })), ties, done: true });
  }
  const keep = enough.length > 0 && options.runTo === 'two';
  const out = leaveFirst(round, IN_PASSES) ?? leaveNext(round, options.runTo === 'two' ? 2 : 1, left);
  return out.ok ? ok({ ...out.value, keep }) : out;
};

/** Whoever is excluded in a pass stands again in the next, so that nobody is guarded. */
const IN_PASSES = { inPasses: true } as const;

function pickLowest({ race, look }: Round, from: readonly CandidateId[]): Result<Decision, CountFault> {
  const tied = bottom(from, look.votes);
  const lowest = pick(race, 'exclude', tied);
  if (!lowest.ok) return lowest;
  const { chosen: excluded, ties } = lowest.value;
  if (excluded.length > 1 && oneByOne(race)) {
    return err({ code: 'tie-undecided', stage: race.past.length, purpose: 'exclude', tied: excluded });
  }
  return ok({ excluded, ties });
}

const byWhoIsLeft: Pass['decide'] = (round) => {
  const { race, look } = round;
  const { seats } = race.question.contest;
  const kept = guarded(race);
  const left = continuing(race);
  const isFilled = left.length <= seats && unelectable(race).length === 0 && doomed(race).length === 0;
  // Under constraints whoever is needed to fill the seats stays, however few their votes.
  const out = isFilled && oneByOne(race) ? undefined : leaveFirst(round);
  if (out !== undefined) return out;
  if (left.length <= seats) {
    const filled = fill(race, falling(left, look.votes));
    return filled.ok ? ok({ ...filled.value, done: true }) : filled;
  }
  const free = left.filter((candidate) => !kept.includes(candidate));
  return leaveNext(round, seats, free);
};

const byShare: Pass['decide'] = (round) => {
  const { race, look, quota } = round;
  const { contest, options } = race.question;
  const out = leaveFirst(round);
  if (out !== undefined) return out;
  const left = continuing(race);
  const isLow = (candidate: CandidateId): boolean => {
    const above = compare(votesOf(look.votes, candidate), quota);
    return options.electOn === '>=' ? above < 0 : above <= 0;
  };
  const low = left.filter(isLow);
  if (low.length === 0 && (contest.seats === 0 || left.length <= contest.seats)) {
    const elected = falling(left, look.votes).map((candidate) => ({ candidate, by: 'quota' as const }));
    return ok({ elected, done: true });
  }
  if (options.belowShare === 'all' && low.length > 0 && low.length < left.length) return ok({ excluded: low });
  return low.length === 0 ? leaveNext(round, contest.seats, left) : pickLowest(round, left);
};

/**
 * Those who leave before anybody else: who can never be elected, then whom constraints keep out, then who had too few votes at
 * the first stage of the pass.
 */
function leaveFirst(
  round: Round,
  asking: { readonly inPasses?: boolean } = {},
): Result<Decision, CountFault> | undefined {
  const { race, first } = round;
  const never = unelectable(race);
  if (never.length > 0) return ok({ excluded: never });
  const out = doomed(race, asking);
  if (out.length > 0) return ok({ excluded: out });
  const left = continuing(race);
  const least = rational(race.question.options.minimumVotes);
  const few = left.filter((candidate) => isBelow(votesOf(first.votes, candidate), least));
  if (few.length === 0 || few.length === left.length) return undefined;
  if (!oneByOne(race)) return ok({ excluded: few });
  const kept = asking.inPasses === true ? [] : guarded(race);
  const free = few.filter((candidate) => !kept.includes(candidate));
  return free.length === 0 ? undefined : pickLowest(round, free);
}

/** A group from the bottom, or the lowest of these. */
function leaveNext(round: Round, stay: number, from: readonly CandidateId[]): Result<Decision, CountFault> {
  const group = batch(round, stay);
  return group === undefined ? pickLowest(round, from) : ok({ excluded: group });
}

/** The largest group from the bottom that can leave together so that at least so many stay; undefined if there is none. */
function batch({ race, look }: Round, stay: number): readonly CandidateId[] | undefined {
  const { batchExclusion } = race.question.options;
  if (batchExclusion === 'none' || oneByOne(race)) return undefined;
  const inOrder = rising(continuing(race), look.votes);
  let largest: readonly CandidateId[] | undefined;
  for (let size = 1; size <= inOrder.length - Math.max(1, stay); size++) {
    const [group, next] = [inOrder.slice(0, size), inOrder[size]];
    if (next === undefined) break;
    const theirs = group.map((candidate) => votesOf(look.votes, candidate));
    const isApart = isBelow(highestOf(theirs), votesOf(look.votes, next));
    const against = compare(sum(theirs), votesOf(look.votes, next));
    if (isApart && (batchExclusion === '<' ? against < 0 : against <= 0)) largest = group;
  }
  return largest;
}
