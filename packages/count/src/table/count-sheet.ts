import { type CandidateId, type Rational, type Result, ZERO } from '@selectorate/basics';
import type { Contest, Withdrawal } from '../contest/contest.ts';
import type { Judgement, Panel, Verdict } from '../panel/panel.ts';
import type { CountFault, Election, Judged, Stage, StageAction, Tally, Working } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Tie, TiePurpose } from '../ties/tie-result.ts';
import { breakTie, type TieDecision } from '../ties/ties.ts';
import { REASONS } from './reasons.ts';

/** Votes that moved: from a candidate to another, or out of the count for a reason (an index into `REASONS`). */
export type Movement =
  | { readonly from: number; readonly to: number; readonly votes: Rational }
  | { readonly from: number; readonly reason: number; readonly votes: Rational };

/** One stage as a rule works it out, candidates as indexes. Everything that is cumulative says so in `Stage`. */
export interface StageEntry {
  readonly action: StageAction;
  readonly quota: Rational | null;
  readonly tallies: readonly Rational[];
  readonly movements: readonly Movement[];
  readonly nonTransferable: readonly Rational[];
  readonly residual: Rational;
  readonly elected: readonly { readonly index: number; readonly by: Election['by'] }[];
  readonly excluded: readonly number[];
  readonly ties: readonly Tie[];
  readonly workings: readonly Working[];
}

/** What a sheet is opened for. */
export interface SheetHeader {
  readonly candidates: readonly CandidateId[];
  readonly contest: Contest;
  readonly options: CountOptions;
  readonly panel: Panel;
  /** Votes on all papers that prefer the first to the second; worked out when a tie asks. */
  readonly prefer: (first: number, second: number) => Rational;
}

/** How an end of a count is filled: beside those elected on the same stage, and up to so many seats (all open ones). */
interface Filling {
  readonly newlyElected?: readonly number[];
  readonly seats?: number;
}

/**
 * The sheet of a count: who stands how, and every finished stage. Rules move votes in their own way, decide, and post;
 * the sheet knows seats, constraints and ties, so that every rule treats them alike.
 */
export class CountSheet {
  readonly candidates: readonly CandidateId[];
  readonly contest: Contest;
  readonly options: CountOptions;
  readonly #panel: Panel;
  readonly #prefer: SheetHeader['prefer'];
  readonly #status: Tally['status'][];
  /** The candidate who stands for re-opening nominations; -1 where there is none. */
  readonly #reopen: number;
  readonly #electedInOrder: number[] = [];
  readonly #history: (readonly Rational[])[] = [];
  readonly #stages: Stage[] = [];
  /** Excluded and not passed over, in order; in this pass, where there are several. */
  #excludedInOrder: number[] = [];
  /** Passed over: no set of those who stand completes the panel with them. */
  readonly #passedOver: Verdict[] = [];
  #excludesForPass = false;
  #judgement: Judgement | null | undefined;
  #round = 1;

  constructor({ candidates, contest, options, panel, prefer }: SheetHeader) {
    this.candidates = candidates;
    this.contest = contest;
    this.options = options;
    this.#panel = panel;
    this.#prefer = prefer;
    this.#reopen = contest.reopenNominations === null ? -1 : candidates.indexOf(contest.reopenNominations);
    this.#status = candidates.map(() => 'continuing');
    this.#withdraw();
  }

