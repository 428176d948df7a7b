import type { MemberId } from '@selectorate/basics';
import { FAIRNESS_BY, type FairnessRow, type Resolution, type Signal } from '../report.ts';
import { FAIRNESS_GROUPS } from './group-names.ts';
import type { EntryGroups } from './groups.ts';
import { shareInterval } from './wilson.ts';

export interface FairnessOrder {
  readonly groups: ReadonlyMap<MemberId, EntryGroups>;
  /** Whose table it is: those that the check could look at, or all. */
  readonly members: Iterable<MemberId>;
  readonly signals: readonly Signal[];
  /** Entries that do not count: planted ones, for a start. */
  readonly without: ReadonlySet<MemberId>;
  readonly k: number;
}

/** Who is asked questions, by group, with the ratio to all. Groups below k have their number of members and no more. */
export function fairnessTable({ groups, members: those, signals, without, k }: FairnessOrder): readonly FairnessRow[] {
  const flagged = new Set(signals.filter(asks).flatMap(({ members }) => members));
  const counts = FAIRNESS_BY.map((by) => FAIRNESS_GROUPS[by].map(() => ({ members: 0, flagged: 0 })));
  for (const member of those) {
    const own = groups.get(member);
    if (own === undefined || without.has(member)) continue;
    const isFlagged = flagged.has(member);
    FAIRNESS_BY.forEach((by, i) => {
      const count = counts[i]?.[own[by]];
      if (count === undefined) return;
      count.members++;
      if (isFlagged) count.flagged++;
    });
  }
  const all = counts[0]?.[0];
  const overall = all === undefined || all.members === 0 ? 0 : all.flagged / all.members;
  return FAIRNESS_BY.flatMap((by, i) =>
    FAIRNESS_GROUPS[by].flatMap((group, j): readonly FairnessRow[] => {
      const { members, flagged: count } = counts[i]?.[j] ?? { members: 0, flagged: 0 };
      if (members === 0) return [];
      if (members < k) return [{ by, group, members, flagged: null, ratio: null }];
      const share = shareInterval(count, members);
      return [{ by, group, members, flagged: share, ratio: overall === 0 ? null : share.share / overall }];
    }),
  );
}

/** Settled so, an entry is not known to be genuine. */
const NOT_GENUINE: ReadonlySet<Resolution> = new Set(['corrected', 'referred']);

/** Members whom a person found to be something else than a genuine entry. */
export const disputedBy = (signals: readonly Signal[]): readonly MemberId[] =>
  signals.flatMap(({ resolution, members }) => (resolution !== null && NOT_GENUINE.has(resolution) ? members : []));

const asks = ({ state }: Signal): boolean => state !== 'ok' && state !== 'explained';
