import type { Group } from '@selectorate/group';
import type { ChoiceQuestion, Question, RankedQuestion } from '../objects/election.ts';

/** What a voter answers to one question. */
export type VoteAnswer =
  /** 1 for each answer chosen, 0 for the others, in the order of the question. */
  | { readonly kind: 'choice'; readonly choices: readonly number[] }
  /** None of the answers, said as a vote, where the question allows it. */
  | { readonly kind: 'blank' }
  /** A rank for each answer, 1 the best, 0 for none, in the order of the question. Equal ranks are the counting rule's business. */
  | { readonly kind: 'ranked'; readonly ranks: readonly number[] };

/** One answer a question, in their order. */
export type Vote = readonly VoteAnswer[];

export const VOTE_FAULTS = [
  'vote-answers',
  'vote-kind',
  'vote-choices',
  'vote-choice',
  'vote-too-few',
  'vote-too-many',
  'vote-no-blank',
  'vote-ranks',
  'vote-rank',
  'vote-ranks-do-not-fit',
] as const;

export interface VoteFault {
  readonly code: (typeof VOTE_FAULTS)[number];
  /** Index of the question, from 0; null where the number of answers is wrong. */
  readonly question: number | null;
}

/** Whether a vote answers the questions as they allow. Null when it does. */
export function checkVote(vote: Vote, questions: readonly Question[], group: Group): VoteFault | null {
  if (vote.length !== questions.length) return { code: 'vote-answers', question: null };
  for (const [i, question] of questions.entries()) {
    const code = checkAnswer(vote[i], question, group);
    if (code !== null) return { code, question: i };
  }
  return null;
}

function checkAnswer(answer: VoteAnswer | undefined, question: Question, group: Group): VoteFault['code'] | null {
  if (question.kind === 'ranked') {
    return answer?.kind === 'ranked' ? checkRanks(answer.ranks, question, group) : 'vote-kind';
  }
  if (answer?.kind === 'blank') return question.blank ? null : 'vote-no-blank';
  return answer?.kind === 'choice' ? checkChoices(answer.choices, question) : 'vote-kind';
}

function checkChoices(choices: readonly number[], question: ChoiceQuestion): VoteFault['code'] | null {
  if (choices.length !== question.answers.length) return 'vote-choices';
  if (choices.some((choice) => choice !== 0 && choice !== 1)) return 'vote-choice';
  const chosen = choices.filter((choice) => choice === 1).length;
  if (chosen < question.min) return 'vote-too-few';
  return chosen > question.max ? 'vote-too-many' : null;
}

function checkRanks(
  ranks: readonly number[],
  { answers }: RankedQuestion,
  { embedding }: Group,
): VoteFault['code'] | null {
  if (embedding === null || answers.length > embedding.most) return 'vote-ranks-do-not-fit';
  if (ranks.length !== answers.length) return 'vote-ranks';
  return ranks.every((rank) => Number.isInteger(rank) && rank >= 0 && rank <= answers.length) ? null : 'vote-rank';
}
