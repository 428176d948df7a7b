import { add, rational, type Rational } from '@selectorate/basics';
import type { NonTransferableReason } from '../result/result.ts';
import { REASONS } from '../table/reasons.ts';

/** A small exact number that a paper gives: `parts` of `of`. Half a point is 1 of 2. */
export interface Portion {
  readonly parts: number;
  readonly of: number;
}

/**
 * What each paper gives each candidate, added up; papers that say nothing are put aside by reason. Parts of one size are
 * counted in doubles, which hold them exactly: at most 2^32 papers give at most 20,000 parts each.
 */
export class ScoreBoard {
  readonly #candidates: number;
  readonly #parts = new Map<number, Float64Array>();
  readonly #silent = new Float64Array(REASONS.length);

  constructor(candidates: number) {
    this.#candidates = candidates;
  }

  get scores(): readonly Rational[] {
    return Array.from({ length: this.#candidates }, (_, index) =>
      [...this.#parts].map(([of, parts]) => rational(parts[index] ?? 0, of)).reduce(add, rational(0)),
    );
  }

  /** Papers, in the order of `REASONS`. */
  get silent(): readonly Rational[] {
    return Array.from(this.#silent, (papers) => rational(papers));
  }

  /** Whether any paper said anything. */
  get heard(): boolean {
    return this.#parts.size > 0;
  }

  /** So many papers give these candidates so much each. */
  give(papers: number, candidates: readonly number[], { parts, of }: Portion): void {
    const given = this.#parts.get(of) ?? new Float64Array(this.#candidates);
    this.#parts.set(of, given);
    for (const index of candidates) given[index] = (given[index] ?? 0) + parts * papers;
  }

  putAside(papers: number, reason: NonTransferableReason): void {
    const at = REASONS.indexOf(reason);
    this.#silent[at] = (this.#silent[at] ?? 0) + papers;
  }
}
