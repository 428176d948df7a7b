import { err, ok, type Result } from '@selectorate/basics';
import { countResolutions } from './check-result.ts';
import { groupBy } from '../group-by.ts';
import type { CheckId, RollReport } from './report.ts';
import {
  type ResolutionFaultCode,
  type ResolutionNote,
  settlementFault,
  settlementOf,
  TWO_PEOPLE_CHECKS,
} from './settle.ts';

export interface ResolutionFault {
  readonly code: ResolutionFaultCode;
  readonly signal: string;
}

/**
 * The report with signals settled, as {@link settlementOf} says. Nothing is struck off by it, and the fairness tables stay as they were:
 * run the checks again with `resolutions` for new ones. All notes are taken, or none.
 */
export function applyResolutions(
  report: RollReport,
  notes: readonly ResolutionNote[],
  { twoPeople = TWO_PEOPLE_CHECKS }: { readonly twoPeople?: readonly CheckId[] } = {},
): Result<RollReport, ResolutionFault> {
  const byId = new Map(report.checks.flatMap(({ signals }) => signals.map((signal) => [signal.id, signal] as const)));
  for (const note of notes) {
    const signal = byId.get(note.signal);
    const code = signal === undefined ? 'signal-unknown' : settlementFault(note, signal, twoPeople);
    if (code !== null) return err({ code, signal: note.signal });
  }
  const notesOn = groupBy(notes, ({ signal }) => signal);
  const checks = report.checks.map((check) => {
    const signals = check.signals.map((signal) => ({
      ...signal,
      resolution: settlementOf(signal, notesOn.get(signal.id) ?? [], twoPeople) ?? signal.resolution,
    }));
    return { ...check, signals, ...countResolutions(signals) };
  });
  return ok({ ...report, checks });
}
