import { err } from '@selectorate/basics';
import { CHANGE_CHANNELS, CHANGE_STEPS, CHECK_IDS, FAILED_CODES, ROLL_FIELDS } from '@selectorate/roll';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { reportMatches } from '../derived/report-parts.ts';
import { changeCells, isNear, isTableSafe, questionsOf, rostersOf, tellToo, toldBy } from '../derived/told-counts.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

/** Counts of changes as `changeCounts` of the roll makes them, each whole or withheld as null. */
const changeCounts = z.strictObject({
  /** The version that changes are counted from; null for a first roll. */
  since: z.nullable(field.id<'roll-version'>()),
  added: field.wholeOrFew,
  removed: field.wholeOrFew,
  /** Changes of one field each to members who stayed, and how many members these are. */
  changes: field.wholeOrFew,
  members: field.wholeOrFew,
  byField: z.array(z.strictObject({ field: z.enum(ROLL_FIELDS), changes: field.wholeOrFew })).max(ROLL_FIELDS.length),
  byChannel: z
    .array(z.strictObject({ channel: z.enum(CHANGE_CHANNELS), changes: field.wholeOrFew }))
    .max(CHANGE_CHANNELS.length),
  /** Sittings and editors with many changes, most first, by the step that each reached. */
  largestSessions: z.array(field.whole).max(20),
  largestEditors: z.array(field.whole).max(20),
  /** Members given an address for mail or a telephone that another member was given too. */
  coinciding: field.wholeOrFew,
  nowUnreachable: field.wholeOrFew,
  newlyReachable: field.wholeOrFew,
});

const checkLine = z.strictObject({
  check: z.enum(CHECK_IDS),
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
  changes: changeCounts,
  /** The blob with the public counts of all checks, `selectorate-roll-counts/1`. */
  counts: field.hash,
  failed: z.array(z.enum(FAILED_CODES)).max(FAILED_CODES.length),
});
type Report = z.infer<typeof body>;

/**
 * A01, A02 What the checks of the roll found, and what was changed in it, as counts that everybody sees before the freeze. It may be
 * reported again; the last stands, and is of the roll that is frozen. A signal decides nothing: the report in full is the
 * scrutineer's.
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
      everyLineOnce(act.body),
      countedFromTheSame(state, act.body),
      nothingSmall(state, act.body),
      nothingNear(state, act.body),
      nothingBySubtraction(state, act.body),
    ),
  apply: (state, { seq, commitments, body: report }) => ({
    ...state,
    rollReport: { seq, ...report, parts: commitments, told: tellToo(toldBy(state.rollReport), report) },
  }),
  checkParts: reportMatches,
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

/** All checks are listed, run or not, and all fields and channels: nothing is left out by leaving out its line. */
function everyLineOnce({ checks, changes, failed }: Report): Check {
  const { byField, byChannel, largestSessions, largestEditors } = changes;
  const complete =
    checks.map(({ check }) => check).join() === CHECK_IDS.join() &&
    byField.map(({ field: name }) => name).join() === ROLL_FIELDS.join() &&
    byChannel.map(({ channel }) => channel).join() === CHANGE_CHANNELS.join() &&
    new Set(failed).size === failed.length;
  const within = checks.every(({ population, tested }) => (tested ?? 0) <= (population ?? Number.POSITIVE_INFINITY));
  const stepped = [largestSessions, largestEditors].every((steps) =>
    steps.every((step, at) => CHANGE_STEPS.some((each) => each === step) && step <= (steps[at - 1] ?? step)),
  );
  return when(complete && within && stepped, 'house.roll-report', () =>
    refuse('roll-counts-differ', 'house.roll-report'),
  );
}

/** Once changes are counted from a version, later reports count from it too: else one could begin where few are left to tell. */
function countedFromTheSame({ rollReport }: State, { changes }: Report): Check {
  const since = rollReport?.changes.since ?? null;
  return when(since === null || changes.since === since, 'house.roll-report', () =>
    refuse('figures-differ', 'house.roll-report', { stated: changes.since ?? 'none', computed: since ?? 'none' }),
  );
}

const tooSmall = (k: number): Check => err(refuse('count-too-small', 'house.roll-report', { k }));

/** Invariant 10: no count between none and k is public. */
function nothingSmall({ rulebook }: State, { members, checks, changes, k }: Report): Check {
  const { clause } = rulebook.publication;
  const ofChanges = changeCells(changes).map(([, count]) => count ?? 0);
  const counts = [...rostersOf({ members, checks }), ...checks.flatMap(questionsOf), ...ofChanges];
  return when(!counts.some((count) => isNear(count, 0, k)), clause, () => refuse('count-too-small', clause, { k }));
}

/** No two counts of which one holds the other differ by so few, of this report or of it and one before. */
function nothingNear({ rollReport }: State, { members, checks, changes, k }: Report): Check {
  const told = toldBy(rollReport);
  const apart = (before: readonly number[] | undefined, now: readonly number[]): boolean => {
    const ordered = [...(before ?? []), ...now].toSorted((a, b) => a - b);
    return ordered.every((count, at) => !isNear(count, ordered[at - 1] ?? count, k));
  };
  const farOff =
    apart(told.rosters, rostersOf({ members, checks })) &&
    checks.every((line) => apart(told.questions[line.check], questionsOf(line))) &&
    changeCells(changes).every(([cell, count]) =>
      (told.changes[cell] ?? []).every((other) => count === null || !isNear(count, other, k)),
    );
  return farOff ? allowedBy('house.roll-report') : tooSmall(k);
}

/** No withheld count of changes follows from its total, and no sitting had more than all. */
function nothingBySubtraction({ rollReport }: State, { changes, k }: Report): Check {
  const { changes: total, byField, byChannel, largestSessions, largestEditors } = changes;
  const tables = [byField, byChannel].map((rows) => rows.map((row) => row.changes));
  if (!tables.every((cells) => isTableSafe(cells, total, k))) return tooSmall(k);
  // Withheld for being few, there is no sitting to tell of; withheld for being near to what was told before, there may be.
  const toldBefore = (toldBy(rollReport).changes['changes'] ?? []).length > 0;
  const most = total ?? (toldBefore ? Number.POSITIVE_INFINITY : 0);
  const sums = [largestSessions, largestEditors].map((steps) => steps.reduce((sum, step) => sum + step, 0));
  return when(
    sums.every((sum) => sum <= most),
    'house.roll-report',
    () => refuse('roll-counts-differ', 'house.roll-report'),
  );
}
