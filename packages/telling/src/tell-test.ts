import type { Sentence } from '@selectorate/count';
import type { Telling } from './telling.ts';

export type ThresholdTest = Extract<Sentence, { kind: 'threshold' }>['test'];

/** `9 of 12 yes votes …, more than 3/4 asked for: met`. */
export const tellTest = (test: ThresholdTest, { votes, texts }: Telling): string =>
  texts.text(`counting-said-threshold-${test.met ? 'met' : 'not-met'}`, {
    what: texts.text(`counting-what-${test.what}`),
    of: texts.text(`counting-of-${test.of}`),
    votes: votes.say(test.votes),
    base: votes.say(test.base),
    comparator: texts.text(`counting-comparator-${test.comparator === '>' ? 'more' : 'at-least'}`),
    threshold: test.threshold,
  });
