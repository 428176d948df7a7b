import type { BoxEntry, CastEntry, ExcludeEntry, ExclusionGround, SparePurpose } from './entry.ts';
import { EXCLUSION_GROUNDS, SPARE_PURPOSES } from './entry.ts';

/** What a journal comes to, in numbers that are published. */
export interface BoxFigures {
  /** Ballots accepted, and of these the ones that a later one of their credential replaced. */
  readonly cast: number;
  readonly replaced: number;
  /** Credentials with a ballot that is counted: those excluded are not. */
  readonly counted: number;
  /** Credentials taken out, by ground, and the ballots that went with them. */
  readonly excluded: Readonly<Record<ExclusionGround, number>>;
  readonly excludedBallots: number;
  readonly revoked: number;
  readonly papersIssued: number;
  /** Spares brought into use, by purpose: the desk's keyed papers stand under `desk`. */
  readonly activated: Readonly<Record<SparePurpose, number>>;
}

export const exclusionsOf = (journal: readonly BoxEntry[]): readonly ExcludeEntry[] =>
  journal.filter((entry) => entry.kind === 'exclude');

/** The ballots that stay, in the order of the record: every one whose credential was not excluded, replaced ones too. */
export function admittedBallots(
  journal: readonly BoxEntry[],
  exclusions: readonly Pick<ExcludeEntry, 'credential'>[],
): readonly CastEntry[] {
  const out = new Set(exclusions.map(({ credential }) => credential));
  return journal.filter((entry) => entry.kind === 'cast').filter(({ credential }) => !out.has(credential));
}

export function figuresOf(journal: readonly BoxEntry[]): BoxFigures {
  const exclusions = exclusionsOf(journal);
  const casts = journal.filter((entry) => entry.kind === 'cast');
  const admitted = admittedBallots(journal, exclusions);
  const activations = journal.filter((entry) => entry.kind === 'activate');
  return {
    cast: casts.length,
    replaced: casts.length - credentialsOf(casts),
    counted: credentialsOf(admitted),
    excluded: countBy(
      EXCLUSION_GROUNDS,
      exclusions.map(({ ground }) => ground),
    ),
    excludedBallots: casts.length - admitted.length,
    revoked: journal.filter(({ kind }) => kind === 'revoke').length,
    papersIssued: journal.filter(({ kind }) => kind === 'issue-paper').length,
    activated: countBy(
      SPARE_PURPOSES,
      activations.map(({ purpose }) => purpose),
    ),
  };
}

/** Exclusions beside the votes between the last who won and the first who did not: whether they could have decided it (A49). */
export interface ExclusionsBesideMargin {
  readonly excluded: Readonly<Record<ExclusionGround, number>>;
  readonly total: number;
  readonly margin: number;
  /** Whether so many other votes could have changed or tied the result. */
  readonly couldDecide: boolean;
}

/** @param margin votes, not papers, by which the result stands */
export function exclusionsBesideMargin({ excluded }: BoxFigures, margin: number): ExclusionsBesideMargin {
  const total = Object.values(excluded).reduce((sum, count) => sum + count, 0);
  return { excluded, total, margin, couldDecide: total >= margin };
}

const credentialsOf = (casts: readonly CastEntry[]): number => new Set(casts.map(({ credential }) => credential)).size;

function countBy<T extends string>(kinds: readonly T[], found: readonly T[]): Readonly<Record<T, number>> {
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  for (const kind of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(counts) as Record<T, number>;
}
