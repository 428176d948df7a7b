import type { QuestionReport } from '@selectorate/ballot';
import type { Texts } from '@selectorate/messages';

/** A question and what came of it: votes by answer, or how many rankings there are. */
export function tellQuestion(report: QuestionReport, texts: Texts): readonly string[] {
  const { question, votes, rankings, invalid } = report;
  if (rankings !== null) {
    const valid = rankings.length - invalid;
    return [
      question,
      ...table([
        [texts.text('ballot-result-rankings'), String(valid)],
        [texts.text('ballot-result-invalid'), String(invalid)],
      ]),
    ];
  }
  if (votes === null) return [question, `    ${texts.text('ballot-result-not-opened')}`];
  const names = rowNames(report, texts);
  return [question, ...table(votes.map((count, i) => [names[i] ?? '', String(count)]))];
}

/** A blank vote, where the question has it, comes first. */
function rowNames({ answers, votes }: QuestionReport, texts: Texts): readonly string[] {
  const hasBlank = votes !== null && votes.length > answers.length;
  return hasBlank ? [texts.text('ballot-result-blank'), ...answers] : answers;
}

function table(rows: readonly (readonly [name: string, figure: string])[]): readonly string[] {
  const names = Math.max(...rows.map(([name]) => name.length));
  const figures = Math.max(...rows.map(([, figure]) => figure.length));
  return rows.map(([name, figure]) => `    ${name.padEnd(names)}  ${figure.padStart(figures)}`);
}
