import {
  add,
  type CandidateId,
  formatFraction,
  rational,
  type Rational,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CountOptions } from './options.ts';
import type { PackedBallots } from './packed-ballots.ts';
import { type Flow, Piles, REASONS } from './piles.ts';
import type { Contest, Election, Stage, Tally, Transfer } from './result.ts';
import type { Tie } from './tie-result.ts';

/** What a rule decides on the tallies of a stage; all of it may be empty. */
export interface Decision {
  readonly quota: Rational | null;
  readonly elected: readonly { readonly index: number; readonly by: Election['by'] }[];
  readonly excluded: readonly number[];
  readonly ties: readonly Tie[];
}

/**
 * A count in progress, as on a counting table: piles, tallies, and the sheet of finished stages. A rule looks at the
 * tallies, decides, and closes the stage; closing moves the papers of the excluded and so opens the next one.
 */
export class CountTable {
  readonly candidates: readonly CandidateId[];
  readonly options: CountOptions;
  readonly #seats: number;
  readonly #status: Tally['status'][];
  readonly #continuing: Uint8Array;
  readonly #piles: Piles;
  readonly #cast: Rational;
  #tallies: readonly Rational[];
  #outOfCount: readonly Rational[];
  #transfers: readonly Transfer[] = [];
  readonly #history: (readonly Rational[])[] = [];
  readonly #stages: Stage[] = [];

  constructor(ballots: PackedBallots, contest: Contest, options: CountOptions) {
    this.candidates = ballots.candidates;
    this.options = options;
    this.#seats = contest.seats;
    const withdrawn = new Set(contest.withdrawn);
    this.#status = ballots.candidates.map((id) => (withdrawn.has(id) ? 'withdrawn' : 'continuing'));
    this.#continuing = Uint8Array.from(this.#status, (status) => (status === 'continuing' ? 1 : 0));
    this.#piles = new Piles(ballots, this.#continuing, options);
    this.#cast = rational(ballots.total);
    const first = this.#piles.deal();
    this.#tallies = Array.from(first.toCandidates, (papers) => rational(papers));
    this.#outOfCount = Array.from(first.outOfCount, (papers) => rational(papers));
    this.#history.push(this.#tallies);
  }

  /** Seats not yet filled. */
  get openSeats(): number {
    return this.#seats - this.#status.filter((status) => status === 'elected').length;
  }

  /** Indexes of those neither elected, excluded nor withdrawn. */
  get continuing(): readonly number[] {
    return this.candidates.map((_, index) => index).filter((index) => this.#status[index] === 'continuing');
  }

  /** Those continuing who may be elected, and those who only count until the first exclusion. */
  get electable(): readonly number[] {
    return this.continuing.filter((index) => !this.options.cannotWin.includes(this.#name(index)));
  }
  get unelectable(): readonly number[] {
    return this.continuing.filter((index) => this.options.cannotWin.includes(this.#name(index)));
  }

  /** Tallies of every stage so far, the present one last. */
  get history(): readonly (readonly Rational[])[] {
    return this.#history;
  }

  /** The finished stages. */
  get stages(): readonly Stage[] {
    return this.#stages;
  }

  votes(index: number): Rational {
    return this.#tallies[index] ?? ZERO;
  }

  /** Votes still counting, those that counted at stage 1, or all papers. */
  base(of: CountOptions['majorityBase']): Rational {
    if (of === 'cast') return this.#cast;
    return sum(of === 'valid' ? (this.#history[0] ?? []) : this.#tallies);
  }

  /** Writes the stage down and carries the decision out. */
  close({ quota, elected, excluded, ties }: Decision): void {
    const name = (index: number): CandidateId => this.#name(index);
    this.#stages.push({
      n: this.#stages.length + 1,
      quota: quota === null ? null : formatFraction(quota),
      tallies: this.candidates.map((candidate, index) => ({
        candidate,
        votes: formatFraction(this.votes(index)),
        status: this.#status[index] ?? 'continuing',
      })),
      transfers: this.#transfers,
      nonTransferable: REASONS.map((reason, at) => ({ reason, votes: this.#outOfCount[at] ?? ZERO }))
        .filter(({ votes }) => votes.n !== 0n)
        .map(({ reason, votes }) => ({ reason, votes: formatFraction(votes) })),
      residual: '0',
      elected: elected.map(({ index, by }) => ({ candidate: name(index), by })),
      excluded: excluded.map(name),
      ties,
    });
    for (const { index } of elected) this.#leave(index, 'elected');
    for (const index of excluded) this.#leave(index, 'excluded');
    if (excluded.length > 0) this.#transferFrom(excluded);
  }

  #leave(index: number, status: 'elected' | 'excluded'): void {
    this.#status[index] = status;
    this.#continuing[index] = 0;
  }

  #transferFrom(excluded: readonly number[]): void {
    const transfers: Transfer[] = [];
    let tallies = this.#tallies;
    let outOfCount = this.#outOfCount;
    for (const from of excluded) {
      const flow = this.#piles.move(from);
      transfers.push(...this.#describe(from, flow));
      const moved = Array.from(flow.toCandidates, (papers) => rational(papers));
      const lost = Array.from(flow.outOfCount, (papers) => rational(papers));
      const gone = add(sum(moved), sum(lost));
      tallies = tallies.map((votes, i) => subtract(add(votes, moved[i] ?? ZERO), i === from ? gone : ZERO));
      outOfCount = outOfCount.map((votes, i) => add(votes, lost[i] ?? ZERO));
    }
    this.#tallies = tallies;
    this.#outOfCount = outOfCount;
    this.#transfers = transfers;
    this.#history.push(tallies);
  }

  #describe(from: number, flow: Flow): readonly Transfer[] {
    const transfers: Transfer[] = [];
    flow.toCandidates.forEach((papers, to) => {
      if (papers > 0)
        transfers.push({ kind: 'transfer', from: this.#name(from), to: this.#name(to), votes: `${papers}` });
    });
    flow.outOfCount.forEach((papers, at) => {
      const reason = REASONS[at];
      if (papers > 0 && reason !== undefined) {
        transfers.push({ kind: 'non-transferable', from: this.#name(from), reason, votes: `${papers}` });
      }
    });
    return transfers;
  }

  #name(index: number): CandidateId {
    const name = this.candidates[index];
    if (name === undefined) throw new RangeError(`count: no candidate ${index}`);
    return name;
  }
}
