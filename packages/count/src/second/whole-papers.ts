import { add, type CandidateId, multiply, rational, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { NonTransferableReason, Stage, Tally, Transfer, Working } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { Question } from './question.ts';
import { allWeight, isShared, sectionOf, votesOn, worthOfPapers } from './sections.ts';
import { type Votes, votesOf } from './votes.ts';

// Papers that stay whole: where each of them counts, what follows for the tallies, and how a stage tells it.

export const REASONS: readonly NonTransferableReason[] = [
  'blank',
  'exhausted',
  'overvote',
  'skipped',
  'duplicate',
  'withdrawn',
];

/** Where a paper counts: for a candidate, or for nobody and why. */
export type Reading = { readonly for: CandidateId } | { readonly lost: NonTransferableReason };

/** What a mark for a candidate does at the moment. */
export type Mark = 'counts' | 'stops' | 'read-past';

/** All papers read at one stage. */
export interface Look {
  readonly papers: readonly CastBallot[];
  readonly readings: readonly Reading[];
  readonly worth: (section: number) => Rational;
  readonly votes: Votes;
  /** All that has stopped counting, by reason. */
  readonly lost: ReadonlyMap<NonTransferableReason, Rational>;
}

/** Reads one paper from its first rank. */
export function readPaper(
  { ranking }: CastBallot,
  { options, candidates }: Pick<Question, 'options' | 'candidates'>,
  markOf: (candidate: CandidateId) => Mark,
): Reading {
  const { overvote, skippedRanks, duplicates } = options;
  if (ranking.length === 0) return { lost: 'blank' };
  let emptyInARow = 0;
  for (const [place, rank] of ranking.entries()) {
    const marked = candidates.filter((_, index) => rank.includes(index));
    if (marked.length === 0) {
      emptyInARow += 1;
      if (skippedRanks !== null && emptyInARow > skippedRanks) return { lost: 'skipped' };
      continue;
    }
    emptyInARow = 0;
    const earlier = new Set(ranking.slice(0, place).flat());
    if (duplicates === 'exhaust' && rank.some((index) => earlier.has(index))) return { lost: 'duplicate' };
    if (marked.length > 1 && overvote === 'exhaust') return { lost: 'overvote' };
    if (marked.some((candidate) => markOf(candidate) === 'stops')) return { lost: 'withdrawn' };
    if (marked.length > 1 && overvote === 'skip') continue;
    const [one, another] = marked.filter((candidate) => markOf(candidate) === 'counts');
    if (another !== undefined) return { lost: 'overvote' };
    if (one !== undefined) return { for: one };
  }
  return { lost: 'exhausted' };
}

/** What a look needs beside the papers: what marks do, and the look before it, unless papers are dealt out afresh. */
interface Looking {
  readonly markOf: (candidate: CandidateId) => Mark;
  readonly before: Look | undefined;
}

/** Reads all papers. One that stopped at the look before has stopped for good. */
export function lookAt(question: Question, papers: readonly CastBallot[], { markOf, before }: Looking): Look {
  const { sections } = question.contest;
  const readings = papers.map((paper, i): Reading => {
    const was = before?.readings[i];
    return was !== undefined && 'lost' in was ? was : readPaper(paper, question, markOf);
  });
  const worth = worthOfPapers(
    sections,
    papers.filter((_, i) => isLive(readings[i])),
  );
  const votes = new Map(
    question.candidates.map((candidate) => [
      candidate,
      votesOn(
        papers.filter((_, i) => isFor(readings[i], candidate)),
        worth,
      ),
    ]),
  );
  const look = { papers, readings, worth, votes };
  return { ...look, lost: lostBy(question, look, before) };
}

const isLive = (reading: Reading | undefined): boolean => reading !== undefined && 'for' in reading;
const isFor = (reading: Reading | undefined, candidate: CandidateId): boolean =>
  reading !== undefined && 'for' in reading && reading.for === candidate;
const isLost = (reading: Reading | undefined, reason: NonTransferableReason): boolean =>
  reading !== undefined && 'lost' in reading && reading.lost === reason;

/** Papers that stop leave their part of a shared weight to others, as long as there are others. */
function lostBy({ contest }: Question, look: Omit<Look, 'lost'>, before: Look | undefined): Look['lost'] {
  const { sections } = contest;
  const { papers, readings, worth } = look;
  if (!isShared(sections)) {
    return byReason((reason) =>
      votesOn(
        papers.filter((_, i) => isLost(readings[i], reason)),
        worth,
      ),
    );
  }
  if (readings.some(isLive)) return new Map();
  if (before === undefined) return new Map([['blank', allWeight(sections)]]);
  if (!before.readings.some(isLive)) return before.lost;
  return byReason((reason) =>
    votesOn(
      papers.filter((_, i) => isLive(before.readings[i]) && isLost(readings[i], reason)),
      before.worth,
    ),
  );
}

const byReason = (votes: (reason: NonTransferableReason) => Rational): Look['lost'] =>
  new Map(REASONS.map((reason) => [reason, votes(reason)]));

/** All votes that any of these papers might have given: the base `cast`. */
export const castVotes = ({ contest: { sections } }: Question, { papers, worth }: Look): Rational =>
  isShared(sections) ? allWeight(sections) : votesOn(papers, worth);

export const countingVotes = ({ votes }: Look): Rational => sum(votes.values());

/** What is to be told of a look, beside what is decided on it. */
interface Page {
  readonly n: number;
  readonly action: Stage['action'];
  readonly quota: Rational | null;
  readonly look: Look;
  /** The look that it followed and those who left since, unless papers were dealt out afresh. */
  readonly since?: { readonly look: Look; readonly left: readonly CandidateId[] };
  readonly status: (candidate: CandidateId) => Tally['status'];
}

/** A stage without its decision. */
export function describe(
  question: Question,
  { n, action, quota, look, since, status }: Page,
): Omit<Stage, 'elected' | 'excluded' | 'ties'> {
  const transfers = since === undefined ? [] : transfersOf(question, look, since);
  return {
    n,
    action,
    quota: quota === null ? null : formatVotes(quota),
    tallies: question.candidates.map((candidate) => ({
      candidate,
      votes: formatVotes(votesOf(look.votes, candidate)),
      status: status(candidate),
    })),
    transfers: transfers.map((moved) => ({ ...moved, votes: formatVotes(moved.votes) })),
    nonTransferable: REASONS.map((reason) => ({ reason, votes: look.lost.get(reason) ?? ZERO }))
      .filter(({ votes }) => votes.n !== 0n)
      .map(({ reason, votes }) => ({ reason, votes: formatVotes(votes) })),
    residual: '0',
    workings: question.contest.sections.length === 0 ? [] : [sectionsOf(question, look, { since, transfers })],
  };
}

type Moved = DistributiveOmit<Transfer, 'votes'> & { readonly votes: Rational };
type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

function transfersOf(question: Question, { papers, readings }: Look, since: NonNullable<Page['since']>): Moved[] {
  const { look: before, left } = since;
  return left.flatMap((from) => {
    const theirs = (matches: (reading: Reading | undefined) => boolean): Rational =>
      votesOn(
        papers.filter((_, i) => isFor(before.readings[i], from) && matches(readings[i])),
        before.worth,
      );
    const moved: Moved[] = [
      ...question.candidates.map((to) => ({
        kind: 'transfer' as const,
        from,
        to,
        votes: theirs((reading) => isFor(reading, to)),
      })),
      ...REASONS.map((reason) => ({
        kind: 'non-transferable' as const,
        from,
        reason,
        votes: theirs((reading) => isLost(reading, reason)),
      })),
    ];
    return moved.filter(({ votes }) => votes.n !== 0n);
  });
}

function sectionsOf(
  { candidates, contest: { sections } }: Question,
  { papers, readings, worth, votes }: Look,
  { since, transfers }: { since: Page['since']; transfers: readonly Moved[] },
): Working {
  const count = (at: number, matches: (reading: Reading | undefined) => boolean): Rational =>
    sum(
      papers.filter((paper, i) => sectionOf(paper) === at && matches(readings[i])).map(({ times }) => rational(times)),
    );
  const gained = (candidate: CandidateId): Rational => {
    if (since === undefined) return ZERO;
    const came = sum(transfers.filter((moved) => moved.kind === 'transfer' && moved.to === candidate).map(votesMoved));
    const went = sum(transfers.filter((moved) => moved.from === candidate).map(votesMoved));
    const expected = add(votesOf(since.look.votes, candidate), subtract(came, went));
    return subtract(votesOf(votes, candidate), expected);
  };
  return {
    kind: 'sections',
    sections: sections.map(({ section }, at) => ({
      section,
      weight: formatVotes(multiply(count(at, isLive), worth(at))),
      live: formatVotes(count(at, isLive)),
      votesPerPaper: formatVotes(worth(at)),
      tallies: candidates.map((candidate) => ({
        candidate,
        votes: formatVotes(count(at, (reading) => isFor(reading, candidate))),
      })),
    })),
    shared: candidates
      .map((candidate) => ({ candidate, votes: gained(candidate) }))
      .filter(({ votes: shared }) => shared.n !== 0n)
      .map(({ candidate, votes: shared }) => ({ candidate, votes: formatVotes(shared) })),
  };
}

const votesMoved = ({ votes }: Moved): Rational => votes;
