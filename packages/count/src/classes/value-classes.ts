import {
  add,
  compare,
  divide,
  err,
  ok,
  rational,
  type Rational,
  type Result,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import { compareVotes } from '../arithmetic/rounding.ts';
import { seatLastLeft } from '../panel/seat-last-left.ts';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import type { Tie, TiePurpose } from '../ties/tie-result.ts';
import { quotaOf, toNextPlace } from './quota.ts';
import type { PaperClass } from './parcels.ts';
import { type Decision, ValueTable } from './value-table.ts';

/** What sets one rule of this family apart from another and no option says. */
export interface ClassesForm {
  /**
   * `by-value`: the papers of each value are a stage of their own. `whole`: an exclusion is one stage, in which first
   * preferences move before papers of each value.
   */
  readonly exclusion: 'by-value' | 'whole';
  /** Elect also on the total active vote divided by one more than the seats still open, where that is below the quota. */
  readonly activeShare: boolean;
  /** A surplus waits when it is below, or does not exceed, what separates the lowest from the next; read without batches. */
  readonly deferOn: '<' | '<=';
}

/** What is moved to open the next stage. */
type Step =
  | { readonly kind: 'surplus'; readonly of: number; readonly ties: readonly Tie[] }
  | { readonly kind: 'exclusion'; readonly of: readonly number[]; readonly ties: readonly Tie[] };

interface Chosen {
  readonly chosen: readonly number[];
  readonly ties: readonly Tie[];
}

/**
 * Exclusive Gregory by value classes: whoever reaches the quota is elected, the surplus of their last parcel moves at a
 * reduced value; without a surplus to move the lowest are excluded, their papers moving at the values at which they came.
 */
export function countByValueClasses(counting: Counting, form: ClassesForm): Result<null, CountFault> {
  return counting.sheet.options.overvote === 'share'
    ? err({ code: 'bad-option', option: 'overvote', expected: 'one of exhaust, skip, exhaust-if-several-continue' })
    : new ValueCount(counting, form).run();
}

class ValueCount {
  readonly #form: ClassesForm;
  readonly #table: ValueTable;
  /** Elected whose surplus was moved. */
  readonly #settled = new Set<number>();
  #quota: Rational = ZERO;
  /** Excluded whose papers are still being moved, and the classes still to move. */
  #leaving: { readonly of: readonly number[]; readonly classes: readonly PaperClass[] } = { of: [], classes: [] };
  /** Elected at the stage that is open, while its papers were moving. */
  #electedWithin: Pick<Decision, 'elected' | 'ties'> = { elected: [], ties: [] };

  constructor(counting: Counting, form: ClassesForm) {
    this.#form = form;
    this.#table = new ValueTable(counting, { firstApart: form.exclusion === 'whole' });
  }

  run(): Result<null, CountFault> {
    const { sheet } = this.#table;
    const valid = sum(this.#table.tallies);
    if (valid.n === 0n && sheet.electable.length > sheet.openSeats) return err({ code: 'no-valid-votes' });
    for (;;) {
      const step = this.#decideAndClose();
      if (!step.ok) return step;
      if (step.value === 'finished') return ok(null);
      const taken = this.#take(step.value);
      if (!taken.ok) return taken;
    }
  }

  /** Elects, plans the next step and posts the open stage. */
  #decideAndClose(): Result<Step | 'next-class' | 'finished', CountFault> {
    const { sheet } = this.#table;
    this.#recalculateQuota();
    const electing = this.#elect();
    if (!electing.ok) return electing;
    const { elected, quota, ties } = electing.value;
    const decision: Decision = { quota, elected, excluded: [], ties, judgedWith: [] };
    const newlyElected = elected.map(({ index }) => index);

    if (sheet.openSeatsAfter(newlyElected) === 0) return this.#finish(decision);
    if (this.#leaving.classes.length > 0) {
      this.#table.close(decision);
      return ok('next-class');
    }
    if (this.#areLast(newlyElected)) {
      const last = this.#electLast(newlyElected);
      if (!last.ok) return last;
      return this.#finish({
        ...decision,
        elected: [...elected, ...last.value.elected],
        ties: [...ties, ...last.value.ties],
        judgedWith: newlyElected,
      });
    }
    const step = this.#plan(newlyElected);
    if (!step.ok) return step;
    const all = { ...decision, ties: [...ties, ...step.value.ties] };
    const excludes = step.value.kind === 'exclusion';
    this.#table.close(excludes ? { ...all, excluded: step.value.of, judgedWith: newlyElected } : all);
    return step;
  }

  #finish(decision: Decision): Result<'finished', never> {
    this.#table.close(decision);
    return ok('finished');
  }

  /** Everybody whose votes suffice, after those elected while papers moved, most votes first; each may lower what suffices. */
  #elect(): Result<Pick<Decision, 'quota' | 'elected' | 'ties'>, CountFault> {
    const { sheet } = this.#table;
    const elected = this.#electedWithin.elected.map(({ index }) => index);
    const ties = [...this.#electedWithin.ties];
    this.#electedWithin = { elected: [], ties: [] };
    let quota = this.#threshold(elected);
    while (sheet.openSeatsAfter(elected) > 0) {
      if (this.#isConstrained && elected.length > 0) break;
      sheet.passOver(sheet.electable.filter((index) => this.#reaches(index, quota)));
      const reached = sheet.electable.filter((index) => !elected.includes(index) && this.#reaches(index, quota));
      if (reached.length === 0) break;
      const seats = this.#isConstrained ? 1 : sheet.openSeats - elected.length;
      const first = this.#highest(reached, seats);
      if (!first.ok) return first;
      elected.push(...first.value.chosen);
      ties.push(...first.value.ties);
      if (sheet.openSeatsAfter(elected) > 0) quota = this.#threshold(elected);
    }
    return ok({ quota, elected: elected.map((index) => ({ index, by: 'quota' as const })), ties });
  }

  /** Nobody reaches anything without a vote: where none are left active, the lowest go until no more are left than seats. */
  #reaches(index: number, quota: Rational): boolean {
    return quota.n > 0n && this.#compare(this.#table.votes(index), quota) >= 0;
  }

  /** So many of them, most votes first. */
  #highest(candidates: readonly number[], seats: number): Result<Chosen, CountFault> {
    const falling = candidates.toSorted((a, b) => this.#compare(this.#table.votes(b), this.#table.votes(a)));
    const chosen = falling.slice(0, seats);
    const last = chosen.at(-1);
    if (falling.length <= seats || last === undefined) return ok({ chosen: falling, ties: [] });
    const isTied = (index: number): boolean => this.#compare(this.#table.votes(index), this.#table.votes(last)) === 0;
    const above = falling.filter((index) => !isTied(index) && chosen.includes(index));
    const taken = [...above];
    const ties: Tie[] = [];
    while (taken.length < seats) {
      const tied = falling.filter((index) => isTied(index) && !taken.includes(index));
      const one = this.#choose('elect', tied);
      if (!one.ok) return one;
      taken.push(...one.value.chosen);
      ties.push(...one.value.ties);
    }
    return ok({ chosen: taken, ties });
  }

  /** What suffices now: the quota or, where the rule has it, an equal share of the active vote if that is less. */
  #threshold(newlyElected: readonly number[]): Rational {
    const { sheet } = this.#table;
    if (!this.#form.activeShare) return this.#quota;
    const open = sheet.openSeats - newlyElected.length;
    const share = divide(this.#activeVote([...sheet.elected, ...newlyElected]), rational(open + 1));
    const kept = toNextPlace(share, sheet.options.arithmetic);
    return compare(kept, this.#quota) < 0 ? kept : this.#quota;
  }

  /** All votes but those that the elected keep: of candidates still in, of papers on their way, of surpluses not moved yet. */
  #activeVote(elected: readonly number[]): Rational {
    const kept = elected.map((index) => subtract(this.#table.votes(index), this.#surplusOf(index)));
    return subtract(sum(this.#table.tallies), sum(kept));
  }

  #surplusOf(index: number): Rational {
    const above = subtract(this.#table.votes(index), this.#quota);
    return this.#settled.has(index) || compare(above, ZERO) <= 0 ? ZERO : above;
  }

  #recalculateQuota(): void {
    const { sheet } = this.#table;
    const { quotaWhen } = sheet.options;
    const isFixed = quotaWhen === 'static' || (quotaWhen === 'until-first-election' && sheet.elected.length > 0);
    if (sheet.stages.length > 0 && isFixed) return;
    this.#quota = quotaOf(sum(this.#table.tallies), sheet.contest.seats, sheet.options);
  }

  /** No more who may be elected are left than seats, once these are elected. */
  #areLast(newlyElected: readonly number[]): boolean {
    const { sheet } = this.#table;
    return sheet.electableAfter(newlyElected).length <= sheet.openSeatsAfter(newlyElected);
  }

  /** Those who are left take the seats; where constraints pass some over, the excluded take theirs. */
  #electLast(newlyElected: readonly number[]): Result<Pick<Decision, 'elected' | 'ties'>, CountFault> {
    const { sheet, tallies } = this.#table;
    const left = sheet.electableAfter(newlyElected);
    const guarded = new Set(sheet.guardedAfter(newlyElected).map(({ index }) => index));
    const by = left.every((index) => guarded.has(index)) ? ('guarded' as const) : ('last-left' as const);
    const falling = left.toSorted((a, b) => compare(this.#table.votes(b), this.#table.votes(a)));
    const areLevel = (one: number, other: number): boolean =>
      this.#compare(this.#table.votes(one), this.#table.votes(other)) === 0;
    const filled = seatLastLeft(sheet, falling, { newlyElected, tallies, areLevel });
    if (!filled.ok) return filled;
    const { seated, recalled, ties } = filled.value;
    const back = recalled.map((index) => ({ index, by: 'guarded' as const }));
    return ok({ elected: [...seated.map((index) => ({ index, by })), ...back], ties });
  }

  /** On what the constraints say once these are elected: those who can never be elected go first; then surpluses, unless they wait; then the lowest. */
  #plan(newlyElected: readonly number[]): Result<Step, CountFault> {
    const { sheet } = this.#table;
    const inIt = sheet.electableAfter(newlyElected);
    const outsiders = sheet.continuing.filter((index) => !newlyElected.includes(index) && !inIt.includes(index));
    if (outsiders.length > 0) return ok({ kind: 'exclusion', of: outsiders, ties: [] });

    const holders = [...sheet.elected, ...newlyElected].filter((index) => this.#surplusOf(index).n > 0n);
    const surpluses = sum(holders.map((index) => this.#surplusOf(index)));
    const still = sheet.excludableAfter(newlyElected);
    const room = inIt.length - sheet.openSeatsAfter(newlyElected);
    const group = this.#lowestTogether(still, { surpluses, room });
    if (holders.length > 0 && !(sheet.options.deferSurpluses && group.length > 0)) return this.#planSurplus(holders);
    if (group.length > 0) return ok({ kind: 'exclusion', of: group, ties: [] });
    return this.#planLowest(still, room);
  }

  #planSurplus(holders: readonly number[]): Result<Step, CountFault> {
    const largest = holders.reduce((most, index) =>
      this.#compare(this.#surplusOf(index), this.#surplusOf(most)) > 0 ? index : most,
    );
    const tied = holders.filter((index) => this.#compare(this.#surplusOf(index), this.#surplusOf(largest)) === 0);
    const first = this.#choose('order', tied);
    if (!first.ok) return first;
    return ok({ kind: 'surplus', of: first.value.chosen[0] ?? largest, ties: first.value.ties });
  }

  #planLowest(still: readonly number[], room: number): Result<Step, CountFault> {
    const { sheet } = this.#table;
    const lowest = still.reduce((low, index) =>
      this.#compare(this.#table.votes(index), this.#table.votes(low)) < 0 ? index : low,
    );
    const tied = still.filter((index) => this.#compare(this.#table.votes(index), this.#table.votes(lowest)) === 0);
    const out = this.#choose('exclude', tied);
    if (!out.ok) return out;
    const { chosen, ties } = out.value;
    if (chosen.length > 1 && (chosen.length > room || this.#isConstrained)) {
      const names = chosen.map((index) => sheet.name(index));
      return err({ code: 'tie-undecided', stage: sheet.stages.length + 1, purpose: 'exclude', tied: names });
    }
    return ok({ kind: 'exclusion', of: chosen, ties });
  }

  /**
   * The largest group, from the bottom, whose votes together with all surpluses not moved yet stay below (or do not
   * exceed) the next tally, and which leaves enough candidates: the order in which they went could change nothing. A group
   * of one is a reason to let surpluses wait. Equal tallies are never separated, and constraints allow no group.
   */
  #lowestTogether(
    still: readonly number[],
    { surpluses, room }: { readonly surpluses: Rational; readonly room: number },
  ): readonly number[] {
    const { batchExclusion } = this.#table.sheet.options;
    const rising = still.toSorted((a, b) => this.#compare(this.#table.votes(a), this.#table.votes(b)));
    const most = batchExclusion === 'none' || this.#isConstrained ? 1 : Math.min(room, rising.length - 1);
    const least = surpluses.n > 0n ? 1 : 2;
    const comparator = batchExclusion === 'none' ? this.#form.deferOn : batchExclusion;
    for (let size = most; size >= least; size--) {
      const [highest, next] = [rising[size - 1], rising[size]];
      if (highest === undefined || next === undefined) continue;
      const group = rising.slice(0, size);
      const together = add(this.#table.together(group), surpluses);
      const order = this.#compare(together, this.#table.votes(next));
      const apart = this.#compare(this.#table.votes(highest), this.#table.votes(next)) < 0;
      if (apart && (order < 0 || (order === 0 && comparator === '<='))) return group;
    }
    return [];
  }

  /** Moves the papers that open the next stage. */
  #take(step: Step | 'next-class'): Result<null, CountFault> {
    if (step === 'next-class') return this.#moveNextClass();
    if (step.kind === 'surplus') {
      this.#table.moveSurplus(step.of, this.#surplusOf(step.of));
      this.#settled.add(step.of);
      return ok(null);
    }
    this.#leaving = { of: step.of, classes: this.#table.classesOf(step.of) };
    if (this.#form.exclusion === 'by-value' && this.#leaving.classes.length > 0) return this.#moveNextClass();
    this.#table.openExclusion(step.of, null);
    return this.#moveWhole();
  }

  /** A sub-stage: the papers of one value. */
  #moveNextClass(): Result<null, CountFault> {
    const { of, classes } = this.#leaving;
    const [next, ...rest] = classes;
    if (next === undefined) throw new RangeError('count: no papers left to move');
    this.#leaving = { of, classes: rest };
    this.#table.openExclusion(of, next.value);
    this.#table.moveClass(of, next);
    return ok(null);
  }

  /** All classes of papers in turn, until the seats are filled or no more candidates are left than seats. */
  #moveWhole(): Result<null, CountFault> {
    const { of, classes } = this.#leaving;
    this.#leaving = { of: [], classes: [] };
    for (const paperClass of classes) {
      this.#table.moveClass(of, paperClass);
      const electing = this.#elect();
      if (!electing.ok) return electing;
      const { elected } = electing.value;
      this.#electedWithin = electing.value;
      this.#table.leave(elected.map(({ index }) => index));
      const newlyElected = elected.map(({ index }) => index);
      if (this.#table.sheet.openSeatsAfter(newlyElected) === 0 || this.#areLast(newlyElected)) break;
    }
    return ok(null);
  }

  /** One of the tied, by the declared ladder; without a tie there is nothing to choose. */
  #choose(purpose: TiePurpose, tied: readonly number[]): Result<Chosen, CountFault> {
    if (tied.length === 1) return ok({ chosen: tied, ties: [] });
    const broken = this.#table.sheet.breakTie(purpose, tied, this.#table.tallies);
    return broken.ok ? ok({ chosen: broken.value.chosen, ties: [broken.value.tie] }) : broken;
  }

  get #isConstrained(): boolean {
    return this.#table.sheet.contest.constraints.length > 0;
  }

  #compare(a: Rational, b: Rational): -1 | 0 | 1 {
    return compareVotes(a, b, this.#table.sheet.options.arithmetic);
  }
}
