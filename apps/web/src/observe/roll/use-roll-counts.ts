import { fromUtf8 } from '@selectorate/basics';
import { blobPath } from '@selectorate/record';
import type { CheckCounts } from '@selectorate/roll';
import { useQuery } from '@tanstack/react-query';
import { readBlob } from '../../record/load-record.ts';
import type { ObservedRecord } from '../../record/observed-record.ts';

/** What a published line of counts says beside the figures that its act repeats. */
export type CheckDetails = Pick<CheckCounts, 'needs' | 'expected' | 'burden'>;

/** The published counts by check, as the act's hash names them; empty where they cannot be read. */
export const useRollCounts = (record: ObservedRecord) => {
  const hash = record.state.rollReport?.counts;
  return useQuery({
    queryKey: ['record', record.folder, 'roll-counts', hash],
    queryFn: async ({ signal }) => {
      const bytes = hash === undefined ? undefined : await readBlob(record, blobPath(hash), signal);
      return detailsIn(bytes ?? new Uint8Array());
    },
    enabled: hash !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
  });
};

/** Anybody may have written these bytes: a line that is not as expected is left out. */
export function detailsIn(bytes: Uint8Array): ReadonlyMap<string, CheckDetails> {
  const text = fromUtf8(bytes);
  const counts = text.ok ? jsonIn(text.value) : undefined;
  const checks = isObject(counts) && Array.isArray(counts['checks']) ? (counts['checks'] as readonly unknown[]) : [];
  return new Map(checks.filter(isDetails).map((line) => [line.check, line]));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isNumberOrNull = (value: unknown): boolean => value === null || isNumber(value);

function isDetails(line: unknown): line is CheckDetails & { readonly check: string } {
  if (!isObject(line) || typeof line['check'] !== 'string') return false;
  const { needs, expected, burden } = line;
  return (
    Array.isArray(needs) &&
    needs.every((need) => typeof need === 'string') &&
    (expected === null ||
      (isObject(expected) &&
        isNumber(expected['low']) &&
        isNumber(expected['high']) &&
        typeof expected['source'] === 'string')) &&
    Array.isArray(burden) &&
    burden.every(isFairnessRow)
  );
}

function isFairnessRow(row: unknown): boolean {
  if (!isObject(row) || typeof row['by'] !== 'string' || typeof row['group'] !== 'string') return false;
  const { members, flagged, ratio } = row;
  const interval =
    flagged === null || (isObject(flagged) && ['share', 'low', 'high'].every((name) => isNumber(flagged[name])));
  return interval && isNumberOrNull(members) && isNumberOrNull(ratio);
}