  /** Seats not yet filled, and not closed because nominations are re-opened for them. */
  get openSeats(): number {
    const closed = this.#isReopened() && this.options.reopened === 'all-open-seats';
    return closed ? 0 : Math.max(0, this.contest.seats - this.#electedInOrder.length);
  }

  /** Of the open seats, those left when these are elected too, on the stage that is open: none where that re-opens nominations for them. */
  openSeatsAfter(newlyElected: readonly number[]): number {
    const closes = this.options.reopened === 'all-open-seats' && newlyElected.includes(this.#reopen);
    return closes ? 0 : Math.max(0, this.openSeats - newlyElected.length);
  }

  /** Seats that nobody has: still open, or to be filled by re-opened nominations. */
  get vacant(): number {
    return Math.max(0, this.contest.seats - this.#electedInOrder.length + (this.#isReopened() ? 1 : 0));
  }

  /** The option `stopAfter` ends the count here. */
  get stopped(): boolean {
    const { stopAfter } = this.options;
    return stopAfter !== null && this.#stages.length >= stopAfter;
  }

  /** The round of voting, 1 for the first. */
  get round(): number {
    return this.#round;
  }

  /** Indexes, in order of election. */
  get elected(): readonly number[] {
    return this.#electedInOrder;
  }

  /** Indexes of those neither elected, excluded nor withdrawn. */
  get continuing(): readonly number[] {
    return this.candidates.map((_, index) => index).filter((index) => this.#status[index] === 'continuing');
  }

  status(index: number): Tally['status'] {
    return this.#status[index] ?? 'continuing';
  }

  /** Those continuing who can never be elected and are excluded before anybody else: undeclared names, late withdrawals. */
  get unelectable(): readonly number[] {
    const out = new Set<CandidateId>([
      ...this.options.cannotWin,
      ...this.contest.withdrawn.filter(({ round = 1 }) => round <= this.#round).map(({ candidate }) => candidate),
    ]);
    return this.continuing.filter((index) => out.has(this.name(index)));
  }

  /** Those continuing who may still be elected. */
  get electable(): readonly number[] {
    const out = new Set([...this.unelectable, ...this.doomed.map(({ index }) => index)]);
    return this.continuing.filter((index) => !out.has(index));
  }

  /** Those continuing who may still be elected when these are elected too, on the stage that is open. */
  electableAfter(newlyElected: readonly number[]): readonly number[] {
    const doomed = this.isPassOver ? this.doomed : this.doomedAfter(newlyElected);
    const out = new Set([...newlyElected, ...this.unelectable, ...doomed.map(({ index }) => index)]);
    return this.continuing.filter((index) => !out.has(index));
  }

  /** Those continuing who may be excluded: everybody whom no constraint guards. */
  get excludable(): readonly number[] {
    return this.excludableAfter([]);
  }

  /** Those continuing who may be excluded when these are elected, on the stage that is open. */
  excludableAfter(newlyElected: readonly number[]): readonly number[] {
    const out = new Set([...newlyElected, ...this.guardedAfter(newlyElected).map(({ index }) => index)]);
    return this.continuing.filter((index) => !out.has(index));
  }

  /** Whom the constraints leave no way to leave out. Never "re-open nominations": it belongs to no category. */
  get guarded(): readonly Verdict[] {
    return this.guardedAfter([]);
  }

  /** Whom the constraints leave no way to leave out when these are elected too, on the stage that is open. */
  guardedAfter(newlyElected: readonly number[]): readonly Verdict[] {
    if (this.isPassOver || this.#excludesForPass) return [];
    return (this.#judged(newlyElected)?.guarded ?? []).filter(({ index }) => index !== this.#reopen);
  }

  /**
   * Whom the constraints leave no way to keep; under `pass-over` those of them who were passed over. Voters may always
   * re-open nominations, whatever a constraint asks.
   */
  get doomed(): readonly Verdict[] {
    if (this.isPassOver) return this.#passedOver.filter(({ index }) => this.status(index) === 'continuing');
    return this.doomedAfter([]).filter(({ index }) => this.status(index) === 'continuing');
  }

  /** Whom the constraints leave no way to keep when these are elected too, on the stage that is open. */
  doomedAfter(newlyElected: readonly number[]): readonly Verdict[] {
    return (this.#judged(newlyElected)?.doomed ?? []).filter(({ index }) => index !== this.#reopen);
  }

  /** Constraints keep nobody in or out during the count; whoever's votes suffice may be passed over. */
  get isPassOver(): boolean {
    return this.options.constraintRule === 'pass-over' && this.contest.constraints.length > 0;
  }

  /**
   * To be called with those whose votes suffice, before any of them is elected: under `pass-over` whoever the constraints leave
   * no way to keep is passed over, which makes them `doomed` and not `electable`. Otherwise nothing happens.
   */
  passOver(suffice: readonly number[], newlyElected: readonly number[] = []): void {
    if (!this.isPassOver || suffice.length === 0) return;
    const known = new Set(this.#passedOver.map(({ index }) => index));
    const doomed = this.doomedAfter(newlyElected).filter(({ index }) => suffice.includes(index) && !known.has(index));
    if (doomed.length === 0) return;
    this.#passedOver.push(...doomed);
    this.#judgement = undefined;
  }

  /**
   * With no more left than seats: who of these take the open seats (at most `seats` of them), in this order. Under `pass-over`
   * some may be passed over; seats which that leaves open go to the excluded, whoever was excluded last first, as far as
   * constraints allow.
   */
  fill(
    inOrder: readonly number[],
    { newlyElected = [], seats = this.openSeatsAfter(newlyElected) }: Filling = {},
  ): { readonly seated: readonly number[]; readonly recalled: readonly number[] } {
    const elected = [...newlyElected];
    const take = (index: number): boolean => {
      if (elected.length - newlyElected.length >= seats || elected.includes(index)) return false;
      this.passOver([index], elected);
      const doomed = this.isPassOver ? this.#passedOver : this.doomedAfter(elected);
      const isTaken = !doomed.some((verdict) => verdict.index === index);
      if (isTaken) elected.push(index);
      return isTaken;
    };
    const seated = inOrder.filter(take);
    const recalled = this.recallable.toReversed().filter(take);
    return { seated, recalled };
  }

  /** The excluded who may be called back under `pass-over` if nobody else is left for a seat, in order of exclusion. */
  get recallable(): readonly number[] {
    return this.isPassOver ? this.#excludedInOrder.filter((index) => this.status(index) === 'excluded') : [];
  }

  /** Whoever is excluded stands again in the next pass, so that constraints keep nobody from being excluded. */
  excludeForPass(): void {
    this.#excludesForPass = true;
  }

  /** Categories that cannot be met together by those who may stand; empty when all can. */
  get conflict(): readonly string[] {
    return this.#panel.conflict(this.elected, this.#mayStand());
  }

  /** Constraints took more work to search than allowed: the count is worth nothing. */
  get hasGivenUp(): boolean {
    return this.#panel.hasGivenUp();
  }

  /**
   * What a mark for each candidate does as things stand, for a `Reader`: 1 counts, 2 stops the paper (withdrawn, where the
   * option says `papers-stop`), 0 is read past. A new array at each call: the caller's to change.
   */
  standing(): Uint8Array {
    const stops = new Set(withdrawnTo('papers-stop', this.contest, this.options, this.#round));
    return Uint8Array.from(this.candidates, (id, index) => {
      if (this.#status[index] === 'continuing') return 1;
      return this.#status[index] === 'withdrawn' && stops.has(id) ? 2 : 0;
    });
  }

  /** Tallies of every posted stage. */
  get history(): readonly (readonly Rational[])[] {
    return this.#history;
  }

  /** The finished stages. */
  get stages(): readonly Stage[] {
    return this.#stages;
  }

  name(index: number): CandidateId {
    const name = this.candidates[index];
    if (name === undefined) throw new RangeError(`count: no candidate ${index}`);
    return name;
  }

  /** Decides between the tied on the tallies of the stage that is about to be posted, by the declared ladder. */
  breakTie(
    purpose: TiePurpose,
    tied: readonly number[],
    tallies: readonly Rational[],
  ): Result<TieDecision, CountFault> {
    const { candidates, continuing } = this;
    const history = [...this.#history, tallies];
    return breakTie({ purpose, tied, candidates, history, continuing, prefer: this.#prefer }, this.options.ties);
  }

  /** A verdict as results tell it. */
  readonly judgedOf = ({ index, constraints }: Verdict): Judged => ({ candidate: this.name(index), constraints });

  /**
   * The judgement that the decision of the open stage rests on (with these elected on it before), or who is passed over;
   * nothing when it says nothing.
   */
  judgedWorkings(newlyElected: readonly number[] = []): readonly Working[] {
    if (this.isPassOver) {
      const { doomed } = this;
      return doomed.length === 0 ? [] : [{ kind: 'passed-over', candidates: doomed.map(this.judgedOf) }];
    }
    const guarded = this.guardedAfter(newlyElected);
    const doomed = this.doomedAfter(newlyElected).filter(({ index }) => this.status(index) === 'continuing');
    if (guarded.length === 0 && doomed.length === 0) return [];
    return [{ kind: 'judged', guarded: guarded.map(this.judgedOf), doomed: doomed.map(this.judgedOf) }];
  }

  /** Writes the stage down and carries its elections and exclusions out. */
  post(entry: StageEntry): void {
    const { movements, tallies, nonTransferable, excluded } = entry;
    const { unelectable } = this;
    const elected = this.#untilReopened(entry.elected);
    this.#stages.push({
      n: this.#stages.length + 1,
      action: entry.action,
      quota: entry.quota === null ? null : formatVotes(entry.quota),
      tallies: this.candidates.map((candidate, index) => ({
        candidate,
        votes: formatVotes(tallies[index] ?? ZERO),
        status: this.status(index),
      })),
      transfers: movements.filter(({ votes }) => votes.n !== 0n).map((movement) => this.#describe(movement)),
      nonTransferable: REASONS.map((reason, at) => ({ reason, votes: nonTransferable[at] ?? ZERO }))
        .filter(({ votes }) => votes.n !== 0n)
        .map(({ reason, votes }) => ({ reason, votes: formatVotes(votes) })),
      residual: formatVotes(entry.residual),
      elected: elected.map(({ index, by }) => ({ candidate: this.name(index), by })),
      excluded: excluded.map((index) => this.name(index)),
      ties: entry.ties,
      workings: entry.workings,
    });
    this.#history.push(tallies);
    for (const { index } of elected) this.#status[index] = 'elected';
    this.#electedInOrder.push(...elected.map(({ index }) => index));
    for (const index of excluded) this.#status[index] = 'excluded';
    const never = new Set([...unelectable, this.#reopen, ...this.#passedOver.map(({ index }) => index)]);
    this.#excludedInOrder.push(...excluded.filter((index) => !never.has(index)));
    this.#judgement = undefined;
  }

  /** A new pass over all papers: the excluded stand again, the elected and the passed over do not (sequential rules). */
  standAgain(): void {
    const passedOver = new Set(this.#passedOver.map(({ index }) => index));
    this.#status.forEach((status, index) => {
      if (status === 'excluded' && !passedOver.has(index)) this.#status[index] = 'continuing';
    });
    this.#excludedInOrder = [];
    this.#judgement = undefined;
  }

  /** Fresh voting: whoever stopped standing before this round is out of it. */
  openRound(round: number): void {
    this.#round = round;
    this.#withdraw();
    this.#judgement = undefined;
  }

  #withdraw(): void {
    const { contest, options } = this;
    const effects = ['read-past', 'papers-stop'] as const;
    const gone = new Set(effects.flatMap((effect) => withdrawnTo(effect, contest, options, this.#round)));
    this.candidates.forEach((id, index) => {
      if (gone.has(id) && this.#status[index] === 'continuing') this.#status[index] = 'withdrawn';
    });
  }

  #isReopened(): boolean {
    return this.#electedInOrder.includes(this.#reopen);
  }

  /** Where re-opening nominations closes all open seats, it closes them also to those who come after it in the same stage. */
  #untilReopened(elected: StageEntry['elected']): StageEntry['elected'] {
    const at = elected.findIndex(({ index }) => index === this.#reopen);
    return at < 0 || this.options.reopened === 'one-seat' ? elected : elected.slice(0, at + 1);
  }

  #judged(newlyElected: readonly number[]): Judgement | null {
    if (this.contest.constraints.length === 0) return null;
    const elected = [...this.elected, ...newlyElected];
    const standing = this.#mayStand().filter((index) => !newlyElected.includes(index));
    if (newlyElected.length > 0) return this.#panel.judge(elected, standing);
    this.#judgement ??= this.#panel.judge(elected, standing);
    return this.#judgement;
  }

  /** Also those excluded, where they may be called back or stand again. */
  #mayStand(): readonly number[] {
    const out = new Set([...this.unelectable, ...this.#passedOver.map(({ index }) => index)]);
    const comesBack = this.isPassOver || this.#excludesForPass;
    const back = comesBack ? this.#excludedInOrder.filter((index) => this.status(index) === 'excluded') : [];
    return [...this.continuing.filter((index) => !out.has(index)), ...back].toSorted((a, b) => a - b);
  }

  #describe(movement: Movement): Stage['transfers'][number] {
    const [from, votes] = [this.name(movement.from), formatVotes(movement.votes)];
    if ('to' in movement) return { kind: 'transfer', from, to: this.name(movement.to), votes };
    const reason = REASONS[movement.reason];
    if (reason === undefined) throw new RangeError(`count: no reason ${movement.reason}`);
    return { kind: 'non-transferable', from, reason, votes };
  }
}

/** Those withdrawn by this round of voting with this effect. */
export const withdrawnTo = (
  effect: CountOptions['withdrawnEffect'][Withdrawal['when']],
  { withdrawn }: Contest,
  { withdrawnEffect }: CountOptions,
  atRound: number,
): readonly CandidateId[] =>
  withdrawn
    .filter(({ when, round = 1 }) => round <= atRound && withdrawnEffect[when] === effect)
    .map(({ candidate }) => candidate);
