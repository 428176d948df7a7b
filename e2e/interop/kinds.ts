import type { ChoiceQuestion, Question, Vote } from '@selectorate/ballot';
import type { ElectionPlan } from './play.ts';

/** A sort of question with votes on it: by voters 0, 1, 2 and 3, then by 0 and 1 again. */
export interface Kind {
  readonly name: string;
  readonly questions: readonly Question[];
  readonly votes: readonly Vote[];
}

const choose = (rest: Omit<ChoiceQuestion, 'kind' | 'question' | 'blank'> & { blank?: boolean }): ChoiceQuestion => ({
  kind: 'choice',
  question: 'Shall the harbour be dredged?',
  blank: false,
  ...rest,
});
const chosen = (...choices: number[]): Vote => [{ kind: 'choice', choices }];
const ranks = (...numbers: number[]): Vote => [{ kind: 'ranked', ranks: numbers }];
const blank: Vote = [{ kind: 'blank' }];

const RANKED: Question = {
  kind: 'ranked',
  question: 'In which order? “Ä/\\"…',
  answers: ['Candidate A', 'Candidate B', 'Candidate C'],
  extra: '{"method":"SchulzeOrSTV"}',
};

export const YES_NO: Kind = {
  name: 'yes or no',
  questions: [choose({ answers: ['Yes', 'No'], min: 1, max: 1 })],
  votes: [chosen(1, 0), chosen(0, 1), chosen(0, 1), chosen(1, 0), chosen(0, 1)],
};

export const CHOOSE_SOME: Kind = {
  name: 'choose some, or none',
  questions: [choose({ answers: ['A “quoted”', 'B/\\ é', 'C', 'D'], min: 0, max: 3 })],
  votes: [chosen(1, 1, 0, 0), chosen(0, 0, 0, 0), chosen(1, 0, 1, 1), chosen(0, 0, 0, 1), chosen(0, 1, 0, 0)],
};

export const WITH_BLANK: Kind = {
  name: 'choose or vote blank',
  questions: [choose({ answers: ['A', 'B', 'C'], min: 1, max: 2, blank: true })],
  votes: [chosen(1, 0, 0), blank, blank, chosen(0, 1, 1), blank, chosen(0, 0, 1)],
};

export const RANK: Kind = {
  name: 'ranked',
  questions: [RANKED],
  votes: [ranks(1, 2, 3), ranks(2, 0, 1), ranks(0, 0, 0), ranks(1, 1, 2), ranks(3, 1, 2)],
};

export const TWO_QUESTIONS: Kind = {
  name: 'one chosen and one ranked',
  questions: [...WITH_BLANK.questions, RANKED],
  votes: WITH_BLANK.votes.map((vote, i) => [...vote, ...(RANK.votes[i] ?? ranks(3, 2, 1))]),
};

export const KINDS: readonly Kind[] = [YES_NO, CHOOSE_SOME, WITH_BLANK, RANK];

const VOTERS = 4;

/** An election of this kind; the fifth voter stays away. */
export const planOf = (
  { questions, votes }: Kind,
  rest: Pick<ElectionPlan, 'group' | 'single' | 'shared'> & Partial<Pick<ElectionPlan, 'weights'>>,
): ElectionPlan => ({
  weights: Array.from({ length: VOTERS + 1 }, () => 1),
  ...rest,
  questions,
  votes: votes.map((vote, i) => ({ voter: i % Math.min(VOTERS, votes.length - 1), vote })),
});

/** The same with three votes by two voters, for elections of which there are many. */
export const fewVotes = ({ votes, ...kind }: Kind): Kind => ({
  ...kind,
  votes: votes.filter((_, i) => [0, 1, 4].includes(i)),
});

/** A group of 2048 bits, which each tool knows: ranked votes need the one that has an embedding. */
export const oldGroup = ({ questions }: Pick<Kind, 'questions'>): 'RFC-3526-2048' | 'BELENIOS-2048' =>
  questions.some(({ kind }) => kind === 'ranked') ? 'RFC-3526-2048' : 'BELENIOS-2048';
