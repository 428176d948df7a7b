import { QueryClient } from '@tanstack/react-query';

/** Loaded data stays readable when a later fetch fails; `always` because a browser's idea of being online is a guess. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: 1, retryDelay: 1_000, staleTime: 15_000, gcTime: Infinity },
  },
});
