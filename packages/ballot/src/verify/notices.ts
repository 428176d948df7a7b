import type { Question } from '../objects/election.ts';
import { mayDecryptAlone } from '../tally/small-box.ts';
import type { SetUp } from './check-set-up.ts';
import type { Notice, Report } from './report.ts';

/** Mixes by fewer people than this leave somebody who knows the order. */
export const ENOUGH_MIXES = 2;

/** How many times more possible rankings than voters make a ranking a name. */
const SIGNATURE_FACTOR = 10;

/** What is true of a valid election but should be said of its proofs and its votes. */
export function noticesOf(
  report: Report,
  { doublyProven }: { readonly doublyProven: boolean },
  { hasNames }: Pick<SetUp, 'hasNames'>,
): Notice[] {
  const notices: Notice[] = ['trustee-proof-weak'];
  if (report.decryptedBy.length > 0 && !doublyProven) notices.push('decryption-proof-weak');
  if (report.mixedBy.length > 0) notices.push('mixers-unsigned');
  if (hasNames && report.verdict === 'archive') notices.push('credentials-with-names');
  const ranked = report.questions.filter(({ kind }) => kind === 'ranked');
  const isOpened = report.questions.some(({ votes, rankings }) => votes !== null || rankings !== null);
  if (ranked.length > 0 && isOpened && new Set(report.mixedBy).size < ENOUGH_MIXES) notices.push('few-mixes');
  if (isOpened && !mayDecryptAlone(report.tallied)) notices.push('few-ballots');
  if (
    isOpened &&
    report.tallied > 0 &&
    report.questions.some((question) => isUnanimous(question.votes, report.totalWeight))
  ) {
    notices.push('unanimous');
  }
  if (ranked.some(({ answers }) => possibleRankings(answers.length) > SIGNATURE_FACTOR * report.tallied)) {
    notices.push('rankings-as-signatures');
  }
  return notices;
}

/** Whether everybody voted alike, so that the result says how each voted. */
function isUnanimous(votes: readonly number[] | null, totalWeight: number): boolean {
  return votes !== null && votes.every((count) => count === 0 || count === totalWeight);
}

/** In how many ways so many answers can be ranked, some or all of them: beyond 15 answers there are more than people. */
function possibleRankings(answers: Question['answers']['length']): number {
  let arrangements = 1;
  let all = 1;
  for (let ranked = 0; ranked < answers; ranked++) {
    arrangements *= answers - ranked;
    all += arrangements;
  }
  return all;
}
