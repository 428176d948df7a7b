import { type CandidateId, compare, err, ok, type Rational, type Result, ZERO } from '@selectorate/basics';
import { formatVotes } from '../result/votes.ts';
import { seatLastLeft } from '../panel/seat-last-left.ts';
import type { CountFault, StageAction, Votes } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet, StageEntry } from '../table/count-sheet.ts';
import { faultOfOptions } from './check-options.ts';
import { countPlaces, movesBetween, PhaseTable } from './phase-table.ts';

interface Choice {
  readonly chosen: number;
  readonly ties: StageEntry['ties'];
}

/** What a stage decides. `standing`: elections that stand, which only the last stage has. */
interface Decision {
  readonly ties: StageEntry['ties'];
  readonly excluded: readonly number[];
  /** Elected in this phase, on the figures of this stage. */
  readonly chosen?: number;
  readonly standing: StageEntry['elected'];
}

/**
 * Quota Preferential by Quotient (Woodall 2003), counted anew after each exclusion. In a phase whoever has the largest
 * quotient is elected while it is above the quota; when none is, the smallest is excluded and everything elected in the
 * phase is void, unless no more candidates than seats are left.
 */
export function countByQuotients(counting: Counting): Result<null, CountFault> {
  const fault = faultOfOptions(counting.sheet.options);
  if (fault !== undefined) return err(fault);
  const count = new QuotientCount(counting);
  for (;;) {
    const phase = count.playPhase();
    if (!phase.ok || phase.value === 'complete') return phase.ok ? ok(null) : phase;
  }
}

class QuotientCount {
  readonly #sheet: CountSheet;
  readonly #ballots: Counting['ballots'];
  /** The last quotient of each candidate. */
  readonly #quotients: (Rational | undefined)[] = [];
  #places: Int32Array | undefined;
  #action: StageAction = { kind: 'first-preferences' };

  constructor({ ballots, sheet }: Counting) {
    this.#ballots = ballots;
    this.#sheet = sheet;
  }

  playPhase(): Result<'next-phase' | 'complete', CountFault> {
    const sheet = this.#sheet;
    const { options } = sheet;
    const { seats } = sheet.contest;
    const table = new PhaseTable({ ballots: this.#ballots, standing: sheet.standing(), options, seats });
    const isFirst = sheet.stages.length === 0;
    const anybody = sheet.electable.some((index) => table.papers(index) > 0);
    if (isFirst && !anybody && sheet.electable.length > seats) return err({ code: 'no-valid-votes' });
    for (;;) {
      const hopeful = sheet.electableAfter(table.elected);
      if (table.elected.length + hopeful.length <= seats) {
        const last = this.#lastOf(table, hopeful);
        if (!last.ok) return last;
        const { elected, ties } = last.value;
        this.#post(table, { ties, excluded: [], standing: this.#standing(table, elected) });
        return ok('complete');
      }
      const outside = sheet.continuing.filter((index) => !sheet.electable.includes(index));
      if (outside.length > 0) {
        this.#post(table, { ties: [], excluded: outside, standing: [] });
        return ok('next-phase');
      }

      const best = extreme(table, hopeful, 'elect');
      if (this.#isPassedOver(table, best)) continue;
      if (isElected(table, best, options.electOn)) {
        const choice = this.#choose(table, best, 'elect');
        if (!choice.ok) return choice;
        const { chosen, ties } = choice.value;
        const filled = table.elected.length + 1 >= seats || this.#closesAll(chosen);
        const standing = filled ? this.#standing(table, [{ index: chosen, by: 'quota' }]) : [];
        this.#post(table, { ties, excluded: [], chosen, standing });
        if (filled) return ok('complete');
        table.elect(chosen);
        continue;
      }

      const mayGo = sheet.electable.filter(
        (index) => sheet.excludable.includes(index) && !table.elected.includes(index),
      );
      if (mayGo.length === 0) return this.#electGuarded(table);
      const choice = this.#choose(table, extreme(table, mayGo, 'exclude'), 'exclude');
      if (!choice.ok) return choice;
      const { chosen, ties } = choice.value;
      const left = hopeful.filter((index) => index !== chosen);
      // Whether constraints are met by those left with those elected is looked at anew, not taken for granted.
      const isOver = sheet.contest.constraints.length === 0 && table.elected.length + left.length <= seats;
      const last = isOver ? this.#lastOf(table, left) : undefined;
      if (last?.ok === false) return last;
      const standing = last === undefined ? [] : this.#standing(table, last.value.elected);
      this.#post(table, { ties, excluded: [chosen], standing });
      return ok(isOver ? 'complete' : 'next-phase');
    }
  }

  /** Elected before on this phase's table, in order, and now. */
  #standing(table: PhaseTable, now: StageEntry['elected']): StageEntry['elected'] {
    return [...table.elected.map((index) => ({ index, by: 'quota' as const })), ...now];
  }

  /** Constraints leave some of these, whose quotient suffices, no seat beside those elected in this phase: they are to go. */
  #isPassedOver(table: PhaseTable, best: readonly number[]): boolean {
    const sheet = this.#sheet;
    if (isElected(table, best, sheet.options.electOn)) sheet.passOver(best, table.elected);
    return best.some((index) => !sheet.electable.includes(index));
  }

  /** No more are left than seats: in ballot-paper order, or by quotients where constraints may pass somebody over. */
  #lastOf(table: PhaseTable, hopeful: readonly number[]): Result<Pick<StageEntry, 'elected' | 'ties'>, CountFault> {
    const sheet = this.#sheet;
    const guarded = new Set(sheet.guarded.map(({ index }) => index));
    const falling = hopeful.toSorted((a, b) => compare(table.quotient(b), table.quotient(a)));
    const filled = seatLastLeft(sheet, sheet.contest.constraints.length > 0 ? falling : hopeful, {
      newlyElected: table.elected,
      tallies: countPlaces(this.#ballots, table.places()).tallies,
      areLevel: (one, other) => table.compare(table.quotient(one), table.quotient(other)) === 0,
    });
    if (!filled.ok) return filled;
    const { seated, recalled, ties } = filled.value;
    const elected = [
      ...seated.map((index) => ({ index, by: guarded.has(index) ? ('guarded' as const) : ('last-left' as const) })),
      ...recalled.map((index) => ({ index, by: 'guarded' as const })),
    ];
    return ok({ elected, ties });
  }

  /**
   * All who are left are guarded, and more than seats are left: "re-open nominations" is elected in this phase and excuses
   * one. The seats go to the largest quotients, as far as constraints allow.
   */
  #electGuarded(table: PhaseTable): Result<'complete', CountFault> {
    const sheet = this.#sheet;
    const now: number[] = [];
    const ties: StageEntry['ties'][number][] = [];
    for (;;) {
      const left = sheet.electableAfter([...table.elected, ...now]);
      if (table.elected.length + now.length >= sheet.contest.seats || left.length === 0) break;
      const choice = this.#choose(table, extreme(table, left, 'elect'), 'elect');
      if (!choice.ok) return choice;
      now.push(choice.value.chosen);
      ties.push(...choice.value.ties);
    }
    const guarded = now.map((index) => ({ index, by: 'guarded' as const }));
    this.#post(table, { ties, excluded: [], standing: this.#standing(table, guarded) });
    return ok('complete');
  }

