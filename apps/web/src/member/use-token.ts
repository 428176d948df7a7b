import { useParams } from '@tanstack/react-router';

/** The token at the end of a letter’s link. */
export const useToken = (): string =>
  useParams({ strict: false, select: (params) => (params as { readonly token?: string }).token ?? '' });
