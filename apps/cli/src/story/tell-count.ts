import type { Count } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { tellStages, votesman } from '@selectorate/telling';
import { paragraph } from './paragraph.ts';

/** A count stage by stage, in the words that `count --explain` has for it. */
export const tellCount = (count: Count, label: (id: string) => string, texts: Texts): readonly string[] =>
  tellStages({ count, candidates: { nameOf: label }, votes: votesman(count), texts })
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) => paragraph(`· ${sentence}`, '  '));
