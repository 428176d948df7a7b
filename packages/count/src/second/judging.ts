import { type CandidateId, ok, type Result } from '@selectorate/basics';
import type { CountFault, Election } from '../result/result.ts';
import type { Tie } from '../ties/tie-result.ts';
import { canMeet, judge } from './panel.ts';
import { continuing, isUnelectable, openSeats, type Pick, pick, type Race, statusOf, top } from './race.ts';
import type { Votes } from './votes.ts';

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
}

/**
 * The last who are left take the seats, in this order, those `kept` because constraints guard them. Where some are passed over, seats go to the excluded, the last of them
 * first.
 */
export function fill(
  race: Race,
  inOrder: readonly CandidateId[],
  { already = [], seats = openSeats(race) - already.length, kept = [] }: Filling = {},
): readonly Election[] {
  const elected: Election[] = [];
  const take = (candidate: CandidateId, by: Election['by']): void => {
    if (elected.length >= seats || race.passedOver.includes(candidate)) return;
    const newly = [...already, ...elected.map((election) => election.candidate)];
    if (passesOver(race) && breaks(race, candidate, newly)) race.passedOver.push(candidate);
    else elected.push({ candidate, by });
  };
  for (const candidate of inOrder) take(candidate, kept.includes(candidate) ? 'guarded' : 'last-left');
  if (!passesOver(race)) return elected;
  const back = race.excluded.filter(
    (candidate) => !isUnelectable(race, candidate) && candidate !== race.question.contest.reopenNominations,
  );
  for (const candidate of back.toReversed()) take(candidate, 'guarded');
  return elected;
}

/**
 * So many of these with the most votes, from the highest down, passing over whoever would break a constraint for good. The
 * ladder picks where a tally is shared by more than the places left, or by some who cannot all be seated.
 */
export function seatMost(
  race: Race,
  { from, places, votes }: { from: readonly CandidateId[]; places: number; votes: Votes },
): Result<Pick, CountFault> {
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
