import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../session/client.ts';

const keyOf = (contest: string, what: string): readonly string[] => ['organise', 'contest', contest, 'roll', what];

/** How often a job that runs is asked how far it is. */
const POLL_MS = 2_000;

/** Every version that was kept; nothing is asked for whoever may not see them. */
export const useVersions = (contest: string, isAsked = true) =>
  useQuery({
    enabled: isAsked,
    queryKey: keyOf(contest, 'versions'),
    queryFn: async () => (await answerOf(client.readRollVersions({ params: { contest } }))).versions,
  });

/** Counts of what changed between two versions; nothing is asked while one of them is not chosen. */
export const useDiff = (contest: string, { from, to }: { readonly from: number; readonly to: number }) =>
  useQuery({
    queryKey: [...keyOf(contest, 'diff'), from, to],
    queryFn: async () => (await answerOf(client.readRollDiff({ params: { contest }, query: { from, to } }))).counts,
    enabled: from > 0 && to > from,
  });

/** The register of the place, and the second one of elsewhere. */
export const useRegisters = (contest: string) =>
  useQuery({
    queryKey: keyOf(contest, 'register'),
    queryFn: () => answerOf(client.readRegister({ params: { contest } })),
  });

/** Which lists for the checks are here, without their rows. */
export const useEvidence = (contest: string) =>
  useQuery({
    queryKey: keyOf(contest, 'evidence'),
    queryFn: async () => (await answerOf(client.readEvidence({ params: { contest } }))).evidence,
  });

/** The job of the checks: asked again every two seconds while it waits or runs. */
export const useChecks = (contest: string) =>
  useQuery({
    queryKey: keyOf(contest, 'checks'),
    queryFn: () => answerOf(client.readRollChecks({ params: { contest } })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'waiting' || data?.state === 'running' ? POLL_MS : false,
  });

/** The report of the last checks; `asked`, when they were asked for, is null while there are none that are done. */
export const useReport = (contest: string, asked: string | null) =>
  useQuery({
    queryKey: [...keyOf(contest, 'report'), asked],
    queryFn: () => answerOf(client.readRollReport({ params: { contest } })),
    enabled: asked !== null,
  });

/** A page of the questions that wait, from a place on. */
export const useQueue = (contest: string, from: number) =>
  useQuery({
    queryKey: [...keyOf(contest, 'queue'), from],
    queryFn: () => answerOf(client.readReviewQueue({ params: { contest }, query: { from } })),
    retry: false,
  });

export const useContactChanges = (contest: string) =>
  useQuery({
    queryKey: keyOf(contest, 'contacts'),
    queryFn: () => answerOf(client.readContactChanges({ params: { contest } })),
  });

/** Letters to be printed, the oldest first. */
export const useUnreached = (contest: string) =>
  useQuery({
    queryKey: keyOf(contest, 'unreached'),
    queryFn: async () => (await answerOf(client.readUnreached({ params: { contest } }))).unreached,
  });
