import {
  add,
  type CandidateId,
  compare,
  divide,
  err,
  multiply,
  ok,
  type Rational,
  rational,
  type Result,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CountFault, NonTransferableReason } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { SecondRule } from './question.ts';
import { areEqual, kept, placesOf, quotaOf, roundTo } from './stv-numbers.ts';
import { faultOfOptions } from './stv-options.ts';
import { type Paper, worthOf } from './stv-papers.ts';
import { type Moved, StvTable } from './stv-table.ts';
import { highestOf, isAbove, isBelow, isSame, lowestOf, rising } from './votes.ts';

// ERS97 and Northern Ireland, written a second time from docs/rules/value-classes.md; points are those of that page.

type Next =
  | { readonly kind: 'end' }
  | { readonly kind: 'surplus'; readonly of: CandidateId }
  | { readonly kind: 'exclusion'; readonly of: readonly CandidateId[] };

const END: Next = { kind: 'end' };

/** Counts by ERS97 or the Northern Ireland rules. */
export const countByClasses: SecondRule = (question) => {
  const table = new StvTable(question);
  const fault = faultOfOptions(question.options);
  if (fault !== undefined) return err(fault);
  table.handOutFirstPreferences();
  if (table.valid.n === 0n && table.electable.length > question.contest.seats) return err({ code: 'no-valid-votes' });
  const count = new ClassesCount(table);
  for (;;) {
    const next = count.decide();
    if (!next.ok) return next;
    table.closeStage(count.toPost);
    if (next.value.kind === 'end') return ok(table.answer());
    if (next.value.kind === 'surplus') {
      count.moveSurplusOf(next.value.of);
    } else {
      const moved = count.movePapersOf(next.value.of);
      if (!moved.ok) return moved;
    }
  }
};

class ClassesCount {
  readonly #table: StvTable;
  readonly #isErs: boolean;
  #quota: Rational = ZERO;
  /** What the stage says had to be reached. */
  toPost: Rational = ZERO;
  /** Those whose surplus was moved. */
  readonly #moved = new Set<CandidateId>();
  /** ERS97: those whose papers are moving, value by value. */
  #onTheWay: readonly CandidateId[] = [];
  #parcels = 1;
  #electedBefore = 0;

  constructor(table: StvTable) {
    this.#table = table;
    this.#isErs = table.question.rule === 'ers97';
  }

