import { fromUtf8 } from '@selectorate/basics';
import {
  CHECK_IDS,
  FAILED_CODES,
  FAIRNESS_BY,
  FAIRNESS_GROUPS,
  NEED_CODES,
  type RollCounts,
  shareInterval,
  SOURCE_CODES,
} from '@selectorate/roll';
import { z } from 'zod';
import * as field from '../fields.ts';
import { isNear } from './told-counts.ts';

const part = z.number().min(0).max(1);
const share = z.strictObject({ count: field.whole, of: field.whole, share: part, low: part, high: part });

const burdenRow = z
  .strictObject({
    by: z.enum(FAIRNESS_BY),
    group: z.string(),
    members: field.wholeOrFew,
    flagged: z.nullable(share),
    ratio: z.nullable(z.number().min(0)),
  })
  .refine(({ by, group }) => (FAIRNESS_GROUPS[by] as readonly string[]).includes(group));

const DATA =
  /^(?:list [a-z0-9][a-z0-9.-]{0,63}|log \d{4}-\d{2}-\d{2}|(?:register [a-z0-9][a-z0-9.-]{0,63}|root) [0-9a-f]{64})$/;

const checkCounts = z.strictObject({
  check: z.enum(CHECK_IDS),
  outcome: z.enum(['done', 'not-run']),
  needs: z.array(z.enum(NEED_CODES)).max(NEED_CODES.length),
  population: field.wholeOrFew,
  tested: field.wholeOrFew,
  signals: field.wholeOrFew,
  outstanding: field.wholeOrFew,
  expected: z.nullable(
    z.strictObject({ low: z.number().min(0), high: z.number().min(0), source: z.enum(SOURCE_CODES) }),
  ),
  burden: z.array(burdenRow).max(100),
  model: z.nullable(field.hash),
  /** What was used, by kind and name; a hash only where it confirms no guess of who is in a list. */
  data: z.array(z.string().regex(DATA)).max(40),
});

/** The counts that are published with a report: nothing but codes, hashes, numbers and ids of lists. */
const rollCounts = z.strictObject({
  schema: z.literal('selectorate-roll-counts/1'),
  asOf: field.date,
  members: field.wholeOrFew,
  k: field.whole,
  checks: z.array(checkCounts).length(CHECK_IDS.length),
  failed: z.array(z.enum(FAILED_CODES)).max(FAILED_CODES.length),
});

/** Reads published counts, strictly: whatever else stands in them is refused. Plain JSON, since shares are fractions. */
export function readRollCounts(bytes: Uint8Array): RollCounts | undefined {
  const text = fromUtf8(bytes);
  const read = rollCounts.safeParse(text.ok ? jsonIn(text.value) : undefined);
  return read.success ? read.data : undefined;
}

/** Text from outside as plain JSON; undefined for what is none. */
export function jsonIn(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

type Check = RollCounts['checks'][number];
type Row = Check['burden'][number];

/** Invariant 10 for what stands in the blob alone: what is expected of withheld numbers, and the cells of a fairness table. */
export function tellsOfFew({ checks }: RollCounts, k: number): boolean {
  return checks.some(
    (check) =>
      (check.expected !== null && (check.population === null || check.tested === null)) ||
      (check.burden.length > 0 && !isBurdenSafe(check, k)),
  );
}

/** Shown cells are large enough, and so are their complements, and what they leave over of all; each is the share it says. */
function isBurdenSafe({ burden, signals, outstanding }: Check, k: number): boolean {
  const [first] = burden;
  const all = first?.flagged ?? null;
  if (first?.by !== 'all' || all === null || !mayStand(all, k)) return false;
  const ofQuestions = [signals, outstanding].every((count) => count === null || !isNear(count, all.count, k));
  const once = new Set(burden.map(({ by, group }) => `${by} ${group}`)).size === burden.length;
  const overall = all.of === 0 ? 0 : all.count / all.of;
  const rested = FAIRNESS_BY.every((by) => {
    const shown = burden.flatMap((row) => (row.by === by && row.flagged !== null ? [row.flagged] : []));
    const rest = shown.reduce<Cell>((left, { of, count }) => ({ of: left.of - of, count: left.count - count }), all);
    return shown.length === 0 || (mayStand(rest, k) && rest.of >= 0 && rest.count >= 0);
  });
  return signals !== null && ofQuestions && once && rested && burden.every((row) => isRowSound(row, overall, k));
}

function isRowSound({ members, flagged, ratio }: Row, overall: number, k: number): boolean {
  if (flagged === null || members === null) return flagged === null && members === null && ratio === null;
  const { count, of } = flagged;
  if (members !== of || count > of || of === 0 || !mayStand(flagged, k)) return false;
  const due = shareInterval(count, of);
  const same = (['share', 'low', 'high'] as const).every((name) => isClose(flagged[name], due[name]));
  return same && (overall === 0 ? ratio === null : ratio !== null && isClose(ratio, due.share / overall));
}

interface Cell {
  readonly of: number;
  readonly count: number;
}

const isClose = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;

const mayStand = ({ of, count }: Cell, k: number): boolean =>
  [of, count, of - count].every((each) => !isNear(each, 0, k));
