import { add, type CandidateId, err, ok, rational, type Rational, type Result, sum, ZERO } from '@selectorate/basics';
import type { CountFault, Election, NonTransferableReason, Stage, StageAction, Tally } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { Withdrawal } from '../contest/contest.ts';
import type { Tie, TiePurpose } from '../ties/tie-result.ts';
import { canMeet, type Judged, judge, type Moment } from './panel.ts';
import type { Answer, Question } from './question.ts';
import { areEqual } from './stv-numbers.ts';
import { cutBelow, heapOf, type Paper, worthOf } from './stv-papers.ts';
import { settle } from './ties.ts';
import { falling, highestOf, preferring, type Votes, votesOf } from './votes.ts';
import { type Mark, type Reading, readPaper, REASONS } from './whole-papers.ts';

/** Votes that moved: to a candidate, or out of the count. */
export interface Moved {
  readonly from: CandidateId;
  readonly to: Reading;
  readonly votes: Rational;
}

/** The table of a hand count: heaps of papers, who stands how, and the sheet on which stages are written. */
export class StvTable {
  readonly question: Question;
  readonly papers: readonly Paper[];
  /** Tallies of the stages written so far, that of the open stage last. */
  readonly past: Votes[] = [];
  readonly elected: CandidateId[] = [];
  readonly #status = new Map<CandidateId, Tally['status']>();
  /** What an elected candidate keeps once their surplus was moved, whatever papers still lie there. */
  readonly #keeps = new Map<CandidateId, Rational>();
  readonly #lost = new Map<NonTransferableReason, Rational>();
  readonly #stages: Stage[] = [];
  #residual: Rational = ZERO;
  /** The open stage: figures and status before its decision, then what is decided. */
  #page: Omit<Stage, 'quota' | 'elected' | 'excluded' | 'ties'> | undefined;
  #standing: readonly CandidateId[] = [];
  #elections: Election[] = [];
  #exclusions: readonly CandidateId[] = [];
  readonly #passedOver = new Set<CandidateId>();
  readonly #excludedInOrder: CandidateId[] = [];
  /** Who stood how before the move that is under way. */
  #before: ReadonlyMap<CandidateId, Tally['status']> | undefined;
  #ties: Tie[] = [];

  constructor(question: Question) {
    this.question = question;
    this.papers = heapOf(question.papers);
    for (const candidate of question.candidates) {
      const gone = this.#withdrawalOf(candidate);
      const isIn = gone === undefined || question.options.withdrawnEffect[gone.when] === 'exclude-first';
      this.#status.set(candidate, isIn ? 'continuing' : 'withdrawn');
    }
  }

  // ---- papers

  /** Reads all papers for the first time and opens stage 1. */
  handOutFirstPreferences(): void {
    for (const paper of this.papers) {
      paper.lies = this.nextOf(paper);
      if ('lost' in paper.lies) this.lose(paper.lies.lost, rational(paper.times));
    }
    this.openStage({ kind: 'first-preferences' }, []);
  }

