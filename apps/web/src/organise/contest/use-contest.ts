import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../app/query-client.ts';
import { REFRESH_MS } from '../../record/refresh.ts';
import { answerOf, client } from '../session/client.ts';
import { loadContest } from './load-contest.ts';

const keyOf = (contest: string): readonly string[] => ['organise', 'contest', contest];

/** A contest for somebody with a place in it, asked for again now and then. */
export const useContest = (contest: string) =>
  useQuery({
    queryKey: [...keyOf(contest), 'record'],
    queryFn: () => loadContest(contest),
    refetchInterval: REFRESH_MS,
    structuralSharing: false,
  });

/** Everything that was prepared, newest first. */
export const useDrafts = (contest: string) =>
  useQuery({
    queryKey: [...keyOf(contest), 'drafts'],
    queryFn: async () => (await answerOf(client.listDrafts({ params: { contest } }))).drafts,
    refetchInterval: REFRESH_MS,
  });

export const useDraft = (contest: string, draft: string) =>
  useQuery({
    queryKey: [...keyOf(contest), 'draft', draft],
    queryFn: () => answerOf(client.readDraft({ params: { contest, draft } })),
    refetchInterval: REFRESH_MS,
  });

/** Something changed: every page of the contest asks again. */
export const refreshContest = (contest: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: keyOf(contest) });
