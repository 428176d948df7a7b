import { type CandidateId, ok, type Result } from '@selectorate/basics';
import type { CountFault, Election } from '../result/result.ts';
import type { Tie } from '../ties/tie-result.ts';
import { canMeet, judge } from './panel.ts';
import { continuing, electable, isUnelectable, openSeats, type Pick, pick, type Race, statusOf, top } from './race.ts';
import { isSame, type Votes, votesOf } from './votes.ts';

// What constraints do to who may be elected or excluded, a second time from docs/rules/constraints.md.

const hasConstraints = ({ question }: Race): boolean => question.contest.constraints.length > 0;

export const passesOver = (race: Race): boolean =>
  hasConstraints(race) && race.question.options.constraintRule === 'pass-over';

/** Several may neither be elected nor leave at one stage, because each changes what is left for the others. */
export const oneByOne = hasConstraints;

/** Those who stand, and the excluded where they may come back. */
function mayStand(race: Race, comesBack: boolean): readonly CandidateId[] {
  const { candidates } = race.question;
  return candidates.filter(
    (candidate) =>
      !isUnelectable(race, candidate) &&
      !race.passedOver.includes(candidate) &&
      (statusOf(race, candidate) === 'continuing' || (comesBack && race.excluded.includes(candidate))),
  );
}

interface Asking {
  /** Elected on the stage at hand. */
  readonly newly?: readonly CandidateId[];
  /** Whoever is excluded stands again in the next pass. */
  readonly inPasses?: boolean;
}

/** Whom the constraints keep in. */
export function guarded(race: Race): readonly CandidateId[] {
  if (!hasConstraints(race) || passesOver(race)) return [];
  return judge(race.question.contest, { elected: race.elected, standing: mayStand(race, false) }).guarded;
}

/** Whom the constraints keep out; or who was passed over, and has not gone. */
export function doomed(race: Race, { newly = [], inPasses = false }: Asking = {}): readonly CandidateId[] {
  if (!hasConstraints(race)) return [];
  const inRace = continuing(race);
  if (passesOver(race)) return inRace.filter((candidate) => race.passedOver.includes(candidate));
  const standing = mayStand(race, inPasses).filter((candidate) => !newly.includes(candidate));
  const judged = judge(race.question.contest, { elected: [...race.elected, ...newly], standing });
  return inRace.filter((candidate) => judged.doomed.includes(candidate));
}

/** Those who may be elected. */
export function mayWin(race: Race, asking: Asking = {}): readonly CandidateId[] {
  const out = doomed(race, asking);
  return continuing(race).filter((candidate) => !isUnelectable(race, candidate) && !out.includes(candidate));
}

/** Whether somebody could not be elected beside these without breaking a constraint for good. */
function breaks(race: Race, candidate: CandidateId, newly: readonly CandidateId[] = []): boolean {
  const { contest } = race.question;
  if (candidate === contest.reopenNominations || !hasConstraints(race)) return false;
  const elected = [...race.elected, ...newly, candidate];
  const standing = mayStand(race, passesOver(race)).filter((other) => !elected.includes(other));
  return !canMeet(contest, { elected, standing });
}

/** Passes over those of these whose votes suffice and who would break a constraint, where that is the rule. */
export function passOver(race: Race, suffice: readonly CandidateId[], newly: readonly CandidateId[] = []): void {
  if (!passesOver(race)) return;
  const out = suffice.filter((candidate) => breaks(race, candidate, newly));
  race.passedOver.push(...out.filter((candidate) => !race.passedOver.includes(candidate)));
}

interface Filling {
  /** Elected before on the stage at hand. */
  readonly already?: readonly CandidateId[];
  readonly seats?: number;
  readonly kept?: readonly CandidateId[];
  /** Whether two are equal by the figures that put them in order; otherwise the tallies of the stage at hand. */
  readonly areEqual?: (one: CandidateId, other: CandidateId) => boolean;
}

interface Filled {
  readonly elected: readonly Election[];
  readonly ties: readonly Tie[];
}

/**
 * The last who are left take the seats, in this order, those `kept` because constraints guard them. Where some are passed
 * over, equals are looked at together: all are elected if the constraints bear it, else the ladder says which one, and the
 * rest of them are looked at again. Seats that stay empty go to the excluded, the last of them first.
 */
