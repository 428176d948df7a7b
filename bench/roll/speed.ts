import { prepareRoll, registerMatcher, settleMatches, UK_REGISTER } from '@selectorate/roll';
import { collectPopulation } from '@selectorate/testkit';
import { parseIsoDate } from '@selectorate/basics';
import { memberRow, registerRow } from './population.ts';

export interface SpeedFigure {
  readonly members: number;
  readonly rows: number;
  readonly pairs: number;
  /** To prepare the roll, to stream the register past it, to settle the verdicts; and the time of the processor for all three. */
  readonly seconds: {
    readonly prepare: number;
    readonly stream: number;
    readonly settle: number;
    readonly processor: number;
  };
}

/** One core, rows already in memory, first run of the process (nothing warm). */
export function measureSpeed(members: number, electors: number): SpeedFigure {
  const asOf = parseIsoDate('2026-11-01');
  if (asOf === undefined) throw new Error('bench: no date');
  const population = collectPopulation({ seed: 'speed', electors, members, asOf });
  const rows = population.members.map(memberRow);
  const register = population.electors.map(registerRow);
  const ids = population.members.map(({ entry }) => entry.member);
  const before = process.cpuUsage();
  const at = [performance.now()];
  const roll = prepareRoll(rows, UK_REGISTER, register.length);
  const matcher = registerMatcher(roll);
  at.push(performance.now());
  for (const [i, row] of register.entries()) matcher.add({ row, id: String(i), at: i });
  const part = matcher.finish();
  at.push(performance.now());
  settleMatches(roll, part, ids);
  at.push(performance.now());
  const { user, system } = process.cpuUsage(before);
  const seconds = (step: number): number => ((at[step + 1] ?? 0) - (at[step] ?? 0)) / 1000;
  return {
    members: rows.length,
    rows: register.length,
    pairs: part.pairsSeen,
    seconds: { prepare: seconds(0), stream: seconds(1), settle: seconds(2), processor: (user + system) / 1e6 },
  };
}
