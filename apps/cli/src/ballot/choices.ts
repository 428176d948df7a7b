import { checkVote, type ElectionContext, type Question, type Vote, type VoteAnswer } from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';
import { parseJson } from '../trustee/message.ts';

const answer = z.union([z.literal('blank'), z.array(z.int().min(0).max(255))]);

/**
 * A vote as the protocol's tools write it, a list a question: 0 or 1 for each answer, a blank vote first where the question has
 * one, or a rank for each answer. `"blank"` says the same in a word.
 */
export function readChoices(text: string, context: ElectionContext, texts: Texts): Result<Vote, string> {
  const { questions } = context.election;
  const parsed = z.array(answer).safeParse(parseJson(text));
  if (!parsed.success) return err(texts.text('ballot-choices-form'));
  const vote = parsed.data.map((one, i) => answerOf(one, questions[i]));
  const fault = checkVote(vote, questions, context.group);
  if (fault === null) return ok(vote);
  const meaning = texts.text(`ballot-fault-${fault.code}`);
  return err(
    fault.question === null
      ? texts.text('ballot-choices-wrong', { meaning })
      : texts.text('ballot-choices-wrong-at', { question: fault.question + 1, meaning }),
  );
}

function answerOf(given: z.infer<typeof answer>, question: Question | undefined): VoteAnswer {
  if (given === 'blank') return { kind: 'blank' };
  if (question?.kind === 'ranked') return { kind: 'ranked', ranks: given };
  const hasBlank = question?.blank === true && given.length === question.answers.length + 1;
  if (!hasBlank) return { kind: 'choice', choices: given };
  const [blank, ...choices] = given;
  if (blank === 0) return { kind: 'choice', choices };
  // A blank vote that marks something else is neither: its answers are told to be wrong.
  return choices.every((choice) => choice === 0) ? { kind: 'blank' } : { kind: 'choice', choices: given };
}

/** A vote in words, a line a question. */
export function tellVote(vote: Vote, questions: readonly Question[], texts: Texts): readonly string[] {
  return questions.map((question, i) => {
    const given = vote[i];
    return `    ${question.question}: ${given === undefined ? '' : tellAnswer(given, question, texts)}`;
  });
}

function tellAnswer(given: VoteAnswer, { answers }: Question, texts: Texts): string {
  if (given.kind === 'blank') return texts.text('ballot-vote-blank');
  const chosen =
    given.kind === 'choice'
      ? answers.filter((_, i) => given.choices[i] === 1)
      : answers
          .map((name, i) => ({ name, rank: given.ranks[i] ?? 0 }))
          .filter(({ rank }) => rank > 0)
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ name, rank }) => `${rank}. ${name}`);
  return chosen.length === 0 ? texts.text('ballot-vote-nothing') : chosen.join(', ');
}
