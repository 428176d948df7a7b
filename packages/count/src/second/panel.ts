import type { CandidateId } from '@selectorate/basics';
import type { Constraint, Contest } from '../contest/contest.ts';

// Guard and doom, by trying every way to fill the seats that are left.

export interface Moment {
  readonly elected: readonly CandidateId[];
  /** Those who may still be elected. */
  readonly standing: readonly CandidateId[];
}

export interface Judged {
  /** Nobody else can be elected in such a way that all constraints are met without them. */
  readonly guarded: readonly CandidateId[];
  /** With them there is no way to meet all constraints. */
  readonly doomed: readonly CandidateId[];
}

/**
 * Whom the constraints keep in or out. Where they can no longer be met at all they say nothing. "Re-open nominations" belongs
 * to no category, is neither guarded nor doomed, and fills no seat; once elected, its empty seat counts for any minimum.
 */
export function judge(contest: Contest, { elected, standing }: Moment): Judged {
  const isFull = elected.length >= contest.seats;
  if (contest.constraints.length === 0 || isFull || !canMeet(contest, { elected, standing })) {
    return { guarded: [], doomed: [] };
  }
  const persons = standing.filter((candidate) => candidate !== contest.reopenNominations);
  const without = (candidate: CandidateId): readonly CandidateId[] => standing.filter((other) => other !== candidate);
  return {
    guarded: persons.filter((candidate) => !canMeet(contest, { elected, standing: without(candidate) })),
    doomed: persons.filter(
      (candidate) => !canMeet(contest, { elected: [...elected, candidate], standing: without(candidate) }),
    ),
  };
}

/** Whether any way to fill the seats that are left, as far as there are people for them, meets all constraints. */
export function canMeet(contest: Contest, { elected, standing }: Moment): boolean {
  const persons = standing.filter((candidate) => candidate !== contest.reopenNominations);
  const toFill = Math.min(contest.seats - elected.length, persons.length);
  return canComplete(limitsOf(contest, elected), kindsOf(persons, contest.constraints), toFill);
}

/** What each constraint still needs and still lets in. */
interface Limit {
  readonly least: number;
  readonly most: number;
}

function limitsOf({ constraints, reopenNominations }: Contest, elected: readonly CandidateId[]): readonly Limit[] {
  const empty = elected.filter((candidate) => candidate === reopenNominations).length;
  return constraints.map(({ candidates, atLeast, atMost }) => {
    const isMember = (candidate: CandidateId): boolean =>
      candidate !== reopenNominations && candidates.includes(candidate);
    const members = elected.filter(isMember).length;
    return { least: atLeast - members - empty, most: (atMost ?? Number.POSITIVE_INFINITY) - members };
  });
}

/** People whom every constraint treats alike, of whom it is enough to know how many there are. */
interface Kind {
  readonly many: number;
  /** For each constraint whether they are of its category. */
  readonly belongs: readonly boolean[];
}

function kindsOf(people: readonly CandidateId[], constraints: readonly Constraint[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const person of people) {
    const belongs = constraints.map(({ candidates }) => candidates.includes(person));
    const name = belongs.join();
    kinds.set(name, { many: (kinds.get(name)?.many ?? 0) + 1, belongs });
  }
  return [...kinds.values()];
}

/** Tries every number of each kind in turn. */
function canComplete(limits: readonly Limit[], kinds: readonly Kind[], toFill: number): boolean {
  const [kind, ...others] = kinds;
  if (toFill < 0 || limits.some(({ most }) => most < 0)) return false;
  if (kind === undefined) return toFill === 0 && limits.every(({ least }) => least <= 0);
  for (let taken = 0; taken <= Math.min(kind.many, toFill); taken++) {
    const after = limits.map((limit, at) =>
      kind.belongs[at] === true ? { least: limit.least - taken, most: limit.most - taken } : limit,
    );
    if (canComplete(after, others, toFill - taken)) return true;
  }
  return false;
}
