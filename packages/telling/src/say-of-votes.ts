import type { Votes } from '@selectorate/count';
import type { Telling } from './telling.ts';

/** Votes with their noun: `1 vote`, `31.5 votes`. */
export const sayOfVotes = (figure: Votes, { votes, texts }: Telling): string =>
  texts.text('counting-votes', { number: figure === '1' ? 1 : 2, votes: votes.say(figure) });
