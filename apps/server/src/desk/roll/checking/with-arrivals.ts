import { changesBetween, type LoggedChange, type RollEntry } from '@selectorate/roll';
import type { Arrivals } from '../roll-versions.ts';

/** The log with a line for each field of who came, after the line that says that they came. */
export function withArrivals(changes: readonly LoggedChange[], arrivals: readonly Arrivals[]): readonly LoggedChange[] {
  if (arrivals.length === 0) return changes;
  const came = new Map<string, RollEntry>();
  for (const { at, entries } of arrivals) for (const entry of entries) came.set(`${at} ${entry.member}`, entry);
  return changes.flatMap((change) => {
    const isArrival = change.field === 'member' && change.from === '';
    const entry = isArrival ? came.get(`${change.at} ${change.member}`) : undefined;
    return entry === undefined ? [change] : changesBetween([], [entry], change);
  });
}