export function fill(
  race: Race,
  inOrder: readonly CandidateId[],
  { already = [], seats = openSeats(race) - already.length, kept = [], areEqual = sameVotes(race) }: Filling = {},
): Result<Filled, CountFault> {
  const byOf = (candidate: CandidateId): Election['by'] => (kept.includes(candidate) ? 'guarded' : 'last-left');
  if (!passesOver(race)) {
    return ok({ elected: inOrder.slice(0, seats).map((candidate) => ({ candidate, by: byOf(candidate) })), ties: [] });
  }
  const taken: CandidateId[] = [];
  const ties: Tie[] = [];
  const isFull = (): boolean => taken.length >= seats || closesSeats(race, taken);
  const newly = (): readonly CandidateId[] => [...already, ...taken];
  const isOut = (candidate: CandidateId): boolean => race.passedOver.includes(candidate) || taken.includes(candidate);
  while (!isFull()) {
    const waiting = inOrder.filter((candidate) => !isOut(candidate));
    const [most] = waiting;
    if (most === undefined) break;
    const equals = waiting.filter((candidate) => areEqual(candidate, most));
    passOver(race, equals, newly());
    const able = equals.filter((candidate) => !isOut(candidate));
    const isRoom = taken.length + able.length <= seats;
    const isSafe = able.every((candidate, at) => !breaks(race, candidate, [...newly(), ...able.slice(0, at)]));
    const picked = isRoom && isSafe ? ok({ chosen: able, ties: [] }) : pick(race, 'elect', able);
    if (!picked.ok) return picked;
    taken.push(...picked.value.chosen);
    ties.push(...picked.value.ties);
  }
  const elected: Election[] = taken.map((candidate) => ({ candidate, by: byOf(candidate) }));
  const back = race.excluded.filter(
    (candidate) => !isUnelectable(race, candidate) && candidate !== race.question.contest.reopenNominations,
  );
  for (const candidate of back.toReversed()) {
    if (isFull()) break;
    if (isOut(candidate)) continue;
    passOver(race, [candidate], newly());
    if (isOut(candidate)) continue;
    taken.push(candidate);
    elected.push({ candidate, by: 'guarded' });
  }
  return ok({ elected, ties });
}

function sameVotes({ past }: Race): (one: CandidateId, other: CandidateId) => boolean {
  const now: Votes = past.at(-1) ?? new Map();
  return (one, other) => isSame(votesOf(now, one), votesOf(now, other));
}

/** Whether nominations are re-opened for all seats that are left once these are elected. */
const closesSeats = ({ question: { contest, options } }: Race, taken: readonly CandidateId[]): boolean =>
  options.reopened === 'all-open-seats' && taken.some((candidate) => candidate === contest.reopenNominations);

/**
 * So many with the most votes, from the highest down, passing over whoever would break a constraint for good. Each is judged
 * when their turn comes: a seat that "re-open nominations" has taken by then may have made room for them. The ladder picks
 * where a tally is shared by more than the places left, or by some who cannot all be seated.
 */
export function seatMost(race: Race, { places, votes }: { places: number; votes: Votes }): Result<Pick, CountFault> {
  const from = electable(race);
  const chosen: CandidateId[] = [];
  const passed: CandidateId[] = [];
  const ties: Tie[] = [];
  for (;;) {
    const left = from.filter((candidate) => !chosen.includes(candidate) && !passed.includes(candidate));
    const level = top(left, votes);
    if (level.length === 0 || chosen.length === places) return ok({ chosen, ties });
    const highest = level.filter((candidate) => !breaks(race, candidate, chosen));
    passed.push(...level.filter((candidate) => !highest.includes(candidate)));
    const isRoom = chosen.length + highest.length <= places;
    const isSafe = highest.every((candidate, at) => !breaks(race, candidate, [...chosen, ...highest.slice(0, at)]));
    if (isRoom && isSafe) {
      chosen.push(...highest);
      continue;
    }
    const picked = pick(race, 'elect', highest);
    if (!picked.ok) return picked;
    ties.push(...picked.value.ties);
    chosen.push(...picked.value.chosen);
  }
}
