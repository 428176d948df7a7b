import { compareBytes, err, ok, type Result, toHex } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { fieldText, type RollField } from '../field.ts';
import { type CanaryFault, type CanaryGrounds, inventCanaries } from './invent-canaries.ts';
import { keyedBytes } from './keyed.ts';
import { traceText } from './trace-text.ts';

export interface ReleaseOrder {
  /** Who gets this copy; two releases to one recipient want two names. */
  readonly recipient: string;
  /** Secret of the releases of one contest, 32 random bytes. */
  readonly key: Uint8Array;
  /** The columns that the rulebook lets out, in the order of the copy. */
  readonly fields: readonly RollField[];
  /** Canaries in this copy, drawn from twice as many. */
  readonly canaries: number;
  readonly grounds: CanaryGrounds;
  /** Instant, and the officer. */
  readonly at: string;
  readonly by: string;
}

/** A row of a copy: the cells of the fields that were ordered. Personal. */
export type ReleasedRow = readonly string[];

/** What is kept of a release: enough to know a copy again, without a name in it. Private plain JSON. */
export interface ReleaseLogEntry {
  readonly schema: 'selectorate-list-release/1';
  readonly recipient: string;
  readonly at: string;
  readonly by: string;
  readonly fields: readonly RollField[];
  readonly rows: number;
  /** How many canaries there are for all recipients together. */
  readonly pool: number;
  /** Those in this copy: the same id for the same canary in every copy, and keyed hashes of what it can be known by. */
  readonly canaries: readonly { readonly id: string; readonly marks: readonly string[] }[];
}

export type ReleaseFault =
  | CanaryFault
  /** None of the fields tells one member from another. */
  | 'nothing-to-trace-by'
  | 'no-canaries';

/** Fields by which a canary is known again. */
const TRACED: readonly RollField[] = ['member', 'name', 'email', 'phone'];

/**
 * One recipient's copy of the list, where a rulebook demands that a list goes out: every entry as it is, and canaries that
 * stand in this copy and, each, in about every second other one (A31). Rows are in an order that tells nothing.
 */
export function releaseList(
  entries: readonly RollEntry[],
  order: ReleaseOrder,
): Result<{ readonly rows: readonly ReleasedRow[]; readonly log: ReleaseLogEntry }, ReleaseFault> {
  const { recipient, key, fields, at, by } = order;
  if (!TRACED.some((field) => fields.includes(field))) return err('nothing-to-trace-by');
  if (order.canaries < 1) return err('no-canaries');
  const pool = 2 * order.canaries;
  const invented = inventCanaries(entries, { key, grounds: order.grounds, count: pool });
  if (!invented.ok) return invented;
  const own = invented.value
    .map((entry) => ({ entry, rank: keyedBytes(key, 'copy', recipient, entry.member) }))
    .toSorted((a, b) => compareBytes(a.rank, b.rank))
    .slice(0, order.canaries);
  const rows = [...entries, ...own.map(({ entry }) => entry)]
    .map((entry) => ({ entry, rank: keyedBytes(key, 'row', recipient, entry.member) }))
    .toSorted((a, b) => compareBytes(a.rank, b.rank))
    .map(({ entry }) => fields.map((field) => fieldText(entry, field)));
  const log: ReleaseLogEntry = {
    schema: 'selectorate-list-release/1',
    recipient,
    at,
    by,
    fields,
    rows: rows.length,
    pool,
    canaries: own.map(({ entry }) => ({
      id: toHex(keyedBytes(key, 'canary', entry.member)),
      marks: marksOf(entry, fields, key),
    })),
  };
  return ok({ rows, log });
}

function marksOf(entry: RollEntry, fields: readonly RollField[], key: Uint8Array): readonly string[] {
  return TRACED.filter((field) => fields.includes(field)).flatMap((field) => {
    const text = traceText(fieldText(entry, field));
    return text === '' ? [] : [traceMark(text, key)];
  });
}

/** The keyed hash by which a traced text is known: the log tells nobody without the key whom to look for. */
export const traceMark = (text: string, key: Uint8Array): string => toHex(keyedBytes(key, 'mark', text));
