import { type Id, type Json, utf8 } from '@selectorate/basics';
import { changeCounts, type LoggedChange, publicCounts, type RollEntry, type RollReport } from '@selectorate/roll';
import { hashHex } from '../act.ts';
import type { ActBodies } from '../registry.ts';

/** The report of the checks, and what was changed since the version before. */
export interface ReportInput {
  readonly version: string;
  /** The version that changes are counted from; null for a first roll. */
  readonly since: string | null;
  readonly report: RollReport;
  readonly changes: readonly LoggedChange[];
  /** The roll after the last of the changes. */
  readonly after: readonly RollEntry[];
  /** Counts of fewer than this, but not none, are withheld: the rulebook's k, or the usual where it asks for less. */
  readonly k: number;
}

/** What `report-roll` says of a report, the contents of its private parts, and the blob that it names. */
export interface ReportToRecord {
  readonly body: ActBodies['report-roll'];
  readonly parts: { readonly report: Json; readonly changes: Json };
  readonly blobs: readonly Uint8Array[];
}

export function reportToRecord({ version, since, report, changes, after, k }: ReportInput): ReportToRecord {
  const counts = publicCounts(report, k);
  const blob = utf8(JSON.stringify(counts));
  const counted = (least: number) => {
    const { schema: _, k: __, byReason: ___, byHour: ____, ...told } = changeCounts(changes, after, least);
    return { since: since as Id<'roll-version'> | null, ...told };
  };
  const body: ActBodies['report-roll'] = {
    version: version as Id<'roll-version'>,
    members: counts.members,
    asOf: counts.asOf,
    k,
    checks: counts.checks.map(({ check, outcome, population, tested, signals, outstanding }) => ({
      check,
      outcome,
      population,
      tested,
      signals,
      outstanding,
    })),
    changes: counted(k),
    counts: hashHex(blob),
    failed: counts.failed,
  };
  return { body, parts: { report: JSON.stringify(report), changes: counted(1) as unknown as Json }, blobs: [blob] };
}
