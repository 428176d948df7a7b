import { canonicalJson, err, type Json, ok, type Result } from '@selectorate/basics';
import { CHANGE_CHANNELS, publicCounts, ROLL_FIELDS, type RollReport } from '@selectorate/roll';
import { z } from 'zod';
import type { Act } from '../act.ts';
import { all, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { partOf, type PartLookup } from '../parts.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { State } from '../state.ts';

/** Counts of changes as `changeCounts` of the roll makes them, each whole or withheld as null. */
const changesOf = <Count extends z.ZodType>(count: Count) =>
  z.strictObject({
    /** The version that changes are counted from; null for a first roll. */
    since: z.nullable(field.id<'roll-version'>()),
    added: count,
    removed: count,
    /** Changes of one field each to members who stayed, and how many members these are. */
    changes: count,
    members: count,
    byField: z.array(z.strictObject({ field: z.enum(ROLL_FIELDS), changes: count })).max(ROLL_FIELDS.length),
    byChannel: z
      .array(z.strictObject({ channel: z.enum(CHANGE_CHANNELS), changes: count }))
      .max(CHANGE_CHANNELS.length),
    /** Sittings and editors with many changes, most first, by the step that each reached. */
    largestSessions: z.array(field.whole).max(20),
    largestEditors: z.array(field.whole).max(20),
    /** Members given an address for mail or a telephone that another member was given too. */
    coinciding: count,
    nowUnreachable: count,
    newlyReachable: count,
  });

const checkLine = z.strictObject({
  check: z.string().regex(/^RI-(0[1-9]|1\d|20)$/),
  outcome: field.code('done', 'not-run'),
  population: field.wholeOrFew,
  tested: field.wholeOrFew,
  signals: field.wholeOrFew,
  outstanding: field.wholeOrFew,
});

const body = z.strictObject({
  version: field.id<'roll-version'>(),
  members: field.wholeOrFew,
  asOf: field.date,
  /** Counts of fewer than this, but not none, are withheld as null, and those from which such a one would follow. */
  k: field.whole,
  checks: z.array(checkLine).max(20),
  changes: changesOf(field.wholeOrFew),
  /** The blob with the public counts of all checks, `selectorate-roll-counts/1`. */
  counts: field.hash,
  failed: z.array(field.reasonCode).max(100),
});
type Report = z.infer<typeof body>;

/**
 * A01, A02 What the checks of the roll found, and what was changed in it, as counts that everybody sees before the freeze. It may be
 * reported again; the last stands. A signal decides nothing: the report in full is the scrutineer's.
 */
export const reportRoll = defineAct({
  kind: 'report-roll',
  body,
  parts: ['report', 'changes'],
  admit: (state, act) =>
    all(
      inStage(state, 'set-up'),
      signedByOfficers(state, act),
      withholdsAsRuled(state, act.body),
      eachOnce(act.body),
      nothingSmall(state, act.body),
    ),
  apply: (state, { seq, body: report }) => ({ ...state, rollReport: { seq, ...report } }),
  checkParts: (_, act, parts) => reportMatches(act, parts),
});

/** The usual k, where a rulebook asks for less. */
const USUAL_K = 20;

/** Withheld is what the rulebook withholds, or the usual; not more, or a report could say nothing. */
function withholdsAsRuled({ rulebook }: State, { k }: Report): Check {
  const { clause, k: least } = rulebook.publication;
  return when(k >= least && k <= Math.max(least, USUAL_K), clause, () =>
    refuse('figures-differ', clause, { stated: k, computed: least }),
  );
}

function eachOnce({ checks, changes }: Report): Check {
  const once = (names: readonly string[]): boolean => new Set(names).size === names.length;
  const apart = once(checks.map(({ check }) => check)) && once(changes.byField.map(({ field: name }) => name));
  const within = checks.every(({ population, tested }) => (tested ?? 0) <= (population ?? Number.POSITIVE_INFINITY));
  return when(apart && within, 'house.roll-report', () => refuse('roll-counts-differ', 'house.roll-report'));
}

/** Invariant 10: no count between none and k is public. */
function nothingSmall({ rulebook }: State, { members, checks, changes, k }: Report): Check {
  const { clause } = rulebook.publication;
  const ofChecks = checks.flatMap(({ population, tested, signals, outstanding }) => [
    population,
    tested,
    signals,
    outstanding,
  ]);
  const counts = [members, ...ofChecks, ...countsIn(changes)];
  const small = counts.find((count) => count !== null && count > 0 && count < k);
  return when(small === undefined, clause, () => refuse('count-too-small', clause, { k }));
}

const countsIn = <Count>(said: ChangesOf<Count>): readonly Count[] => [
  said.added,
  said.removed,
  said.changes,
  said.members,
  ...said.byField.map(({ changes }) => changes),
  ...said.byChannel.map(({ changes }) => changes),
  said.coinciding,
  said.nowUnreachable,
  said.newlyReachable,
];

const exactChanges = changesOf(field.whole);
type ExactChanges = z.infer<typeof exactChanges>;

interface ChangesOf<Count> {
  readonly added: Count;
  readonly removed: Count;
  readonly changes: Count;
  readonly members: Count;
  readonly byField: readonly { readonly field: string; readonly changes: Count }[];
  readonly byChannel: readonly { readonly channel: string; readonly changes: Count }[];
  readonly coinciding: Count;
  readonly nowUnreachable: Count;
  readonly newlyReachable: Count;
}

/** As much of the scrutineer's report as the public lines come from; the rest of it is theirs to read. */
const fullReport = z.object({
  schema: z.literal('selectorate-roll-report/1'),
  asOf: z.string(),
  members: z.number(),
  checks: z.array(
    z.object({
      check: z.string(),
      outcome: z.string(),
      population: z.number(),
      tested: z.number(),
      signals: z.array(z.unknown()),
      outstanding: z.number(),
    }),
  ),
  failed: z.array(z.string()),
});
type FullReport = z.infer<typeof fullReport>;

type Reporting = Pick<Act, 'contest' | 'commitments'> & { readonly body: Report };

/** S: the lines of the checks are those of the full report, and every count of changes that of the exact counts. */
function reportMatches(act: Reporting, parts: PartLookup): Result<null, Refusal> {
  const report = fullReport.safeParse(jsonIn(partOf(act, 'report', parts)));
  if (!report.success) return err(refuse('part-missing', 'house.roll-report', { part: 'report' }));
  const exact = exactChanges.safeParse(partOf(act, 'changes', parts));
  if (!exact.success) return err(refuse('part-missing', 'house.roll-report', { part: 'changes' }));
  if (!sameReport(act.body, report.data)) return err(refuse('part-differs', 'house.roll-report', { part: 'report' }));
  return sameChanges(act.body.changes, exact.data)
    ? ok(null)
    : err(refuse('part-differs', 'house.roll-report', { part: 'changes' }));
}

/** The public lines again, by the one function that decides what is withheld. */
function sameReport({ k, asOf, members, checks, failed }: Report, full: FullReport): boolean {
  const bare = { ...full, checks: full.checks.map((check) => ({ ...check, burden: [] })) };
  const counts = publicCounts(bare as unknown as RollReport, k);
  const due = counts.checks.map(({ check, outcome, population, tested, signals, outstanding }) => ({
    check,
    outcome,
    population,
    tested,
    signals,
    outstanding,
  }));
  const said = { asOf, members, checks, failed };
  const computed = { asOf: counts.asOf, members: counts.members, checks: due, failed: counts.failed };
  return canonicalJson(said) === canonicalJson(computed as unknown as Json);
}

/** The part holds the report as the text of its JSON, which may have fractions that a record cannot. */
function jsonIn(content: Json | undefined): unknown {
  try {
    return typeof content === 'string' ? JSON.parse(content) : undefined;
  } catch {
    return undefined;
  }
}

/** What is told is right; what is withheld is more than none. It may be k or more, where a smaller one would follow from it. */
function sameChanges(stated: Report['changes'], exact: ExactChanges): boolean {
  const [said, counts] = [countsIn<number | null>(stated), countsIn<number>(exact)];
  const rows = ({ since, byField, byChannel }: Pick<Report['changes'], 'since' | 'byField' | 'byChannel'>): string =>
    [since, ...byField.map(({ field: name }) => name), ...byChannel.map(({ channel }) => channel)].join();
  const begins = (one: readonly number[], other: readonly number[]): boolean =>
    one.every((each, at) => each === other[at]);
  return (
    rows(stated) === rows(exact) &&
    said.every((count, at) => (count === null ? (counts[at] ?? 0) > 0 : count === counts[at])) &&
    begins(stated.largestSessions, exact.largestSessions) &&
    begins(stated.largestEditors, exact.largestEditors)
  );
}
