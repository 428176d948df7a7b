import { rational, type Rational } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { quotaOf } from '../gregory/quota.ts';
import type { StageAction } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet, StageEntry } from '../table/count-sheet.ts';
import { movementsBetween, type Sharing } from './movements.ts';
import { growTree, type PaperTree } from './paper-tree.ts';
import { divideAs, type KeepFactors, overOneUnit, wholeFactors } from './scale.ts';
import { shareOut, type ShareRules, type Shares } from './share-out.ts';

/** What is decided on a sharing out; all of it may be empty. */
type Decision = Pick<StageEntry, 'elected' | 'excluded' | 'ties'>;

/**
 * A table on which every paper is shared out by keep factors. A rule shares out, looks, updates factors and shares out
 * again, and closes a stage when something is decided.
 */
export class KeepTable {
  readonly sheet: CountSheet;
  readonly #ballots: PackedBallots;
  readonly #keeps: ShareRules['keeps'];
  #factors: KeepFactors;
  #tree: PaperTree;
  #shares: Shares;
  #quota: Rational;
  #posted: Sharing | undefined;
  #iterations = 0;
  #action: StageAction = { kind: 'first-preferences' };

  constructor({ ballots, sheet }: Counting, keeps: ShareRules['keeps']) {
    this.sheet = sheet;
    this.#ballots = ballots;
    this.#keeps = keeps;
    this.#factors = wholeFactors(sheet.candidates.length, sheet.options.arithmetic);
    this.#tree = this.#grow();
    this.#shares = this.#share();
    this.#quota = this.#workOutQuota();
  }

  get options(): CountOptions {
    return this.sheet.options;
  }

  /** Parts of a vote in which the figures of this sharing are whole numbers. */
  get unit(): bigint {
    return this.#shares.unit;
  }

  votes(index: number): bigint {
    return this.#shares.tallies[index] ?? 0n;
  }

  /** The quota, in the same parts. */
  get quota(): bigint {
    return (this.#quota.n * this.unit) / this.#quota.d;
  }

  /** Votes that somebody keeps. */
  get kept(): bigint {
    return this.#shares.tallies.reduce((all, votes) => all + votes, 0n);
  }

  /** What the elected hold above the quota, all together; not below 0. */
  get surplus(): bigint {
    const all = this.sheet.elected.reduce((sum, index) => sum + this.votes(index) - this.quota, 0n);
    return all > 0n ? all : 0n;
  }

  tallies(): readonly Rational[] {
    return this.#shares.tallies.map((votes) => rational(votes, this.unit));
  }

  /** Negative, zero or positive as `a` is below, equal to or above `b`, two figures of this sharing, as `compareVotes` does. */
  compare(a: bigint, b: bigint): number {
    const { arithmetic } = this.options;
    const distance = a < b ? b - a : a - b;
    if (arithmetic.kind === 'guarded' && distance * 2n * 10n ** BigInt(arithmetic.places) < this.unit) return 0;
    return a === b ? 0 : a < b ? -1 : 1;
  }

  /** New keep factors for the elected, factor times quota divided by votes, then a new sharing out and a new quota. */
  iterate(): void {
    this.#factors = this.#updated();
    this.#iterations++;
    this.#shares = this.#share();
    this.#quota = this.#workOutQuota();
  }

  /** Writes the stage down. Nothing moves yet. */
  close({ elected, excluded, ties }: Decision): void {
    const { sheet } = this;
    const sharing = { tree: this.#tree, shares: this.#shares };
    const judged = elected.length + excluded.length > 0 ? sheet.judgedWorkings() : [];
    const kept = sheet.elected;
    sheet.post({
      action: this.#action,
      quota: this.#quota,
      tallies: this.tallies(),
      movements: this.#posted === undefined ? [] : movementsBetween(this.#ballots, this.#posted, sharing),
      nonTransferable: this.#shares.out.map((votes) => rational(votes, this.unit)),
      residual: rational(this.#shares.residual, this.unit),
      elected,
      excluded,
      ties,
      workings: [
        ...judged,
        {
          kind: 'keep-factors',
          iterations: this.#iterations,
          factors: kept.map((index) => ({
            candidate: sheet.name(index),
            factor: formatVotes(rational(this.#factors.of[index] ?? 0n, this.#factors.unit)),
          })),
        },
      ],
    });
    this.#posted = sharing;
    this.#iterations = 0;
    this.#action =
      excluded.length === 0
        ? { kind: 'redistribution' }
        : { kind: 'exclusion', of: excluded.map((index) => sheet.name(index)), value: null };
  }

  /** Shares out again under the same factors without whoever was excluded. The quota is left as it is. */
  withoutExcluded(): void {
    this.#tree = this.#grow();
    const of = this.#factors.of.map((factor, index) => (this.sheet.status(index) === 'excluded' ? 0n : factor));
    this.#factors = { ...this.#factors, of };
    this.#shares = this.#share();
  }

  /** The quota of this sharing. */
  renewQuota(): void {
    this.#quota = this.#workOutQuota();
  }

  #grow(): PaperTree {
    const { sheet } = this;
    const continuing = sheet.standing();
    for (const index of sheet.elected) continuing[index] = 1;
    return growTree({ ballots: this.#ballots, continuing, reading: sheet.options }, new Set(sheet.continuing));
  }

  #share(): Shares {
    const { arithmetic, keepRounding } = this.options;
    const { seats } = this.sheet.contest;
    const divisor = BigInt(seats) * BigInt(seats + 1);
    // Exact votes have nothing to round, and Warren's rule multiplies nothing.
    const pile = keepRounding === 'pile' && arithmetic.kind !== 'exact' && this.#keeps === 'share-of-rest';
    const rounded = pile ? 'pile' : 'paper';
    return shareOut(this.#tree, this.#factors, { arithmetic, keeps: this.#keeps, rounded, divisor });
  }

  #workOutQuota(): Rational {
    return quotaOf(rational(this.kept, this.unit), this.sheet.contest.seats, this.options);
  }

  #updated(): KeepFactors {
    const { arithmetic } = this.options;
    const { unit, of } = this.#factors;
    const elected = new Set(this.sheet.elected);
    if (arithmetic.kind === 'exact') {
      return overOneUnit(
        of.map((factor, index) => {
          const votes = this.votes(index);
          const next =
            elected.has(index) && votes > 0n ? rational(factor * this.quota, unit * votes) : rational(factor, unit);
          return next.n > next.d ? rational(1) : next;
        }),
      );
    }
    return {
      unit,
      of: of.map((factor, index) => {
        const votes = this.votes(index);
        if (!elected.has(index) || votes === 0n) return factor;
        const wanted = divideAs(arithmetic, factor * this.quota, unit);
        const next = divideAs(arithmetic, wanted * unit, votes);
        return next > unit ? unit : next;
      }),
    };
  }
}
