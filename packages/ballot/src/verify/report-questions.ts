import type { Question } from '../objects/election.ts';
import type { DecodedQuestion } from '../tally/result.ts';
import type { QuestionReport } from './report.ts';

/** What is told of each question; before the result, nothing of the votes. */
export function reportQuestions(
  questions: readonly Question[],
  decoded: readonly DecodedQuestion[] | null,
): readonly QuestionReport[] {
  return questions.map((question, at) => {
    const { kind, answers } = question;
    const said = { kind, question: question.question, answers };
    const found = decoded?.[at];
    if (found === undefined) return { ...said, votes: null, rankings: null, invalid: 0 };
    if (found.kind === 'choice') return { ...said, votes: allRead(found.counts), rankings: null, invalid: 0 };
    const rankings = found.ballots.map(({ valid, listed }) => (valid ? listed : null));
    return { ...said, votes: null, rankings, invalid: rankings.filter((ranks) => ranks === null).length };
  });
}

/** The counts, or null where one could not be read: that is a fault, and no number may stand in for it. */
function allRead(counts: readonly (number | null)[]): readonly number[] | null {
  const read = counts.filter((count) => count !== null);
  return read.length === counts.length ? read : null;
}