  /** Where a paper goes now: to somebody continuing, or out of the count. */
  nextOf(paper: Paper): Reading {
    return readPaper(paper, this.question, (candidate) => this.#markOf(candidate));
  }

  /** Why a paper goes out of the count when nobody may receive it. */
  endOf(paper: Paper): Reading {
    return readPaper(paper, this.question, (candidate) => (this.#stops(candidate) ? 'stops' : 'read-past'));
  }

  papersWith(candidate: CandidateId): readonly Paper[] {
    return this.papers.filter(({ lies }) => 'for' in lies && lies.for === candidate);
  }

  keep(candidate: CandidateId, votes: Rational): void {
    this.#keeps.set(candidate, votes);
  }

  lose(reason: NonTransferableReason, votes: Rational): void {
    this.#lost.set(reason, add(this.#lost.get(reason) ?? ZERO, votes));
  }

  roundOff(votes: Rational): void {
    this.#residual = add(this.#residual, votes);
  }

  #markOf(candidate: CandidateId): Mark {
    if (this.statusOf(candidate) === 'continuing') return 'counts';
    return this.#stops(candidate) ? 'stops' : 'read-past';
  }

  #stops(candidate: CandidateId): boolean {
    const gone = this.#withdrawalOf(candidate);
    return gone !== undefined && this.question.options.withdrawnEffect[gone.when] === 'papers-stop';
  }

  // ---- who stands how

  statusOf(candidate: CandidateId): Tally['status'] {
    return this.#status.get(candidate) ?? 'continuing';
  }

  get continuing(): readonly CandidateId[] {
    return this.question.candidates.filter((candidate) => this.statusOf(candidate) === 'continuing');
  }

  /** Continuing, but never to be elected: undeclared names, and those who stopped standing late. */
  get barred(): readonly CandidateId[] {
    return this.continuing.filter(
      (candidate) => this.question.options.cannotWin.includes(candidate) || this.#withdrawalOf(candidate) !== undefined,
    );
  }

  /** Whom constraints keep in or out; where they pass over, those who were passed over and have not gone. */
  get judged(): Judged {
    if (!this.#passesOver) return judge(this.question.contest, this.#moment);
    return { guarded: [], doomed: this.continuing.filter((candidate) => this.#passedOver.has(candidate)) };
  }

  /** To be called with those whose votes suffice before they are elected: some may be passed over, and are so for good. */
  passOver(candidates: readonly CandidateId[]): void {
    if (!this.#passesOver || this.openSeats === 0) return;
    const persons = candidates.filter((candidate) => candidate !== this.question.contest.reopenNominations);
    for (const candidate of persons.filter((person) => !this.#couldBeMetWith([person])))
      this.#passedOver.add(candidate);
  }

  /** Whether the constraints could still be met if all of these were elected now. */
  #couldBeMetWith(candidates: readonly CandidateId[]): boolean {
    const { elected, standing } = this.#moment;
    return canMeet(this.question.contest, {
      elected: [...elected, ...candidates],
      standing: standing.filter((other) => !candidates.includes(other)),
    });
  }

  /**
   * Gives the open seats to these, most votes first. Where some are passed over: those of equal votes together if that leaves the
   * constraints possible, else one by the ladder, and then the others again; then the excluded take seats, the last of them first.
   */
  fillSeats(
    candidates: readonly CandidateId[],
    byOf: (candidate: CandidateId) => Election['by'],
  ): Result<null, CountFault> {
    if (!this.#passesOver) {
      this.elect(falling(candidates, this.now), byOf);
      return ok(null);
    }
    for (;;) {
      const left = candidates.filter(
        (candidate) => this.statusOf(candidate) === 'continuing' && !this.#passedOver.has(candidate),
      );
      if (left.length === 0 || this.openSeats === 0) break;
      const most = highestOf(left.map((candidate) => this.votesNow(candidate)));
      const { arithmetic } = this.question.options;
      const level = falling(left, this.now).filter((one) => areEqual(this.votesNow(one), most, arithmetic));
      this.passOver(level);
      const able = level.filter((candidate) => !this.#passedOver.has(candidate));
      const taken = this.#couldBeMetWith(able) ? ok(able) : this.settle('elect', able);
      if (!taken.ok) return taken;
      this.elect(taken.value, byOf);
    }
    const recalled = this.#excludedInOrder.filter((candidate) => this.#mayBeRecalled(candidate)).toReversed();
    for (const candidate of recalled) {
      this.passOver([candidate]);
      if (!this.#passedOver.has(candidate)) this.elect([candidate], () => 'guarded');
    }
    return ok(null);
  }

  #mayBeRecalled(candidate: CandidateId): boolean {
    if (!this.#passesOver || this.statusOf(candidate) !== 'excluded') return false;
    return !this.#isNever(candidate) && candidate !== this.question.contest.reopenNominations;
  }

  /** Those who may still be elected: where constraints pass over, also the excluded, who may be called back. */
  get #moment(): Moment {
    const standing = this.question.candidates.filter(
      (candidate) =>
        (this.statusOf(candidate) === 'continuing' && !this.#isNever(candidate)) || this.#mayBeRecalled(candidate),
    );
    return { elected: this.elected, standing };
  }

  /** Never to be elected, whoever continues. */
  #isNever(candidate: CandidateId): boolean {
    const { cannotWin } = this.question.options;
    return (
      cannotWin.includes(candidate) || this.#withdrawalOf(candidate) !== undefined || this.#passedOver.has(candidate)
    );
  }

  get #passesOver(): boolean {
    return this.hasConstraints && this.question.options.constraintRule === 'pass-over';
  }

  get doomed(): readonly CandidateId[] {
    return this.judged.doomed.filter((candidate) => this.statusOf(candidate) === 'continuing');
  }

  /** Those continuing who may be elected. */
  get electable(): readonly CandidateId[] {
    const out = new Set([...this.barred, ...this.doomed]);
    return this.continuing.filter((candidate) => !out.has(candidate));
  }

  /** Those continuing whom no constraint guards. */
  get excludable(): readonly CandidateId[] {
    const { guarded } = this.judged;
    return this.continuing.filter((candidate) => !guarded.includes(candidate));
  }

  get hasConstraints(): boolean {
    return this.question.contest.constraints.length > 0;
  }

  get openSeats(): number {
    const { contest, options } = this.question;
    if (this.#isReopened && options.reopened === 'all-open-seats') return 0;
    return Math.max(0, contest.seats - this.elected.length);
  }

  get #isReopened(): boolean {
    const { reopenNominations } = this.question.contest;
    return reopenNominations !== null && this.elected.includes(reopenNominations);
  }

  #withdrawalOf(candidate: CandidateId): Withdrawal | undefined {
    return this.question.contest.withdrawn.find((gone) => gone.candidate === candidate);
  }

  // ---- stages

  /** The tallies of the open stage. */
  get now(): Votes {
    return this.past.at(-1) ?? new Map<CandidateId, Rational>();
  }

  votesNow(candidate: CandidateId): Rational {
    return votesOf(this.now, candidate);
  }

  /** All valid votes: the tallies of stage 1. */
  get valid(): Rational {
    return sum((this.past[0] ?? new Map<CandidateId, Rational>()).values());
  }

  /** Begins the move that leads to the next stage, which shows who stood how before it. */
  beginMove(): void {
    this.#before = new Map(this.question.candidates.map((candidate) => [candidate, this.statusOf(candidate)]));
    this.#standing = this.continuing;
    this.past.push(this.#tallies());
  }

  /** Counts the votes of everybody again, in the middle of a move. */
  countAgain(): void {
    this.past[this.past.length - 1] = this.#tallies();
  }

  #tallies(): Votes {
    const votes = new Map<CandidateId, Rational>();
    for (const paper of this.papers) {
      if ('for' in paper.lies) votes.set(paper.lies.for, add(votesOf(votes, paper.lies.for), worthOf(paper)));
    }
    for (const [candidate, kept] of this.#keeps) votes.set(candidate, kept);
    return votes;
  }

  /** Ends the move and opens the stage that it leads to. */
  openStage(action: StageAction, moved: readonly Moved[]): void {
    if (this.#before === undefined) this.beginMove();
    this.countAgain();
    const before = this.#before;
    this.#before = undefined;
    this.#page = {
      n: this.past.length,
      action,
      tallies: this.question.candidates.map((candidate) => ({
        candidate,
        votes: formatVotes(this.votesNow(candidate)),
        status: before?.get(candidate) ?? 'continuing',
      })),
      transfers: this.#rowsOf(moved),
      nonTransferable: REASONS.map((reason) => ({ reason, votes: this.#lost.get(reason) ?? ZERO }))
        .filter((row) => row.votes.n !== 0n)
        .map((row) => ({ reason: row.reason, votes: formatVotes(row.votes) })),
      residual: formatVotes(this.#residual),
      workings: [],
    };
  }

  /** Elects in this order; whoever comes after an election that closes all open seats is not elected. */
  elect(candidates: readonly CandidateId[], byOf: (candidate: CandidateId) => Election['by']): void {
    for (const candidate of candidates) {
      if (this.openSeats === 0) return;
      this.elected.push(candidate);
      this.#status.set(candidate, 'elected');
      this.#elections.push({ candidate, by: byOf(candidate) });
    }
  }

  exclude(candidates: readonly CandidateId[]): void {
    for (const candidate of candidates) this.#status.set(candidate, 'excluded');
    this.#excludedInOrder.push(...candidates);
    this.#exclusions = [...this.#exclusions, ...candidates];
  }

  /** Goes down the ladder and writes the tie on the open stage. */
  settle(purpose: TiePurpose, tied: readonly CandidateId[]): Result<readonly CandidateId[], CountFault> {
    const { options, candidates, papers } = this.question;
    const stopping = candidates.filter((candidate) => this.#stops(candidate));
    const prefer = preferring(cutBelow(papers, candidates, stopping), candidates, tied);
    const { past } = this;
    const tie = settle({ purpose, tied, continuing: this.#standing, past, prefer }, options.ties);
    if (!tie.ok) return tie;
    this.#ties.push(tie.value);
    return ok(tie.value.chosen);
  }

  /** A tie that may not be settled by several going together. */
  undecided(purpose: TiePurpose, tied: readonly CandidateId[]): Result<never, CountFault> {
    return err({ code: 'tie-undecided', stage: this.past.length, purpose, tied });
  }

  /** Writes the open stage down with all that was decided on it. */
  closeStage(quota: Rational): void {
    if (this.#page === undefined) throw new Error('recount: no stage is open');
    const [elected, excluded, ties] = [this.#elections, this.#exclusions, this.#ties];
    this.#stages.push({ ...this.#page, quota: formatVotes(quota), elected, excluded, ties });
    [this.#page, this.#elections, this.#exclusions, this.#ties] = [undefined, [], [], []];
  }

  get stages(): readonly Stage[] {
    return this.#stages;
  }

  answer(): Answer {
    const { seats } = this.question.contest;
    const vacant = Math.max(0, seats - this.elected.length + (this.#isReopened ? 1 : 0));
    return { stages: this.#stages, elected: this.elected, vacant };
  }

  /** A row for each source and receiver, and for each source and reason; rows without votes are left out. */
  #rowsOf(moved: readonly Moved[]): Stage['transfers'] {
    const rows = new Map<string, Moved>();
    for (const { from, to, votes } of moved) {
      const name = JSON.stringify([from, to]);
      rows.set(name, { from, to, votes: add(rows.get(name)?.votes ?? ZERO, votes) });
    }
    return [...rows.values()]
      .filter(({ votes }) => votes.n !== 0n)
      .map(({ from, to, votes }) =>
        'for' in to
          ? { kind: 'transfer', from, to: to.for, votes: formatVotes(votes) }
          : { kind: 'non-transferable', from, reason: to.lost, votes: formatVotes(votes) },
      );
  }
}
