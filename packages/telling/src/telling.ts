import type { Count } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Votesman } from './say-votes.ts';

/** What a count is told with: how candidates are called, how figures are written, and the texts of a language. */
export interface Telling {
  readonly count: Count;
  readonly candidates: { readonly nameOf: (id: string) => string };
  readonly votes: Votesman;
  readonly texts: Texts;
}
