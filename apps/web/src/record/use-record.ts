import { useQuery } from '@tanstack/react-query';
import { loadRecord, readUnitParts } from './load-record.ts';
import type { ObservedRecord } from './observed-record.ts';
import { REFRESH_MS } from './refresh.ts';

/** A contest's record, read and replayed in this browser, and asked for again now and then. */
export const useRecord = (folder: string) =>
  useQuery({
    queryKey: ['record', folder],
    queryFn: ({ signal }) => loadRecord(folder, signal),
    refetchInterval: REFRESH_MS,
    structuralSharing: false,
  });

/** Published parts of the units' registration: their titles. */
export const useUnitParts = (record: ObservedRecord | undefined) =>
  useQuery({
    queryKey: ['record', record?.folder, 'units', record?.files.length],
    queryFn: ({ signal }) => (record === undefined ? new Map() : readUnitParts(record, signal)),
    enabled: record !== undefined,
    structuralSharing: false,
    staleTime: Infinity,
  });
