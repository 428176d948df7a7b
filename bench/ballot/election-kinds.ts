import type { Question } from '../../packages/ballot/src/objects/election.ts';
import type { Vote } from '../../packages/ballot/src/vote/vote.ts';

/** What is voted on: the outside vectors' two commonest questions. */
export type Kind = 'yes-no' | 'ranked';

export const KINDS: readonly Kind[] = ['yes-no', 'ranked'];

const ANSWERS = ['Candidate 1', 'Candidate 2', 'Candidate 3', 'Candidate 4', 'Candidate 5'];

export const QUESTIONS: Readonly<Record<Kind, Question>> = {
  'yes-no': {
    kind: 'choice',
    question: 'Open the selection?',
    answers: ['Yes', 'No'],
    blank: false,
    min: 0,
    max: 1,
  },
  ranked: { kind: 'ranked', question: 'In which order?', answers: ANSWERS, extra: '{"method":"SchulzeOrSTV"}' },
};

/** The vote of the voter of that number: each like another's, as votes are. */
export function voteOf(kind: Kind, voter: number): Vote {
  if (kind === 'yes-no') return [{ kind: 'choice', choices: voter % 3 === 0 ? [0, 1] : [1, 0] }];
  return [{ kind: 'ranked', ranks: ANSWERS.map((_, i) => 1 + ((i + voter) % ANSWERS.length)) }];
}
