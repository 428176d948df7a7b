import { err, ok, type Result } from '@selectorate/basics';
import type { Ballot } from '../objects/ballot.ts';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import { mergePieces, type TallyPart, type TallyPiece, tallyRows } from './tally-piece.ts';

/** The places of the ballots that count: the last of each credential, in their order. */
export function lastBallots(credentials: readonly string[]): readonly number[] {
  const last = new Map(credentials.map((credential, at) => [credential, at]));
  return [...last.values()].toSorted((a, b) => a - b);
}

export type TallyRefusal =
  /** A ballot whose credential has no weight: it is not on the list. */
  | 'no-weight'
  /** Ranked votes are decrypted one by one: each counts once (specification, section 4.18). */
  | 'weighted-ranking'
  /** A choice that is no element; the ballot was not checked. */
  | 'no-element';

/** The encrypted tally and how much went into it. */
export interface EncryptedTally {
  readonly rows: readonly (readonly Ciphertext[])[];
  readonly numTallied: number;
  readonly totalWeight: number;
}

/** The encrypted tally of checked ballots in the order of the record: of each credential the last counts, with its weight. */
export function encryptTally(
  ballots: readonly Ballot[],
  weightOf: (credential: string) => number | undefined,
  context: ElectionContext,
): Result<EncryptedTally, { readonly ballot: number; readonly why: TallyRefusal }> {
  const { group, election } = context;
  const pieces: TallyPiece[] = [];
  let totalWeight = 0;
  for (const at of lastBallots(ballots.map(({ credential }) => credential))) {
    const ballot = ballots[at];
    if (ballot === undefined) continue;
    const weight = weightOf(ballot.credential);
    if (weight === undefined) return err({ ballot: at, why: 'no-weight' });
    const piece = pieceOf(ballot, weight, context);
    if (!piece.ok) return err({ ballot: at, why: piece.error });
    pieces.push(piece.value);
    totalWeight += weight;
  }
  const whole = mergePieces(pieces, election.questions, group);
  return ok({ rows: tallyRows(whole, group), numTallied: pieces.length, totalWeight });
}

/** What one ballot adds. */
export function pieceOf(ballot: Ballot, weight: number, context: ElectionContext): Result<TallyPiece, TallyRefusal> {
  const parts: TallyPart[] = [];
  for (const answer of ballot.answers) {
    if (answer.kind === 'ranked') {
      if (weight !== 1) return err('weighted-ranking');
      parts.push({ kind: 'votes', votes: [answer.choices] });
      continue;
    }
    const sums = weigh(answer.choices, weight, context);
    if (sums === null) return err('no-element');
    parts.push({ kind: 'sums', sums });
  }
  return ok(parts);
}

function weigh(choices: readonly Ciphertext[], weight: number, context: ElectionContext): readonly Ciphertext[] | null {
  const { group, platform } = context;
  const elements = group.readAll(
    choices.flatMap(({ alpha, beta }) => [alpha, beta]),
    platform.random,
  );
  if (!elements.ok) return null;
  const texts = group.writeAll(elements.value.map((element) => group.power(element, BigInt(weight))));
  return choices.map((_, i) => ({ alpha: texts[2 * i] ?? '', beta: texts[2 * i + 1] ?? '' }));
}
