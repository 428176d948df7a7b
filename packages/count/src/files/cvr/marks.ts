import { parseWholeNumber } from '@selectorate/basics';
import { MOST_CANDIDATES } from '../../ballots/packed-ballots.ts';
import { plainName } from '../clean-name.ts';
import type { CvrLabels, CvrMapping } from './cvr.ts';

/** What a cell says in a column of names: who is at that rank (several: an overvote), or why nobody is to be named. */
export type NameMark =
  | { readonly kind: 'rank'; readonly rank: readonly number[] }
  | { readonly kind: 'unnamed-overvote' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-many' };

/** The candidate of this name in results, and in `candidates` where a mapping lists it. */
export const WRITE_INS = 'Undeclared Write-ins';

/** Candidates by name. Write-ins are one more, once they occur. */
export class NameBook {
  readonly #indexes = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #mapping: CvrMapping;
  readonly #labels: Readonly<Record<keyof CvrLabels, ReadonlySet<string>>>;
  #writeIns: number | null = null;

  constructor(mapping: CvrMapping) {
    this.#mapping = mapping;
    const { skipped, overvote, writeIn } = mapping.labels;
    const lower = (texts: readonly string[]): ReadonlySet<string> =>
      new Set(texts.map((text) => plainName(text).toLowerCase()));
    this.#labels = { skipped: lower(skipped), overvote: lower(overvote), writeIn: lower(writeIn) };
    for (const { name, aliases } of mapping.candidates ?? []) {
      const index = this.#names.push(plainName(name)) - 1;
      for (const text of [name, ...aliases]) this.#indexes.set(plainName(text), index);
    }
  }

  get names(): readonly string[] {
    return this.#names;
  }

  get writeIns(): number | null {
    return this.#writeIns;
  }

  /** What a cell means; a name is learnt where nobody listed the candidates. */
  mark(text: string): NameMark {
    const tidy = plainName(text);
    const alone = this.#one(tidy);
    const { overvoteDelimiter } = this.#mapping;
    if (overvoteDelimiter === null || !tidy.includes(overvoteDelimiter) || this.#indexes.has(tidy)) return alone();
    const marks = tidy.split(overvoteDelimiter).map((part) => this.#one(plainName(part))());
    const strange = marks.find(({ kind }) => kind !== 'rank');
    if (strange !== undefined) return strange;
    const ranks = marks.flatMap((mark) => (mark.kind === 'rank' ? mark.rank : []));
    return { kind: 'rank', rank: [...new Set(ranks)] };
  }

  #one(tidy: string): () => NameMark {
    return () => {
      const known = this.#indexes.get(tidy);
      if (known !== undefined) return { kind: 'rank', rank: [known] };
      const label = tidy.toLowerCase();
      if (tidy === '') return this.#mapping.blankIs === 'write-in' ? this.#writeIn() : { kind: 'rank', rank: [] };
      if (this.#labels.skipped.has(label)) return { kind: 'rank', rank: [] };
      if (this.#labels.overvote.has(label)) return { kind: 'unnamed-overvote' };
      if (this.#labels.writeIn.has(label)) return this.#writeIn();
      if (this.#mapping.candidates === null) return this.#newcomer(tidy);
      return this.#mapping.unknownNames === 'write-in' ? this.#writeIn() : { kind: 'unknown' };
    };
  }

  #writeIn(): NameMark {
    if (this.#writeIns === null) {
      const mark = this.#newcomer(WRITE_INS);
      if (mark.kind !== 'rank') return mark;
      this.#writeIns = mark.rank[0] ?? null;
    }
    return this.#writeIns === null ? { kind: 'unknown' } : { kind: 'rank', rank: [this.#writeIns] };
  }

  #newcomer(name: string): NameMark {
    // The last number stands for overvotes while a file is read.
    if (this.#names.length >= MOST_CANDIDATES - 1) return { kind: 'too-many' };
    const index = this.#names.push(name) - 1;
    this.#indexes.set(name, index);
    return { kind: 'rank', rank: [index] };
  }
}

/** Ranks beyond are no ranks of a ballot; a number a voter may have written all the same is within. */
export const mostRank = (candidates: number): number => Math.max(candidates, 100);

/** What a cell says in a candidate's column: a rank, 0 for none, undefined for anything else. */
export function rankMark(text: string, candidates: number, skipped: ReadonlySet<string>): number | undefined {
  const tidy = text.trim().toLowerCase();
  if (tidy === '' || skipped.has(tidy)) return 0;
  const rank = parseWholeNumber(tidy);
  return rank !== undefined && rank >= 1 && rank <= mostRank(candidates) ? rank : undefined;
}
