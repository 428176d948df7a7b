import { useQuery } from '@tanstack/react-query';
import { REFRESH_MS } from './refresh.ts';
import { readRecordsIndex } from './records-index.ts';

/** The contests of this server, asked for again now and then. */
export const useContests = () =>
  useQuery({
    queryKey: ['record', 'index'],
    queryFn: ({ signal }) => readRecordsIndex(signal),
    refetchInterval: REFRESH_MS,
  });