  decide(): Result<Next, CountFault> {
    const table = this.#table;

    // 1. Elect.
    this.#workOutQuota();
    const elected = this.#electByQuota();
    if (!elected.ok) return elected;
    this.#electedBefore = table.elected.length;

    // 2. Full?
    if (table.openSeats === 0) return ok(END);

    // 3. Papers on their way.
    if (this.#isErs && this.#onTheWay.some((candidate) => table.papersWith(candidate).length > 0)) {
      return ok({ kind: 'exclusion', of: this.#onTheWay });
    }
    this.#onTheWay = [];

    // 4. Last ones.
    const { electable } = table;
    if (electable.length <= table.openSeats) {
      const { guarded } = table.judged;
      const areGuarded = electable.every((candidate) => guarded.includes(candidate));
      const filled = table.fillSeats(electable, () => (areGuarded ? 'guarded' : 'last-left'));
      return filled.ok ? ok(END) : filled;
    }

    // 5. Those who cannot be elected.
    const never = table.question.candidates.filter(
      (candidate) => table.barred.includes(candidate) || table.doomed.includes(candidate),
    );
    if (never.length > 0) return this.#exclude(never);

    // 6 and 7. Surpluses, unless they wait; batch.
    const waiting = table.elected.filter((candidate) => this.#surplusOf(candidate).n > 0n);
    const group = this.#group(waiting.length > 0);
    const areDeferred = table.question.options.deferSurpluses && group.length > 0;
    if (waiting.length > 0 && !areDeferred) return this.#largestOf(waiting);
    if (group.length > 0) return this.#exclude(group);

    // 8. Lowest.
    return this.#excludeLowest();
  }

  // ---- the quota

  #workOutQuota(): void {
    const table = this.#table;
    const { quotaWhen } = table.question.options;
    const isAgain = quotaWhen === 'recalculated' || (quotaWhen !== 'static' && this.#electedBefore === 0);
    if (isAgain || table.past.length === 1) this.#quota = this.#quotaOf(sum(table.now.values()));
    if (!this.#isErs) this.toPost = this.#quota;
  }

  #quotaOf(votes: Rational): Rational {
    const { options, contest } = this.#table.question;
    if (options.quota === 'droop-next') return this.#upToPlaces(divide(votes, rational(contest.seats + 1)));
    return quotaOf(votes, contest.seats, options);
  }

  #upToPlaces(value: Rational): Rational {
    const places = placesOf(this.#table.question.options.arithmetic);
    return places === null ? value : roundTo(value, places, 'up');
  }

  /** The lesser of quota and active share; the quota in Northern Ireland. */
  #whatSuffices(): Rational {
    const table = this.#table;
    if (!this.#isErs) return this.#quota;
    const active = subtract(sum(table.now.values()), sum(table.elected.map((candidate) => this.#keptBy(candidate))));
    const share = this.#upToPlaces(divide(active, rational(table.openSeats + 1)));
    return isBelow(share, this.#quota) ? share : this.#quota;
  }

  #keptBy(candidate: CandidateId): Rational {
    const votes = this.#table.votesNow(candidate);
    return this.#moved.has(candidate) || isBelow(votes, this.#quota) ? votes : this.#quota;
  }

  // ---- who is elected

  #electByQuota(): Result<null, CountFault> {
    const table = this.#table;
    for (;;) {
      if (table.openSeats === 0) return ok(null);
      const needed = this.#whatSuffices();
      this.toPost = needed;
      const isEnough = (candidate: CandidateId): boolean =>
        needed.n > 0n && !this.#isLess(table.votesNow(candidate), needed);
      const mayElect = !table.hasConstraints || table.elected.length === this.#electedBefore;
      if (!mayElect) return ok(null);
      table.passOver(table.electable.filter(isEnough));
      const enough = table.electable.filter(isEnough);
      if (enough.length === 0) return ok(null);
      const taken = this.#highest(enough, table.hasConstraints ? 1 : table.openSeats);
      if (!taken.ok) return taken;
      table.elect(taken.value, () => 'quota');
    }
  }

  /** So many of these, most votes first; who of those equal at the edge is a tie. */
  #highest(candidates: readonly CandidateId[], places: number): Result<readonly CandidateId[], CountFault> {
    const table = this.#table;
    const taken: CandidateId[] = [];
    while (taken.length < Math.min(places, candidates.length)) {
      const left = candidates.filter((candidate) => !taken.includes(candidate));
      const most = highestOf(left.map((candidate) => table.votesNow(candidate)));
      const top = left.filter((candidate) => this.#areEqual(table.votesNow(candidate), most));
      if (taken.length + top.length <= places) {
        taken.push(...top);
        continue;
      }
      const chosen = table.settle('elect', top);
      if (!chosen.ok) return chosen;
      taken.push(...chosen.value);
    }
    return ok(taken);
  }

  // ---- whose surplus moves

  #surplusOf(candidate: CandidateId): Rational {
    const above = subtract(this.#table.votesNow(candidate), this.#quota);
    return this.#moved.has(candidate) || isBelow(above, ZERO) ? ZERO : above;
  }

  #largestOf(waiting: readonly CandidateId[]): Result<Next, CountFault> {
    const table = this.#table;
    const most = highestOf(waiting.map((candidate) => this.#surplusOf(candidate)));
    const largest = table.question.candidates.filter(
      (candidate) => waiting.includes(candidate) && this.#areEqual(this.#surplusOf(candidate), most),
    );
    const chosen = largest.length === 1 ? ok(largest) : table.settle('order', largest);
    if (!chosen.ok) return chosen;
    const [of] = chosen.value;
    return of === undefined ? ok(END) : ok({ kind: 'surplus', of });
  }

  // ---- who is excluded

  /** The largest group from the bottom that may go together; of one only where surpluses would otherwise move. */
  #group(hasSurpluses: boolean): readonly CandidateId[] {
    const table = this.#table;
    const { batchExclusion } = table.question.options;
    const mayEqual = batchExclusion === 'none' ? this.#isErs : batchExclusion === '<=';
    const surpluses = sum(table.elected.map((candidate) => this.#surplusOf(candidate)));
    const ladder = rising(table.excludable, table.now);
    const votes = (group: readonly CandidateId[]): readonly Rational[] => group.map((one) => table.votesNow(one));
    const mayGo = (size: number): boolean => {
      const [inside, outside] = [ladder.slice(0, size), ladder.slice(size)];
      if (outside.length === 0 || table.continuing.length - size < table.openSeats) return false;
      if (size === 1 && !hasSurpluses) return false;
      if (size > 1 && (batchExclusion === 'none' || table.hasConstraints)) return false;
      const next = lowestOf(votes(outside));
      const together = add(sum(votes(inside)), surpluses);
      if (!this.#isLess(highestOf(votes(inside)), next)) return false;
      return mayEqual ? !this.#isLess(next, together) : this.#isLess(together, next);
    };
    const largest = ladder.map((_, at) => at + 1).findLast(mayGo);
    return largest === undefined ? [] : ladder.slice(0, largest);
  }

  #excludeLowest(): Result<Next, CountFault> {
    const table = this.#table;
    const from = table.excludable;
    const fewest = lowestOf(from.map((candidate) => table.votesNow(candidate)));
    const lowest = from.filter((candidate) => this.#areEqual(table.votesNow(candidate), fewest));
    if (lowest.length === 1) return this.#exclude(lowest);
    const chosen = table.settle('exclude', lowest);
    if (!chosen.ok) return chosen;
    const stay = table.electable.filter((candidate) => !chosen.value.includes(candidate)).length;
    const isTooMany = chosen.value.length > 1 && (table.hasConstraints || stay < table.openSeats);
    return isTooMany ? table.undecided('exclude', chosen.value) : this.#exclude(chosen.value);
  }

  #exclude(candidates: readonly CandidateId[]): Result<Next, CountFault> {
    this.#table.exclude(candidates);
    this.#onTheWay = candidates;
    return ok({ kind: 'exclusion', of: candidates });
  }

  #areEqual(a: Rational, b: Rational): boolean {
    return areEqual(a, b, this.#table.question.options.arithmetic);
  }

  #isLess(a: Rational, b: Rational): boolean {
    return isBelow(a, b) && !this.#areEqual(a, b);
  }

  // ---- moving

  moveSurplusOf(from: CandidateId): void {
    const table = this.#table;
    const surplus = this.#surplusOf(from);
    const papers = table.papersWith(from);
    const last = Math.max(...papers.map(({ parcel }) => parcel));
    const sorted = papers
      .filter(({ parcel }) => parcel === last)
      .map((paper) => ({ paper, next: table.nextOf(paper) }));
    const movers = sorted.filter(({ next }) => 'for' in next);
    const many = papersIn(movers);
    const old = sorted[0]?.paper.value ?? ZERO;
    const isMore = isAbove(multiply(many, old), surplus);
    const value = isMore ? kept(divide(surplus, many), table.question.options.arithmetic) : old;
    const left = subtract(surplus, multiply(many, value));
    this.#parcels += 1;
    const moved: Moved[] = [];
    for (const { paper, next } of movers) {
      this.#hand(paper, { next, value });
      moved.push({ from, to: next, votes: worthOf(paper) });
    }
    if (isMore) {
      table.roundOff(left);
    } else {
      for (const { reason, votes } of shareOut(
        left,
        sorted.filter(({ next }) => 'lost' in next),
      )) {
        table.lose(reason, votes);
        moved.push({ from, to: { lost: reason }, votes });
      }
    }
    this.#moved.add(from);
    table.keep(from, this.#quota);
    const printed = movers.length === 0 ? null : formatVotes(value);
    table.openStage({ kind: 'surplus', of: [from], surplus: formatVotes(surplus), value: printed }, moved);
  }

  movePapersOf(excluded: readonly CandidateId[]): Result<null, CountFault> {
    return this.#isErs ? this.#moveOneClass(excluded) : this.#moveAllClasses(excluded);
  }

  /** ERS97: the papers of the highest value that the excluded still have. */
  #moveOneClass(excluded: readonly CandidateId[]): Result<null, CountFault> {
    const table = this.#table;
    const papers = excluded.flatMap((candidate) => table.papersWith(candidate));
    if (papers.length === 0) {
      table.openStage({ kind: 'exclusion', of: excluded, value: null }, []);
      return ok(null);
    }
    const value = highestOf(papers.map((paper) => paper.value));
    const moved = this.#moveClass(papers.filter((paper) => isSame(paper.value, value)));
    table.openStage({ kind: 'exclusion', of: excluded, value: formatVotes(value) }, moved);
    return ok(null);
  }

  /** Northern Ireland: first preferences, then the others by value, as long as it can still matter. */
  #moveAllClasses(excluded: readonly CandidateId[]): Result<null, CountFault> {
    const table = this.#table;
    const moved: Moved[] = [];
    const papers = excluded.flatMap((candidate) => table.papersWith(candidate));
    const firsts = papers.filter(({ parcel }) => parcel === 1);
    const others = papers.filter(({ parcel }) => parcel !== 1);
    const values = others
      .map(({ value }) => value)
      .filter((value, at, all) => all.findIndex((other) => isSame(other, value)) === at)
      .toSorted((a, b) => compare(b, a));
    const later = values.map((value) => others.filter((paper) => isSame(paper.value, value)));
    const classes = firsts.length === 0 ? later : [firsts, ...later];
    table.beginMove();
    for (const [at, papersOfClass] of classes.entries()) {
      if (at > 0 && (table.openSeats === 0 || table.electable.length <= table.openSeats)) break;
      moved.push(...this.#moveClass(papersOfClass));
      table.countAgain();
      const elected = this.#electByQuota();
      if (!elected.ok) return elected;
    }
    table.openStage({ kind: 'exclusion', of: excluded, value: null }, moved);
    return ok(null);
  }

  #moveClass(papers: readonly Paper[]): readonly Moved[] {
    const table = this.#table;
    this.#parcels += 1;
    return papers.flatMap((paper) => {
      if (!('for' in paper.lies)) return [];
      const from = paper.lies.for;
      const next = table.nextOf(paper);
      this.#hand(paper, { next, value: paper.value });
      if ('lost' in next) table.lose(next.lost, worthOf(paper));
      return [{ from, to: next, votes: worthOf(paper) }];
    });
  }

  #hand(paper: Paper, { next, value }: { next: Paper['lies']; value: Rational }): void {
    paper.lies = next;
    paper.value = value;
    paper.parcel = this.#parcels;
  }
}

const papersIn = (sorted: readonly { readonly paper: Paper }[]): Rational =>
  sum(sorted.map(({ paper }) => rational(paper.times)));

/** Votes that stop, for the reasons of the papers that stop, in proportion to their numbers. */
function shareOut(
  votes: Rational,
  stopping: readonly { readonly paper: Paper; readonly next: Paper['lies'] }[],
): readonly { readonly reason: NonTransferableReason; readonly votes: Rational }[] {
  if (stopping.length === 0) return [{ reason: 'exhausted', votes }];
  const all = papersIn(stopping);
  return stopping.flatMap(({ paper, next }) =>
    'lost' in next ? [{ reason: next.lost, votes: divide(multiply(votes, rational(paper.times)), all) }] : [],
  );
}
