import type { Element, Group } from '@selectorate/group';
import type { Ballot } from '../objects/ballot.ts';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { ChoiceQuestion } from '../objects/election.ts';
import type { SpotKeeper } from '../proofs/keep-spots.ts';
import type { Spot } from '../proofs/workings.ts';
import type { TallyPart, TallyPiece } from '../tally/tally-piece.ts';

/** A ballot that was checked, and what it weighs. */
export interface Counted {
  readonly ballot: Ballot;
  /** 0 for a ballot that does not count. */
  readonly weight: number;
}

/** What these ballots add to the tally. A ballot with a fault adds nothing. Null where a hint is wrong. */
export function sumUp(
  ballots: readonly Counted[],
  { election, group }: ElectionContext,
  keeper: SpotKeeper,
): TallyPiece | null {
  const counting = ballots.filter(({ weight }) => weight > 0);
  const piece: TallyPart[] = [];
  for (const [at, question] of election.questions.entries()) {
    if (question.kind === 'ranked') {
      piece.push({ kind: 'votes', votes: counting.flatMap(({ ballot }) => votesOf(ballot, at)) });
      continue;
    }
    const sums = sumChoices(counting, at, { group, question, keeper });
    if (sums === null) return null;
    piece.push({ kind: 'sums', sums });
  }
  return piece;
}

function votesOf(ballot: Ballot, at: number): readonly Ciphertext[] {
  const answer = ballot.answers[at];
  return answer?.kind === 'ranked' ? [answer.choices] : [];
}

interface Summing {
  readonly group: Group;
  readonly question: ChoiceQuestion;
  readonly keeper: SpotKeeper;
}

/** A product for each choice, ballots of equal weight multiplied first and raised to it together. */
function sumChoices(
  counting: readonly Counted[],
  at: number,
  { group, question, keeper }: Summing,
): Ciphertext[] | null {
  const choices = question.answers.length + (question.blank ? 1 : 0);
  const sums: Ciphertext[] = [];
  for (let choice = 0; choice < choices; choice++) {
    const alpha = weighted(counting, (ballot) => textOf(ballot, at, choice)?.alpha, { group, keeper });
    const beta = weighted(counting, (ballot) => textOf(ballot, at, choice)?.beta, { group, keeper });
    if (alpha === null || beta === null) return null;
    sums.push({ alpha: group.write(alpha), beta: group.write(beta) });
  }
  return sums;
}

function textOf(ballot: Ballot, at: number, choice: number): Ciphertext | undefined {
  const answer = ballot.answers[at];
  return answer?.kind === 'choice' ? answer.choices[choice] : undefined;
}

function weighted(
  counting: readonly Counted[],
  textIn: (ballot: Ballot) => string | undefined,
  { group, keeper }: { readonly group: Group; readonly keeper: SpotKeeper },
): Element | null {
  const byWeight = new Map<number, Spot[]>();
  for (const { ballot, weight } of counting) {
    const spot = keeper.spotOf(textIn(ballot) ?? '');
    if (spot === undefined) continue;
    const equal = byWeight.get(weight);
    if (equal === undefined) byWeight.set(weight, [spot]);
    else equal.push(spot);
  }
  let total = group.identity;
  for (const [weight, spots] of byWeight) {
    const product = keeper.product(spots);
    if (product === null) return null;
    total = group.multiply(total, weight === 1 ? product : group.power(product, BigInt(weight)));
  }
  return total;
}
