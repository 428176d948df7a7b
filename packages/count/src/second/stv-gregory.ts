import {
  add,
  type CandidateId,
  err,
  ok,
  type Rational,
  rational,
  type Result,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CountFault, Election, StageAction } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountRule } from '../rules/options.ts';
import type { SecondRule } from './question.ts';
import { areEqual, quotaOf, transferValue } from './stv-numbers.ts';
import { faultOfOptions } from './stv-options.ts';
import { worthOf } from './stv-papers.ts';
import { type Moved, StvTable } from './stv-table.ts';
import { falling, highestOf, isAbove, isBelow, isSame, lowestOf, rising, votesOf } from './votes.ts';

// The weighted inclusive Gregory family, written a second time from docs/rules/gregory.md; points are those of that page.

/** What moves after a stage. */
type Next =
  | { readonly kind: 'end' }
  | { readonly kind: 'exclusion'; readonly of: readonly CandidateId[] }
  | { readonly kind: 'surplus'; readonly of: readonly CandidateId[] };

const END: Next = { kind: 'end' };
const isOf = (rule: CountRule, ...rules: readonly CountRule[]): boolean => rules.includes(rule);

/** Counts by a rule of the weighted inclusive Gregory family. */
export const countByGregory: SecondRule = (question) => {
  const { options, contest } = question;
  const table = new StvTable(question);
  const fault = faultOfOptions(options);
  if (fault !== undefined) return err(fault);
  table.handOutFirstPreferences();
  const quota = quotaOf(table.valid, contest.seats, options);
  if (table.valid.n === 0n && options.nobodyVoted === 'no-result' && table.electable.length > contest.seats) {
    return err({ code: 'no-valid-votes' });
  }
  const count = new GregoryCount(table, quota);
  for (;;) {
    const next = count.decide();
    if (!next.ok) return next;
    table.closeStage(quota);
    const isStopped = options.stopAfter !== null && table.stages.length >= options.stopAfter;
    if (isStopped) break;
    if (next.value.kind === 'end') {
      if (question.rule === 'stv-wigm-fractional' && table.openSeats === 0) {
        count.takeLastSurpluses();
        table.closeStage(quota);
      }
      break;
    }
    if (next.value.kind === 'exclusion') count.movePapersOf(next.value.of);
    else count.moveSurplusesOf(next.value.of);
  }
  return ok(table.answer());
};

class GregoryCount {
  readonly #table: StvTable;
  readonly #quota: Rational;
  readonly #moved = new Set<CandidateId>();

  constructor(table: StvTable, quota: Rational) {
    this.#table = table;
    this.#quota = quota;
  }