  #closesAll(chosen: number): boolean {
    const { contest, options } = this.#sheet;
    return options.reopened === 'all-open-seats' && this.#sheet.name(chosen) === contest.reopenNominations;
  }

  #choose(table: PhaseTable, tied: readonly number[], purpose: 'elect' | 'exclude'): Result<Choice, CountFault> {
    const [only] = tied;
    if (only === undefined) throw new RangeError('count: nobody to choose from');
    if (tied.length === 1) return ok({ chosen: only, ties: [] });
    const { tallies } = countPlaces(this.#ballots, table.places());
    const broken = this.#sheet.breakTie(purpose, tied, tallies);
    if (!broken.ok) return broken;
    return ok({ chosen: broken.value.chosen[0] ?? only, ties: [broken.value.tie] });
  }

  #post(table: PhaseTable, { ties, excluded, chosen, standing }: Decision): void {
    const sheet = this.#sheet;
    const places = table.places();
    sheet.continuing.forEach((index) => {
      this.#quotients[index] = table.quotient(index);
    });
    const inPhase = chosen === undefined ? table.elected : [...table.elected, chosen];
    const { tallies, nonTransferable } = countPlaces(this.#ballots, places);
    sheet.post({
      action: this.#action,
      quota: table.quota(),
      tallies,
      movements: this.#places === undefined ? [] : movesBetween(this.#ballots, this.#places, places),
      nonTransferable,
      residual: ZERO,
      elected: standing,
      excluded,
      ties,
      workings: [
        ...sheet.judgedWorkings(),
        { kind: 'quotients', quotients: this.#known(), electedSoFar: inPhase.map((index) => sheet.name(index)) },
      ],
    });
    this.#places = places;
    this.#action =
      excluded.length === 0
        ? { kind: 'redistribution' }
        : { kind: 'exclusion', of: excluded.map((index) => sheet.name(index)), value: null };
  }

  #known(): { readonly candidate: CandidateId; readonly quotient: Votes }[] {
    return this.#sheet.candidates.flatMap((candidate, index) => {
      const quotient = this.#quotients[index];
      return quotient === undefined ? [] : [{ candidate, quotient: formatVotes(quotient) }];
    });
  }
}

/** Those with the largest or the smallest quotient, in ballot-paper order. */
function extreme(table: PhaseTable, hopeful: readonly number[], purpose: 'elect' | 'exclude'): readonly number[] {
  const sign = purpose === 'elect' ? 1 : -1;
  const ahead = (a: number, b: number): boolean => compare(table.quotient(a), table.quotient(b)) * sign > 0;
  const first = hopeful.reduce((best, index) => (ahead(index, best) ? index : best));
  return hopeful.filter((index) => table.compare(table.quotient(index), table.quotient(first)) === 0);
}

function isElected(table: PhaseTable, [best]: readonly number[], electOn: '>' | '>='): boolean {
  if (best === undefined || table.papers(best) === 0) return false;
  const order = table.compare(table.quotient(best), table.quota());
  return electOn === '>=' ? order >= 0 : order > 0;
}
