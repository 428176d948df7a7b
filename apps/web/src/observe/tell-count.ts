import type { Count } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { tellStages, votesman } from '@selectorate/telling';

/** The story of a count in paragraphs, one for each round; round 0 is what stands before all. */
export const tellRounds = (
  count: Count,
  label: (id: string) => string,
  texts: Texts,
): readonly { readonly round: number; readonly words: string }[] =>
  tellStages({ count, candidates: { nameOf: label }, votes: votesman(count), texts })
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ n, sentences }) => ({ round: n, words: sentences.join(' ') }));