  get #rule(): CountRule {
    return this.#table.question.rule;
  }

  /** Decides on the tallies of the open stage. */
  decide(): Result<Next, CountFault> {
    const table = this.#table;
    const { options } = table.question;
    const isMinneapolis = this.#rule === 'mpls';

    // 1. Those who cannot be elected.
    const { barred } = table;
    if (barred.length > 0) return this.#exclude(barred);

    // 2. Minimum.
    const least = rational(options.minimumVotes);
    const few = table.excludable.filter((candidate) => isBelow(votesOf(table.past[0] ?? new Map(), candidate), least));
    if (few.length > 0) return table.hasConstraints ? this.#excludeLowest(few) : this.#exclude(few);

    // 3. As many as seats. Where constraints pass over, they do so before.
    table.passOver(this.#reached(table.electable));
    const { electable } = table;
    const mayEndHere = !isMinneapolis || this.#reached(electable).length === 0;
    if (electable.length <= table.openSeats && mayEndHere) return this.#electAll(electable);

    if (isMinneapolis) {
      // 4. Exactly as many at the quota as seats.
      const enough = this.#reached(electable);
      if (enough.length === table.openSeats && !table.hasConstraints) return this.#electAll(enough);
      // 5. Sure losers, before anybody is elected.
      const losers = this.#sureLosers();
      if (losers.length > 0) return this.#exclude(losers);
    }

    // 6. Quota.
    const already = table.elected.length;
    const elected = this.#electByQuota();
    if (!elected.ok) return elected;
    if (table.openSeats === 0) return ok(END);
    const hasElected = table.elected.length > already;

    if (table.hasConstraints && !hasElected && table.doomed.length > 0) return this.#exclude(table.doomed);

    // 7. Sure losers.
    if (!table.hasConstraints || !hasElected) {
      const losers = this.#sureLosers();
      if (losers.length > 0) {
        const endsShort = isOf(this.#rule, 'wigm-prf', 'wigm-prf-batch', 'cfer', 'cfer-batch');
        return this.#exclude(losers, { endsShort });
      }
    }

    // 8. Surpluses.
    const surplus = this.#nextSurplus();
    if (!surplus.ok || surplus.value.length > 0) {
      return surplus.ok ? ok({ kind: 'surplus', of: surplus.value }) : surplus;
    }

    // 9. Lowest.
    const { excludable } = table;
    if (excludable.length === 0) {
      table.elect(falling(table.continuing, table.now), () => 'guarded');
      return ok(END);
    }
    return this.#excludeLowest(excludable, { endsShort: isOf(this.#rule, 'cfer', 'cfer-batch', 'mpls') });
  }

  /** Takes the surpluses that nobody receives, once all seats are filled. */
  takeLastSurpluses(): void {
    this.#move(this.#pending, 'nobody');
  }

  /** All papers of the excluded move on at the value they have. */
  movePapersOf(excluded: readonly CandidateId[]): void {
    const table = this.#table;
    const moved: Moved[] = [];
    for (const from of excluded) {
      for (const paper of table.papersWith(from)) {
        paper.lies = table.nextOf(paper);
        moved.push({ from, to: paper.lies, votes: worthOf(paper) });
        if ('lost' in paper.lies) table.lose(paper.lies.lost, worthOf(paper));
      }
    }
    table.openStage({ kind: 'exclusion', of: excluded, value: null }, moved);
  }

  /** All papers of these move on, each at a part of its value. */
  moveSurplusesOf(of: readonly CandidateId[]): void {
    this.#move(of, 'next');
  }

  #move(of: readonly CandidateId[], to: 'next' | 'nobody'): void {
    const table = this.#table;
    const moved: Moved[] = [];
    const total = sum(of.map((candidate) => this.#surplusOf(candidate)));
    const values: Rational[] = [];
    for (const from of of) {
      const [surplus, tally] = [this.#surplusOf(from), table.votesNow(from)];
      let rest = surplus;
      for (const paper of table.papersWith(from)) {
        const before = paper.value;
        paper.value = transferValue(before, { surplus, tally }, table.question.options);
        values.push(before, paper.value);
        paper.lies = to === 'next' ? table.nextOf(paper) : table.endOf(paper);
        moved.push({ from, to: paper.lies, votes: worthOf(paper) });
        if ('lost' in paper.lies) table.lose(paper.lies.lost, worthOf(paper));
        rest = subtract(rest, worthOf(paper));
      }
      table.roundOff(rest);
      table.keep(from, subtract(tally, surplus));
      this.#moved.add(from);
    }
    const olds = values.filter((_, at) => at % 2 === 0);
    const [old, value] = values;
    const isOneValue = of.length === 1 && old !== undefined && olds.every((other) => isSame(other, old));
    const action: StageAction = {
      kind: 'surplus',
      of,
      surplus: formatVotes(total),
      value: isOneValue && value !== undefined ? formatVotes(value) : null,
    };
    table.openStage(action, moved);
  }

  // ---- who is elected

  #electAll(candidates: readonly CandidateId[]): Result<Next, CountFault> {
    const table = this.#table;
    const filled = table.fillSeats(candidates, (candidate) => this.#byWhat(candidate));
    return filled.ok ? ok(END) : filled;
  }

  #electByQuota(): Result<null, CountFault> {
    const table = this.#table;
    const { electPerStage } = table.question.options;
    const isOneByOne = electPerStage === 'one' || table.hasConstraints;
    let places = isOneByOne ? 1 : table.openSeats;
    while (places > 0) {
      const enough = falling(this.#reached(table.electable), table.now);
      if (enough.length === 0) return ok(null);
      const top = this.#equalTo(enough, highestOf(enough.map((candidate) => table.votesNow(candidate))));
      let taken = top;
      if (top.length > Math.min(places, table.openSeats)) {
        const chosen = table.settle('elect', top);
        if (!chosen.ok) return chosen;
        taken = chosen.value;
      }
      table.elect(taken, () => 'quota');
      places = Math.min(places - taken.length, table.openSeats);
    }
    return ok(null);
  }

  #byWhat(candidate: CandidateId): Election['by'] {
    return this.#hasReached(candidate) ? 'quota' : 'last-left';
  }

  #reached(candidates: readonly CandidateId[]): readonly CandidateId[] {
    return candidates.filter((candidate) => this.#hasReached(candidate));
  }

  #hasReached(candidate: CandidateId): boolean {
    const votes = this.#table.votesNow(candidate);
    if (this.#areEqual(votes, this.#quota)) return this.#table.question.options.electOn === '>=';
    return isAbove(votes, this.#quota);
  }

  // ---- whose surplus moves

  get #pending(): readonly CandidateId[] {
    return this.#table.elected.filter((candidate) => !this.#moved.has(candidate));
  }

  #surplusOf(candidate: CandidateId): Rational {
    const above = subtract(this.#table.votesNow(candidate), this.#quota);
    return isBelow(above, ZERO) ? ZERO : above;
  }

  #nextSurplus(): Result<readonly CandidateId[], CountFault> {
    const table = this.#table;
    const { electPerStage, surplusOrder } = table.question.options;
    const movesNothing =
      isOf(this.#rule, 'wigm-prf', 'wigm-prf-batch', 'mpls', 'stv-wigm-fractional') ||
      electPerStage === 'one' ||
      table.hasConstraints;
    const waiting = this.#pending.filter((candidate) => movesNothing || isAbove(this.#surplusOf(candidate), ZERO));
    if (waiting.length === 0 || surplusOrder === 'all-at-once') return ok(waiting);
    if (surplusOrder === 'order-of-election') return ok(waiting.slice(0, 1));
    const most = highestOf(waiting.map((candidate) => this.#surplusOf(candidate)));
    const largest = table.question.candidates.filter(
      (candidate) => waiting.includes(candidate) && this.#areEqual(this.#surplusOf(candidate), most),
    );
    return largest.length === 1 ? ok(largest) : table.settle('order', largest);
  }

  // ---- who is excluded

  #sureLosers(): readonly CandidateId[] {
    const table = this.#table;
    const alsoToMove = this.#rule === 'mpls' ? this.#reached(table.electable) : [];
    const surpluses = sum([...this.#pending, ...alsoToMove].map((candidate) => this.#surplusOf(candidate)));
    const { batchExclusion, deferSurpluses } = table.question.options;
    if (batchExclusion === 'none' && !deferSurpluses) return [];
    const ladder = rising(table.continuing, table.now);
    const votes = (group: readonly CandidateId[]): readonly Rational[] => group.map((one) => table.votesNow(one));
    const isGroup = (size: number): boolean => {
      const [inside, outside] = [ladder.slice(0, size), ladder.slice(size)];
      if (outside.length === 0 || outside.length < table.openSeats) return false;
      const [highest, next] = [highestOf(votes(inside)), lowestOf(votes(outside))];
      return isBelow(highest, next) && !this.#areEqual(highest, next);
    };
    const isSure = (size: number): boolean => {
      const together = add(sum(votes(ladder.slice(0, size))), surpluses);
      const next = lowestOf(votes(ladder.slice(size)));
      if (this.#areEqual(together, next)) return batchExclusion === '<=';
      return isBelow(together, next);
    };
    let sizes = ladder.map((_, at) => at + 1).filter(isGroup);
    if (batchExclusion === 'none' || table.hasConstraints) sizes = sizes.filter((size) => size === 1);
    if (isOf(this.#rule, 'cfer', 'cfer-batch')) {
      const first = sizes.findIndex((size) => isAbove(sum(votes(ladder.slice(0, size))), ZERO));
      if (first >= 0) sizes = sizes.slice(0, first + 1);
    }
    const largest = sizes.findLast(isSure);
    const losers = largest === undefined ? [] : ladder.slice(0, largest);
    return losers.every((candidate) => table.excludable.includes(candidate)) ? losers : [];
  }

  #excludeLowest(
    from: readonly CandidateId[],
    { endsShort = false }: { endsShort?: boolean } = {},
  ): Result<Next, CountFault> {
    const table = this.#table;
    const lowest = this.#equalTo(from, lowestOf(from.map((candidate) => table.votesNow(candidate))));
    if (lowest.length === 1) return this.#exclude(lowest, { endsShort });
    const chosen = table.settle('exclude', lowest);
    if (!chosen.ok) return chosen;
    const stay = table.electable.filter((candidate) => !chosen.value.includes(candidate)).length;
    const isTooMany = chosen.value.length > 1 && (table.hasConstraints || stay < table.openSeats);
    return isTooMany ? table.undecided('exclude', chosen.value) : this.#exclude(chosen.value, { endsShort });
  }

  #exclude(
    candidates: readonly CandidateId[],
    { endsShort = false }: { endsShort?: boolean } = {},
  ): Result<Next, CountFault> {
    const table = this.#table;
    table.exclude(candidates);
    const { electable } = table;
    if (endsShort && !table.hasConstraints && electable.length === table.openSeats) return this.#electAll(electable);
    return ok({ kind: 'exclusion', of: candidates });
  }

  #equalTo(candidates: readonly CandidateId[], votes: Rational): readonly CandidateId[] {
    return candidates.filter((candidate) => this.#areEqual(this.#table.votesNow(candidate), votes));
  }

  #areEqual(a: Rational, b: Rational): boolean {
    return areEqual(a, b, this.#table.question.options.arithmetic);
  }
}
