import type { MemberId } from '@selectorate/basics';
import { diffRolls, type RollChange } from '../versions/diff-rolls.ts';
import type { AuthorisedChange, CheckInput } from './check-input.ts';
import { type Finding, found, type NotRun, notRun, raise, raiseOne } from './finding.ts';

/** RI-16: after the freeze the roll is what was frozen, and every difference was authorised; and what was authorised was done. */
export function checkFrozen({ entries, frozen }: CheckInput): Finding | NotRun {
  if (frozen === undefined) return notRun('frozen-roll');
  const changes = diffRolls(frozen.entries, entries);
  const made = changes.map(changeOf);
  const stated = new Set(frozen.authorised.map(keyOf));
  const done = new Set(made.map(keyOf));
  const root =
    frozen.statedRoot === frozen.computedRoot
      ? []
      : [
          raise({
            check: 'RI-16',
            state: 'escalate',
            reason: 'root-differs',
            members: [],
            figures: {},
            about: [frozen.statedRoot, frozen.computedRoot],
          }),
        ];
  const unstated = changes
    .filter((change) => !stated.has(keyOf(changeOf(change))))
    .map((change) => {
      const { member, what } = changeOf(change);
      const about = [frozen.computedRoot, what, ...(change.kind === 'changed' ? [change.from, change.to] : [])];
      return raiseOne('RI-16', member, { state: 'escalate', reason: 'changed-after-freeze', figures: { what }, about });
    });
  const undone = frozen.authorised
    .filter((change) => !done.has(keyOf(change)))
    .map(({ member, what }) =>
      raiseOne('RI-16', member, {
        state: 'review',
        reason: 'delta-not-made',
        figures: { what },
        about: [frozen.computedRoot, what],
      }),
    );
  return found({
    population: frozen.entries.length,
    tested: frozen.entries.map(({ member }) => member),
    signals: [...root, ...unstated, ...undone],
    failed: [
      ...(root.length > 0 ? (['root-differs'] as const) : []),
      ...(unstated.length > 0 ? (['changed-after-freeze'] as const) : []),
    ],
    expected: { low: 0, high: 0, source: 'none-expected' },
    totals: { deltas: frozen.authorised.length, changes: made.length },
    data: [`root ${frozen.computedRoot}`],
  });
}

const changeOf = (change: RollChange): AuthorisedChange => ({
  member: change.member satisfies MemberId,
  what: change.kind === 'changed' ? change.field : change.kind,
});

const keyOf = ({ member, what }: AuthorisedChange): string => `${member} ${what}`;
