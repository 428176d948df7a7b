import { type Id, type Json, utf8 } from '@selectorate/basics';
import { type LoggedChange, publicCounts, type RollEntry, type RollReport } from '@selectorate/roll';
import { hashHex } from '../act.ts';
import type { ActBodies } from '../registry.ts';
import type { ReportedRoll } from '../roll-state.ts';
import { changesToRecord, linesOf } from './report-lines.ts';
import { toldBy } from './told-counts.ts';

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
  /** The last report that the record has: what would tell of few if one were taken from the other is withheld too. */
  readonly before: ReportedRoll | null;
}

/** What `report-roll` says of a report, the contents of its private parts, and the blob that it names. */
export interface ReportToRecord {
  readonly body: ActBodies['report-roll'];
  readonly parts: { readonly report: Json; readonly changes: Json };
  readonly blobs: readonly Uint8Array[];
}

export function reportToRecord(input: ReportInput): ReportToRecord {
  const { version, since, report, changes, k } = input;
  const told = toldBy(input.before);
  const counts = publicCounts(report, k, told);
  const blob = utf8(JSON.stringify(counts));
  const after = entriesCounted(changes, input.after);
  const body: ActBodies['report-roll'] = {
    version: version as Id<'roll-version'>,
    k,
    ...linesOf(counts),
    changes: changesToRecord({ changes, after, since: since as Id<'roll-version'> | null, k, told }),
    counts: hashHex(blob),
  };
  const logged = { schema: 'selectorate-roll-changes/1', changes, after };
  return { body, parts: { report: JSON.stringify(report), changes: logged as unknown as Json }, blobs: [blob] };
}

/** The entries that the counts look at: of members whose e-mail address or telephone was changed. */
function entriesCounted(changes: readonly LoggedChange[], after: readonly RollEntry[]): readonly RollEntry[] {
  const changed = new Set(
    changes.flatMap(({ field, member }) => (field === 'email' || field === 'phone' ? [member] : [])),
  );
  return after.filter(({ member }) => changed.has(member));
}
