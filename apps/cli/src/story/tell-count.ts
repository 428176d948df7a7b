import type { Count } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { votesman } from '../count/say-votes.ts';
import { tellStages } from '../count/tell-stages.ts';
import { paragraph } from './paragraph.ts';

/** A count stage by stage, in the words that `count --explain` has for it. */
export const tellCount = (count: Count, label: (id: string) => string, texts: Texts): readonly string[] =>
  tellStages({ count, candidates: { nameOf: label }, votes: votesman(count), texts })
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) => paragraph(`· ${sentence}`, '  '));
