import { parseCanonical } from '@selectorate/basics';
import type { Count } from '@selectorate/count';
import { blobPath } from '@selectorate/record';
import { checkBlobs } from '@selectorate/selection';
import { useQuery } from '@tanstack/react-query';
import { readBlob } from '../record/load-record.ts';
import type { ObservedRecord } from '../record/observed-record.ts';

/** A count as the record holds it, and whether the published papers, counted again here, give just that. */
export interface Recounted {
  readonly count: Count | null;
  readonly agrees: boolean;
}

/** Reads the count that stands and counts the published papers again. */
export const useCount = (record: ObservedRecord) => {
  const { counted } = record.state;
  return useQuery({
    queryKey: ['record', record.folder, 'count', counted?.result],
    queryFn: ({ signal }) => recount(record, signal),
    enabled: counted !== null,
    staleTime: Infinity,
    structuralSharing: false,
  });
};

async function recount(record: ObservedRecord, signal: AbortSignal): Promise<Recounted> {
  const { counting, state } = record;
  if (counting === null || state.counted === null) return { count: null, agrees: false };
  const { ballots, result } = state.counted;
  const blobs = new Map<string, Uint8Array>();
  for (const hash of [ballots, result]) {
    const bytes = await readBlob(record, blobPath(hash), signal);
    if (bytes !== undefined) blobs.set(hash, bytes);
  }
  const json = parseCanonical(blobs.get(result) ?? new Uint8Array());
  const agrees = checkBlobs(counting.before, counting.act, (hash) => blobs.get(hash)).ok;
  // The shape of a blob is known only once the recount has given the same bytes.
  return { count: agrees && json.ok ? (json.value as unknown as Count) : null, agrees };
}
