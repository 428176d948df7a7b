import { unwrap } from '@selectorate/basics';
import type { Element, Group } from '@selectorate/group';
import type { Ciphertext } from '../objects/common.ts';
import type { Question } from '../objects/election.ts';

/** What some ballots add to the encrypted tally, question by question: a product for each answer, or the votes themselves. */
export type TallyPiece = readonly TallyPart[];

export type TallyPart =
  | { readonly kind: 'sums'; readonly sums: readonly Ciphertext[] }
  | { readonly kind: 'votes'; readonly votes: readonly Ciphertext[] };

/** What no ballots add: the identity for each answer, and no votes. */
export function emptyPiece(questions: readonly Question[], group: Group): TallyPiece {
  const one = group.write(group.identity);
  return questions.map((question): TallyPart => {
    if (question.kind === 'ranked') return { kind: 'votes', votes: [] };
    const choices = question.answers.length + (question.blank ? 1 : 0);
    return { kind: 'sums', sums: Array.from({ length: choices }, () => ({ alpha: one, beta: one })) };
  });
}

/** What the ballots of all pieces add together. Pieces are this program's own: their texts are elements. */
export function mergePieces(pieces: readonly TallyPiece[], questions: readonly Question[], group: Group): TallyPiece {
  return emptyPiece(questions, group).map((empty, at): TallyPart => {
    const parts = pieces.map((piece) => piece[at] ?? empty);
    if (empty.kind === 'votes') {
      return { kind: 'votes', votes: parts.flatMap((part) => (part.kind === 'votes' ? part.votes : [])) };
    }
    const sums = parts.map((part) => (part.kind === 'sums' ? part.sums : []));
    return {
      kind: 'sums',
      sums: empty.sums.map((_, choice) =>
        multiplyAll(
          sums.map((some) => some[choice]),
          group,
        ),
      ),
    };
  });
}

function multiplyAll(ciphertexts: readonly (Ciphertext | undefined)[], group: Group): Ciphertext {
  const present = ciphertexts.filter((ciphertext) => ciphertext !== undefined);
  const product = (half: keyof Ciphertext): string =>
    group.write(
      present.reduce<Element>(
        (sum, ciphertext) => group.multiply(sum, unwrap(group.read(ciphertext[half]))),
        group.identity,
      ),
    );
  return { alpha: product('alpha'), beta: product('beta') };
}

/** The rows of the encrypted tally: sums as they are, votes in the order of their texts, so that nobody can tell when they came. */
export function tallyRows(piece: TallyPiece, group: Group): readonly (readonly Ciphertext[])[] {
  return piece.map((part) => (part.kind === 'sums' ? part.sums : sortVotes(part.votes, group)));
}

function sortVotes(votes: readonly Ciphertext[], group: Group): readonly Ciphertext[] {
  return votes.toSorted((a, b) => group.compareTexts(a.alpha, b.alpha) || group.compareTexts(a.beta, b.beta));
}
