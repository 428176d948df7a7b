import { canonicalJson, err, type Json, ok, type Result, utf8 } from '@selectorate/basics';
import {
  CHANGE_CHANNELS,
  CHECK_IDS,
  FAILED_CODES,
  type LoggedChange,
  NEED_CODES,
  publicCounts,
  ROLL_FIELDS,
  type RollEntry,
  rollEntrySchema,
  rollHash,
  type RollReport,
} from '@selectorate/roll';
import { z } from 'zod';
import { type Act, hashHex } from '../act.ts';
import * as field from '../fields.ts';
import { partOf, type PartLookup } from '../parts.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ReportedRoll } from '../roll-state.ts';
import type { State } from '../state.ts';
import { changesToRecord, linesOf } from './report-lines.ts';
import { jsonIn } from './roll-counts.ts';
import { readSnapshot } from './roll-figures.ts';
import { toldBy } from './told-counts.ts';

// What only the scrutineer sees of a report on the roll (S): the report in full, and the log of changes that is counted again.

const fraction = z.number().min(0);
const share = z.object({ count: field.whole, of: field.whole, share: fraction, low: fraction, high: fraction });

/** As much of a report as the public counts come from; the rest of it is the scrutineer's to read. */
const fullReport = z.object({
  schema: z.literal('selectorate-roll-report/1'),
  asOf: field.date,
  roll: field.hash,
  members: field.whole,
  checks: z
    .array(
      z.object({
        check: z.enum(CHECK_IDS),
        outcome: z.enum(['done', 'not-run']),
        needs: z.array(z.enum(NEED_CODES)),
        population: field.whole,
        tested: field.whole,
        signals: z.array(z.unknown()),
        outstanding: field.whole,
        expected: z.nullable(z.object({ low: fraction, high: fraction, source: z.string() })),
        burden: z.array(
          z.object({
            by: z.string(),
            group: z.string(),
            members: field.whole,
            flagged: z.nullable(share),
            ratio: z.nullable(fraction),
          }),
        ),
        model: z.nullable(z.string()),
        data: z.array(z.string()),
      }),
    )
    .length(CHECK_IDS.length),
  failed: z.array(z.enum(FAILED_CODES)),
});

const text = z.string().max(500);
const loggedChange = z.strictObject({
  at: field.instant,
  by: text,
  channel: z.enum(CHANGE_CHANNELS),
  session: text,
  reason: text,
  authority: text,
  member: field.id<'member'>(),
  field: z.enum(ROLL_FIELDS),
  from: z.string().max(5_000),
  to: z.string().max(5_000),
});

/** The changes that are counted, and of whom a contact was changed the entry after the last of them. */
const loggedChanges = z.strictObject({
  schema: z.literal('selectorate-roll-changes/1'),
  changes: z.array(loggedChange),
  after: z.array(rollEntrySchema),
});

/** The report in its part, as it was written; undefined for what is none. It is text, since shares are fractions. */
function reportIn(content: Json | undefined): RollReport | undefined {
  const report = jsonIn(content);
  return fullReport.safeParse(report).success ? (report as RollReport) : undefined;
}

function changesIn(
  content: Json | undefined,
): { readonly changes: readonly LoggedChange[]; readonly after: readonly RollEntry[] } | undefined {
  const read = loggedChanges.safeParse(content);
  return read.success ? read.data : undefined;
}

type Reporting = Pick<Act, 'contest' | 'commitments'> & {
  readonly body: Omit<ReportedRoll, 'seq' | 'parts' | 'told'>;
};

/** S: everything that the act and its blob say, worked out again from the report in full and from the log of changes. */
export function reportMatches(state: State, act: Reporting, parts: PartLookup): Result<null, Refusal> {
  const { version: _, changes, counts, k, ...lines } = act.body;
  const report = reportIn(partOf(act, 'report', parts));
  if (report === undefined) return missing('report');
  const logged = changesIn(partOf(act, 'changes', parts));
  if (logged === undefined) return missing('changes');
  const told = toldBy(state.rollReport);
  const computed = publicCounts(report, k, told);
  const sameCounts =
    hashHex(utf8(JSON.stringify(computed))) === counts && isSame(lines, linesOf(computed) as unknown as Json);
  if (!sameCounts) return differs('report');
  const counted = changesToRecord({ ...logged, since: changes.since, k, told });
  return isSame(changes, counted as unknown as Json) ? ok(null) : differs('changes');
}

/**
 * S: the roll that is frozen is the roll that was reported on, entry by entry, and the entries that the report gave beside its
 * log of changes are of it. Without a report there is nothing to compare.
 */
export function isReportedRoll(
  { rollReport }: State,
  act: Pick<Act, 'contest' | 'commitments'>,
  parts: PartLookup,
): Result<null, Refusal> {
  if (rollReport === null) return ok(null);
  const reported = { contest: act.contest, commitments: rollReport.parts };
  const report = reportIn(partOf(reported, 'report', parts));
  if (report === undefined) return missing('report');
  const logged = changesIn(partOf(reported, 'changes', parts));
  if (logged === undefined) return missing('changes');
  const entries = readSnapshot(partOf(act, 'roll', parts))?.entries.map(({ entry }) => entry);
  if (entries === undefined) return missing('roll');
  const frozen = new Map(entries.map((entry) => [entry.member, entry]));
  const sameEntries = logged.after.every((entry) =>
    isSame(entry, (frozen.get(entry.member) ?? null) as unknown as Json),
  );
  return rollHash(entries) === report.roll && entries.length === report.members && sameEntries
    ? ok(null)
    : differs('roll');
}

const isSame = (said: unknown, computed: Json): boolean => canonicalJson(said as Json) === canonicalJson(computed);

const missing = (part: string): Result<null, Refusal> => err(refuse('part-missing', 'house.roll-report', { part }));
const differs = (part: string): Result<null, Refusal> => err(refuse('part-differs', 'house.roll-report', { part }));
