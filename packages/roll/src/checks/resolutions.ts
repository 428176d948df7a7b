import { err, ok, type Result } from '@selectorate/basics';
import { countResolutions } from './check-result.ts';
import type { CheckId, Resolution, RollReport } from './report.ts';

/** How a person settled a signal, and why. Private. */
export interface ResolutionNote {
  /** The signal's id. */
  readonly signal: string;
  readonly resolution: Resolution;
  /** An officer's id. */
  readonly by: string;
  /** A second officer, where the rulebook asks for two. */
  readonly second: string | null;
  readonly note: string;
  /** Instant. */
  readonly at: string;
}

export const RESOLUTION_FAULTS = [
  'signal-unknown',
  'reason-missing',
  'second-person-missing',
  'same-person-twice',
] as const;
export type ResolutionFaultCode = (typeof RESOLUTION_FAULTS)[number];

export interface ResolutionFault {
  readonly code: ResolutionFaultCode;
  readonly signal: string;
}

/**
 * The report with signals settled; of two notes on one signal the later in the list stands. Nothing is struck off by it, and the fairness
 * tables stay as they were: run the checks again with `resolutions` for new ones. All notes are taken, or none.
 */
export function applyResolutions(
  report: RollReport,
  notes: readonly ResolutionNote[],
  { twoPeople = [] }: { readonly twoPeople?: readonly CheckId[] } = {},
): Result<RollReport, ResolutionFault> {
  const checkOf = new Map(report.checks.flatMap(({ check, signals }) => signals.map(({ id }) => [id, check] as const)));
  for (const note of notes) {
    const code = faultOf(note, checkOf.get(note.signal), twoPeople);
    if (code !== null) return err({ code, signal: note.signal });
  }
  const settled = new Map(notes.map(({ signal, resolution }) => [signal, resolution]));
  const checks = report.checks.map((check) => {
    const signals = check.signals.map((signal) => ({
      ...signal,
      resolution: settled.get(signal.id) ?? signal.resolution,
    }));
    return { ...check, signals, ...countResolutions(signals) };
  });
  return ok({ ...report, checks });
}

function faultOf(
  { by, second, note }: ResolutionNote,
  check: CheckId | undefined,
  twoPeople: readonly CheckId[],
): ResolutionFaultCode | null {
  if (check === undefined) return 'signal-unknown';
  if (note.trim() === '') return 'reason-missing';
  if (second === by) return 'same-person-twice';
  return second === null && twoPeople.includes(check) ? 'second-person-missing' : null;
}
