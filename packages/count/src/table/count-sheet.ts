import { type CandidateId, type Rational, type Result, ZERO } from '@selectorate/basics';
import type { Contest } from '../contest/contest.ts';
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
  readonly #electedInOrder: number[] = [];
  readonly #history: (readonly Rational[])[] = [];
  readonly #stages: Stage[] = [];
  #judgement: Judgement | null | undefined;

  constructor({ candidates, contest, options, panel, prefer }: SheetHeader) {
    this.candidates = candidates;
    this.contest = contest;
    this.options = options;
    this.#panel = panel;
    this.#prefer = prefer;
    const gone = new Set(
      contest.withdrawn
        .filter(({ when }) => options.withdrawnEffect[when] !== 'exclude-first')
        .map(({ candidate }) => candidate),
    );
    this.#status = candidates.map((id) => (gone.has(id) ? 'withdrawn' : 'continuing'));
  }

  /** Seats not yet filled. */
  get openSeats(): number {
    return this.contest.seats - this.#electedInOrder.length;
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
      ...this.contest.withdrawn.map(({ candidate }) => candidate),
    ]);
    return this.continuing.filter((index) => out.has(this.name(index)));
  }

  /** Those continuing who may still be elected. */
  get electable(): readonly number[] {
    const out = new Set([...this.unelectable, ...this.doomed.map(({ index }) => index)]);
    return this.continuing.filter((index) => !out.has(index));
  }

  /** Those continuing who may be excluded: everybody whom no constraint guards. */
  get excludable(): readonly number[] {
    const guarded = new Set(this.guarded.map(({ index }) => index));
    return this.continuing.filter((index) => !guarded.has(index));
  }

  /** Whom the constraints leave no way to leave out. */
  get guarded(): readonly Verdict[] {
    return this.#judged()?.guarded ?? [];
  }

  /** Whom the constraints leave no way to keep. */
  get doomed(): readonly Verdict[] {
    return this.#judged()?.doomed ?? [];
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

  /** The judgement in force, for a stage whose decision rests on it; nothing when it says nothing. */
  judgedWorkings(): readonly Working[] {
    const { guarded, doomed } = this;
    if (guarded.length === 0 && doomed.length === 0) return [];
    return [{ kind: 'judged', guarded: guarded.map(this.#judgedOf), doomed: doomed.map(this.#judgedOf) }];
  }

  /** Writes the stage down and carries its elections and exclusions out. */
  post(entry: StageEntry): void {
    const { movements, tallies, nonTransferable, elected, excluded } = entry;
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
    this.#judgement = undefined;
  }

  /** A new pass over all papers: the excluded stand again, the elected do not (sequential rules). */
  standAgain(): void {
    this.#status.forEach((status, index) => {
      if (status === 'excluded') this.#status[index] = 'continuing';
    });
    this.#judgement = undefined;
  }

  readonly #judgedOf = ({ index, constraints }: Verdict): Judged => ({ candidate: this.name(index), constraints });

  /** Under `pass-over` nobody is guarded or doomed: whoever would break a constraint is passed over when elected. */
  #judged(): Judgement | null {
    if (this.options.constraintRule === 'pass-over') return null;
    this.#judgement ??= this.#panel.judge(this.elected, this.#mayStand());
    return this.#judgement;
  }

  #mayStand(): readonly number[] {
    const out = new Set(this.unelectable);
    return this.continuing.filter((index) => !out.has(index));
  }

  #describe(movement: Movement): Stage['transfers'][number] {
    const [from, votes] = [this.name(movement.from), formatVotes(movement.votes)];
    if ('to' in movement) return { kind: 'transfer', from, to: this.name(movement.to), votes };
    const reason = REASONS[movement.reason];
    if (reason === undefined) throw new RangeError(`count: no reason ${movement.reason}`);
    return { kind: 'non-transferable', from, reason, votes };
  }
}
