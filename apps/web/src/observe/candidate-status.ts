import type { State } from '@selectorate/selection';

/** How somebody who stands, or stood, is placed: worked out from the acts, never typed in. */
export type CandidateStatus =
  | 'stands'
  | 'withdrawn'
  | 'shortlisted'
  | 'not-shortlisted'
  | 'not-selected'
  | 'selected'
  | 'endorsed'
  | 'endorsement-refused';

export interface Standing {
  readonly candidate: string;
  readonly isIncumbent: boolean;
  readonly status: CandidateStatus;
}

/** Everybody who is or was a candidate or the incumbent: the shortlist in its order, then the others by id. */
export function candidateStatuses(state: State): readonly Standing[] {
  const listed: readonly string[] = state.shortlist ?? [];
  const standing = [...state.people.values()]
    .filter(({ holdings }) => holdings.some(({ role }) => role === 'candidate' || role === 'incumbent'))
    .map(({ id }): string => id)
    .toSorted();
  const all = [...listed, ...standing.filter((id) => !listed.includes(id))];
  return all.map((candidate) => ({
    candidate,
    isIncumbent: candidate === state.incumbent,
    status: statusOf(state, candidate),
  }));
}

function statusOf({ declaration, endorsement, shortlist, people }: State, candidate: string): CandidateStatus {
  if (declaration?.winner === candidate) {
    if (endorsement === null) return 'selected';
    return endorsement.decision === 'endorsed' ? 'endorsed' : 'endorsement-refused';
  }
  const person = [...people.values()].find(({ id }) => id === candidate);
  const holdsSeat = person?.holdings.some(
    ({ role, until }) => (role === 'candidate' || role === 'incumbent') && until === null,
  );
  if (holdsSeat !== true) return 'withdrawn';
  if (declaration !== null) return 'not-selected';
  if (shortlist === null) return 'stands';
  return shortlist.some((id) => id === candidate) ? 'shortlisted' : 'not-shortlisted';
}
