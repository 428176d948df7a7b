import {
  add,
  type CandidateId,
  compare,
  divide,
  err,
  multiply,
  ok,
  ONE,
  rational,
  type Rational,
  type Result,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { CountFault, Election, NonTransferableReason, Stage, Transfer } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { Tie, TieRule } from '../ties/tie-result.ts';
import type { Question, SecondRule } from './question.ts';
import { doomed, fill, guarded, mayWin, oneByOne, passesOver, passOver } from './judging.ts';
import { answerOf, openRace, pick, post, type Race, statusOf, unelectable } from './race.ts';
import { areEqual, kept, placesOf, roundTo } from './stv-numbers.ts';
import { votesOf } from './votes.ts';
import { type Mark, REASONS, readPaper } from './whole-papers.ts';

// Woodall's quota preferential by quotient, a second time from docs/rules/qpq.md.

interface PhasePaper {
  readonly cast: CastBallot;
  part: Rational;
  helped: CandidateId | null;
  /** Why it ended, in this phase for good. */
  ended: NonTransferableReason | null;
}

/** A phase: elections since papers were last counted from the start. */
interface Phase {
  readonly race: Race;
  readonly elected: CandidateId[];
  /** What each paper is deemed to have elected, and whom it helped to elect last. */
  readonly papers: PhasePaper[];
}

/** Where a paper stands at a stage: it contributes to somebody hopeful, or it has ended. */
interface Standing {
  readonly to: CandidateId | null;
  readonly shownWith: CandidateId | NonTransferableReason;
}

interface Figures {
  readonly standings: readonly Standing[];
  readonly quota: Rational;
  readonly quotients: ReadonlyMap<CandidateId, Rational>;
  readonly support: (candidate: CandidateId) => { readonly v: Rational; readonly t: Rational };
}

/** What goes from stage to stage. */
interface Book {
  readonly race: Race;
  /** The last quotient of each candidate who ever had one. */
  readonly quotients: Map<CandidateId, Rational>;
  shown: readonly Standing[] | undefined;
  action: Stage['action'];
}

export const countByQuotients: SecondRule = (question) => {
  const fault = faultOfOptions(question);
  if (fault !== undefined) return err(fault);
  const race = openRace(question);
  const book: Book = { race, quotients: new Map(), shown: undefined, action: { kind: 'first-preferences' } };
  const phase = openPhase(race);
  const { standings } = figuresOf(phase);
  const standing = mayWin(race);
  const helpsSomebody = standings.some(({ to }) => to !== null && standing.includes(to));
  if (!helpsSomebody && standing.length > question.contest.seats) return err({ code: 'no-valid-votes' });
  for (;;) {
    const over = runPhase(book, openPhase(race));
    if (!over.ok) return over;
    if (over.value) return ok(answerOf(race));
  }
};

function openPhase(race: Race): Phase {
  return { race, elected: [], papers: race.papers.map((cast) => ({ cast, part: ZERO, helped: null, ended: null })) };
}

const isHopeful = ({ race, elected }: Phase, candidate: CandidateId): boolean =>
  statusOf(race, candidate) === 'continuing' && !elected.includes(candidate);

const mayBeElected = (phase: Phase): readonly CandidateId[] =>
  mayWin(phase.race, { newly: phase.elected }).filter((candidate) => isHopeful(phase, candidate));

function figuresOf(phase: Phase): Figures {
  const { race, papers } = phase;
  const { question } = race;
  const standings = papers.map((paper): Standing => {
    const reading = paper.ended === null ? readPaper(paper.cast, question, markIn(phase)) : { lost: paper.ended };
    if ('for' in reading) return { to: reading.for, shownWith: reading.for };
    paper.ended = reading.lost;
    return { to: null, shownWith: paper.helped ?? reading.lost };
  });
  const times = (i: number): Rational => rational(papers[i]?.cast.times ?? 0);
  const partsOf = (matches: (standing: Standing | undefined) => boolean): Rational =>
    sum(papers.map(({ part }, i) => (matches(standings[i]) ? multiply(times(i), part) : ZERO)));
  const papersOf = (matches: (standing: Standing | undefined) => boolean): Rational =>
    sum(papers.map((_, i) => (matches(standings[i]) ? times(i) : ZERO)));
  const support = (candidate: CandidateId) => {
    const isTheirs = (standing: Standing | undefined): boolean => standing?.to === candidate;
    return { v: papersOf(isTheirs), t: partsOf(isTheirs) };
  };
  const { arithmetic } = question.options;
  const hopeful = question.candidates.filter((candidate) => isHopeful(phase, candidate));
  const quotients = new Map(
    hopeful.map((candidate) => {
      const { v, t } = support(candidate);
      return [candidate, kept(divide(v, add(ONE, t)), arithmetic)];
    }),
  );
  const active = papersOf((standing) => standing !== undefined && standing.to !== null);
  const spent = partsOf((standing) => standing !== undefined && standing.to === null);
  const base = subtract(rational(1 + question.contest.seats), spent);
  return { standings, quotients, support, quota: kept(divide(active, base), arithmetic) };
}

/** Marks of the elected are read past: their papers have gone on. */
const markIn =
  (phase: Phase) =>
  (candidate: CandidateId): Mark => {
    if (isHopeful(phase, candidate)) return 'counts';
    const { contest, options } = phase.race.question;
    const gone = contest.withdrawn.find((withdrawal) => withdrawal.candidate === candidate);
    const stops = gone !== undefined && options.withdrawnEffect[gone.when] === 'papers-stop';
    return stops && statusOf(phase.race, candidate) === 'withdrawn' ? 'stops' : 'read-past';
  };

/** Elects until the seats are full, which ends the count, or until somebody is excluded, which makes all of it void. */
function runPhase(book: Book, phase: Phase): Result<boolean, CountFault> {
  const { race } = book;
  const { contest, options } = race.question;
  for (;;) {
    const figures = figuresOf(phase);
    for (const [candidate, quotient] of figures.quotients) book.quotients.set(candidate, quotient);
    race.past[race.stages.length] = talliesOf(race, figures.standings);
    const suffices = (candidate: CandidateId): boolean => hasQuota(race, figures, candidate);
    const isFilled = (): boolean => phase.elected.length + mayBeElected(phase).length <= contest.seats;
    if (isFilled()) return complete(book, { phase, figures });
    const barred = new Set([...unelectable(race), ...(passesOver(race) ? [] : doomed(race))]);
    const out = race.question.candidates.filter((candidate) => barred.has(candidate));
    if (out.length > 0) return ok(writeExclusion(book, { phase, figures, excluded: out }));
    const largest = extreme(race, figures, { among: mayBeElected(phase), sign: 1 }).filter(suffices);
    passOver(race, largest, phase.elected);
    if (isFilled()) return complete(book, { phase, figures });
    const passed = doomed(race);
    if (passesOver(race) && passed.length > 0) return ok(writeExclusion(book, { phase, figures, excluded: passed }));
    if (largest.length > 0) {
      const picked = pick(race, 'elect', largest);
      if (!picked.ok) return picked;
      for (const winner of picked.value.chosen) elect(phase, figures, winner);
      const reopens =
        options.reopened === 'all-open-seats' && phase.elected.some((one) => one === contest.reopenNominations);
      const isOver = phase.elected.length >= contest.seats || reopens;
      const final = isOver ? { final: quotaElections(phase) } : {};
      write(book, { phase, figures, ties: picked.value.ties, ...final });
      if (isOver) return ok(true);
      book.action = { kind: 'redistribution' };
      continue;
    }
    const needed = new Set(guarded(race));
    const hopeful = race.question.candidates.filter((one) => isHopeful(phase, one) && !needed.has(one));
    if (hopeful.length === 0) return complete(book, { phase, figures });
    const picked = pick(race, 'exclude', extreme(race, figures, { among: hopeful, sign: -1 }));
    if (!picked.ok) return picked;
    const { chosen: excluded, ties } = picked.value;
    const stay = mayBeElected(phase).filter((candidate) => !excluded.includes(candidate));
    const isOver = phase.elected.length + stay.length <= contest.seats && !oneByOne(race);
    const final = isOver ? { final: [...quotaElections(phase), ...lastLeft(stay)] } : {};
    write(book, { phase, figures, excluded, ties, ...final });
    return ok(isOver);
  }
}

/** Those who are left take the seats that a quotient has not filled. */
function complete(book: Book, { phase, figures }: Pick<Decided, 'phase' | 'figures'>): Result<true, CountFault> {
  const { race } = book;
  const left = mayBeElected(phase);
  const inOrder = oneByOne(race) ? byQuotient(figures, left) : left;
  const { arithmetic } = race.question.options;
  const last = fill(race, inOrder, {
    already: phase.elected,
    kept: guarded(race),
    areEqual: (one, other) => areEqual(quotientOf(figures, one), quotientOf(figures, other), arithmetic),
  });
  if (!last.ok) return last;
  const { elected, ties } = last.value;
  write(book, { phase, figures, ties, final: [...quotaElections(phase), ...elected] });
  return ok(true);
}

function writeExclusion(book: Book, decided: Decided): false {
  write(book, decided);
  return false;
}

const quotientOf = ({ quotients }: Figures, candidate: CandidateId): Rational => quotients.get(candidate) ?? ZERO;

const byQuotient = (figures: Figures, candidates: readonly CandidateId[]): readonly CandidateId[] =>
  candidates.toSorted((a, b) => compare(quotientOf(figures, b), quotientOf(figures, a)));

function hasQuota({ question }: Race, figures: Figures, candidate: CandidateId): boolean {
  const { arithmetic, electOn } = question.options;
  const quotient = quotientOf(figures, candidate);
  if (quotient.n === 0n) return false;
  const isLike = areEqual(quotient, figures.quota, arithmetic);
  return isLike ? electOn === '>=' : compare(quotient, figures.quota) > 0;
}

/** Those of whom no other has a larger (or smaller) quotient. */
function extreme(
  { question }: Race,
  figures: Figures,
  { among, sign }: { among: readonly CandidateId[]; sign: 1 | -1 },
): readonly CandidateId[] {
  const far = among.map((one) => quotientOf(figures, one)).reduce((a, b) => (compare(b, a) === sign ? b : a));
  return among.filter((one) => areEqual(quotientOf(figures, one), far, question.options.arithmetic));
}

const quotaElections = ({ elected }: Phase): readonly Election[] =>
  elected.map((candidate) => ({ candidate, by: 'quota' }));
const lastLeft = (candidates: readonly CandidateId[]): readonly Election[] =>
  candidates.map((candidate) => ({ candidate, by: 'last-left' }));

const MOST_DENOMINATOR = 10n ** 36n;

function elect(phase: Phase, { standings, support }: Figures, winner: CandidateId): void {
  const { arithmetic } = phase.race.question.options;
  const { v, t } = support(winner);
  const whole = divide(add(ONE, t), v);
  const places = placesOf(arithmetic);
  const isLong = places === null && whole.d > MOST_DENOMINATOR;
  const part = places === null && !isLong ? whole : roundTo(whole, places ?? 36, 'down');
  phase.papers.forEach((paper, i) => {
    if (standings[i]?.to !== winner) return;
    paper.part = part;
    paper.helped = winner;
  });
  phase.elected.push(winner);
}

function talliesOf(race: Race, standings: readonly Standing[]): ReadonlyMap<CandidateId, Rational> {
  return new Map(race.question.candidates.map((candidate) => [candidate, shownWith(race, standings, candidate)]));
}

const shownWith = (race: Race, standings: readonly Standing[], where: Standing['shownWith']): Rational =>
  sum(race.papers.map(({ times }, i) => (standings[i]?.shownWith === where ? rational(times) : ZERO)));

interface Decided {
  readonly phase: Phase;
  readonly figures: Figures;
  readonly excluded?: readonly CandidateId[];
  readonly ties?: readonly Tie[];
  /** Everybody elected, at the stage that ends the count. */
  readonly final?: readonly Election[];
}

function write(book: Book, { phase, figures, excluded = [], ties = [], final = [] }: Decided): void {
  const { race, shown } = book;
  const { candidates } = race.question;
  const { standings, quota } = figures;
  const tallies = talliesOf(race, standings);
  const quotients = candidates.flatMap((candidate) => {
    const quotient = book.quotients.get(candidate);
    return quotient === undefined ? [] : [{ candidate, quotient: formatVotes(quotient) }];
  });
  const electedSoFar = [...phase.elected];
  const page = {
    n: race.stages.length + 1,
    action: book.action,
    quota: formatVotes(quota),
    tallies: candidates.map((candidate) => ({
      candidate,
      votes: formatVotes(votesOf(tallies, candidate)),
      status: statusOf(race, candidate),
    })),
    transfers: shown === undefined ? [] : movementsOf(race, shown, standings),
    nonTransferable: REASONS.map((reason) => ({
      reason,
      votes: formatVotes(shownWith(race, standings, reason)),
    })).filter(({ votes }) => votes !== '0'),
    residual: '0',
    workings: [{ kind: 'quotients' as const, quotients, electedSoFar }],
  };
  post(race, page, { elected: final, excluded, ties });
  book.shown = standings;
  if (excluded.length > 0) book.action = { kind: 'exclusion', of: excluded, value: null };
}

/** Papers that are shown elsewhere than before. */
function movementsOf(race: Race, before: readonly Standing[], now: readonly Standing[]): readonly Transfer[] {
  const { candidates } = race.question;
  const moved = (from: Standing['shownWith'], to: Standing['shownWith']): string =>
    formatVotes(
      sum(
        race.papers.map(({ times }, i) =>
          from !== to && before[i]?.shownWith === from && now[i]?.shownWith === to ? rational(times) : ZERO,
        ),
      ),
    );
  return candidates
    .flatMap((from): Transfer[] => [
      ...candidates.map((to) => ({ kind: 'transfer', from, to, votes: moved(from, to) }) as const),
      ...REASONS.map((reason) => ({ kind: 'non-transferable', from, reason, votes: moved(from, reason) }) as const),
    ])
    .filter(({ votes }) => votes !== '0');
}

function faultOfOptions({ options }: Question): CountFault | undefined {
  const bad = (option: 'overvote' | 'ties', expected: string): CountFault => ({ code: 'bad-option', option, expected });
  if (options.overvote === 'share') return bad('overvote', 'exhaust, skip or exhaust-if-several-continue');
  const addsUp = options.ties.some(({ kind }: TieRule) => kind === 'together');
  return addsUp ? bad('ties', 'no rung `together`') : undefined;
}
