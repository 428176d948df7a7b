import { type CandidateId, err, ok, rational, type Rational, type Result } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { Contest } from '../contest/contest.ts';
import type { CountFault, NonTransferableReason, Stage } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Tie } from '../ties/tie-result.ts';
import type { Answer, Question, SecondRule } from './question.ts';
import { settle as settleTie } from './ties.ts';
import { preferring } from './votes.ts';

const REASONS: readonly NonTransferableReason[] = ['blank', 'exhausted', 'overvote', 'skipped', 'duplicate'];

type Votes = ReadonlyMap<CandidateId, number>;
type Purpose = Tie['purpose'];

/** Where a paper counts: for a candidate, or for nobody and why. */
type Standing = { readonly for: CandidateId } | { readonly lost: NonTransferableReason };

interface Sheet {
  readonly options: CountOptions;
  readonly candidates: readonly CandidateId[];
  readonly papers: readonly CastBallot[];
  readonly past: Votes[];
}

/** Plurality, in one look. */
export const countByMostVotes: SecondRule = (question) =>
  answer(question, (sheet) => mostVotes(sheet, question.contest));

/** One leaves in each round until somebody has a majority. */
export const countByRounds: SecondRule = (question) =>
  answer(question, (sheet) => roundByRound(sheet, question.contest));

function answer(
  { options, candidates, papers, contest }: Question,
  counting: (sheet: Sheet) => Result<Stage[], CountFault>,
): Result<Answer, CountFault> {
  const stages = counting({ options, candidates, papers, past: [] });
  if (!stages.ok) return stages;
  const elected = stages.value.flatMap((stage) => stage.elected.map(({ candidate }) => candidate));
  return ok({ stages: stages.value, elected, vacant: contest.seats - elected.length });
}

function mostVotes(sheet: Sheet, contest: Contest): Result<Stage[], CountFault> {
  const inRace = sheet.candidates.filter(
    (candidate) => !contest.withdrawn.some((gone) => gone.candidate === candidate),
  );
  const standings = readAll(sheet, inRace);
  const votes = tally(sheet, standings);
  sheet.past.push(votes);
  const write = (winners: readonly CandidateId[], by: 'most-votes' | 'last-left', ties: readonly Tie[]): Stage => ({
    ...describe(sheet, { n: 1, quota: null, standings, before: undefined, status: statusOf(inRace, contest) }),
    elected: winners.map((candidate) => ({ candidate, by })),
    excluded: [],
    ties,
  });
  let waiting = [...electable(sheet, inRace)].sort((a, b) => votesOf(votes, b) - votesOf(votes, a));
  if (waiting.length === contest.seats) return ok([write(waiting, 'last-left', [])]);
  if (total(votes) === 0) return err({ code: 'no-valid-votes' });
  const winners: CandidateId[] = [];
  const ties: Tie[] = [];
  while (winners.length < contest.seats) {
    const most = Math.max(...waiting.map((candidate) => votesOf(votes, candidate)));
    const top = inRace.filter((candidate) => waiting.includes(candidate) && votesOf(votes, candidate) === most);
    let taken: readonly CandidateId[] = top;
    if (winners.length + top.length > contest.seats) {
      const tie = settle(sheet, 'elect', top, inRace);
      if (!tie.ok) return tie;
      ties.push(tie.value);
      taken = tie.value.chosen;
    }
    winners.push(...taken);
    waiting = waiting.filter((candidate) => !taken.includes(candidate));
  }
  return ok([write(winners, 'most-votes', ties)]);
}

function roundByRound(sheet: Sheet, contest: Contest): Result<Stage[], CountFault> {
  const { options } = sheet;
  const stages: Stage[] = [];
  let inRace = sheet.candidates.filter((candidate) => !contest.withdrawn.some((gone) => gone.candidate === candidate));
  let before: readonly Standing[] | undefined;
  let left: readonly CandidateId[] = [];
  let kept: number | undefined;
  for (;;) {
    const standings = readAll(sheet, inRace, before);
    const votes = tally(sheet, standings);
    sheet.past.push(votes);
    if (electable(sheet, inRace).length > 1 && total(sheet.past[0] ?? votes) === 0)
      return err({ code: 'no-valid-votes' });
    const base = { continuing: total(votes), valid: total(sheet.past[0] ?? votes), cast: papersOf(sheet) };
    const double = base[options.majorityBase];
    const needed = kept ?? (options.electOn === '>' ? Math.floor(double / 2) + 1 : Math.ceil(double / 2));
    const status = statusOf(inRace, contest);
    const page = describe(sheet, { n: stages.length + 1, quota: needed, standings, before, left, status });

    const [only, another] = inRace;
    if (only !== undefined && another === undefined) {
      stages.push({ ...page, elected: [{ candidate: only, by: 'last-left' }], excluded: [], ties: [] });
      return ok(stages);
    }
    const barred = inRace.filter((candidate) => options.cannotWin.includes(candidate));
    const enough = inRace.filter((candidate) => votesOf(votes, candidate) >= needed && !barred.includes(candidate));
    if (enough.length > 0 && (options.runTo === 'majority' || inRace.length === 2)) {
      const pick = pickOne(sheet, 'elect', enough, inRace);
      if (!pick.ok) return pick;
      const elected = pick.value.chosen.map((candidate) => ({ candidate, by: 'quota' as const }));
      stages.push({ ...page, elected, excluded: [], ties: pick.value.ties });
      return ok(stages);
    }
    if (enough.length > 0) kept = needed;
    const out: Result<Pick, CountFault> =
      barred.length > 0 ? ok({ chosen: barred, ties: [] }) : whoGoes(sheet, votes, inRace);
    if (!out.ok) return out;
    stages.push({ ...page, elected: [], excluded: out.value.chosen, ties: out.value.ties });
    inRace = inRace.filter((candidate) => !out.value.chosen.includes(candidate));
    before = standings;
    left = out.value.chosen;
  }
}

interface Pick {
  readonly chosen: readonly CandidateId[];
  readonly ties: readonly Tie[];
}

function whoGoes(sheet: Sheet, votes: Votes, inRace: readonly CandidateId[]): Result<Pick, CountFault> {
  const { batchExclusion, runTo } = sheet.options;
  const rising = [...inRace].sort((a, b) => votesOf(votes, a) - votesOf(votes, b));
  let group: readonly CandidateId[] = [];
  for (let size = 1; size <= rising.length - (runTo === 'two' ? 2 : 1); size++) {
    const low = rising.slice(0, size).map((candidate) => votesOf(votes, candidate));
    const next = Math.min(...rising.slice(size).map((candidate) => votesOf(votes, candidate)));
    const together = low.reduce((a, b) => a + b, 0);
    const small = batchExclusion === '<' ? together < next : together <= next;
    if (batchExclusion !== 'none' && small && Math.max(...low) < next) group = rising.slice(0, size);
  }
  if (group.length > 0) return ok({ chosen: group, ties: [] });
  const fewest = Math.min(...inRace.map((candidate) => votesOf(votes, candidate)));
  const last = inRace.filter((candidate) => votesOf(votes, candidate) === fewest);
  return pickOne(sheet, 'exclude', last, inRace);
}

function pickOne(
  sheet: Sheet,
  purpose: Purpose,
  from: readonly CandidateId[],
  inRace: readonly CandidateId[],
): Result<Pick, CountFault> {
  if (from.length === 1) return ok({ chosen: from, ties: [] });
  const tie = settle(sheet, purpose, from, inRace);
  return tie.ok ? ok({ chosen: tie.value.chosen, ties: [tie.value] }) : tie;
}

function settle(
  sheet: Sheet,
  purpose: Purpose,
  tied: readonly CandidateId[],
  inRace: readonly CandidateId[],
): Result<Tie, CountFault> {
  const exact = (votes: Votes): ReadonlyMap<CandidateId, Rational> =>
    new Map([...votes].map(([candidate, many]) => [candidate, rational(many)]));
  const past = sheet.past.map(exact);
  const prefer = preferring(sheet.papers, sheet.candidates);
  return settleTie({ purpose, tied, continuing: inRace, past, prefer }, sheet.options.ties);
}

/** Reads one paper from its first rank. */
function readPaper({ ranking }: CastBallot, sheet: Sheet, inRace: readonly CandidateId[]): Standing {
  const { overvote, skippedRanks, duplicates } = sheet.options;
  if (ranking.length === 0) return { lost: 'blank' };
  const seen = new Set<number>();
  let gap = 0;
  for (const rank of ranking) {
    if (rank.length === 0) {
      gap += 1;
      if (skippedRanks !== null && gap > skippedRanks) return { lost: 'skipped' };
      continue;
    }
    gap = 0;
    if (duplicates === 'exhaust' && rank.some((candidate) => seen.has(candidate))) return { lost: 'duplicate' };
    for (const candidate of rank) seen.add(candidate);
    if (rank.length > 1 && overvote === 'exhaust') return { lost: 'overvote' };
    if (rank.length > 1 && overvote === 'skip') continue;
    const live = rank.flatMap((at) => inRace.filter((candidate) => candidate === sheet.candidates[at]));
    const [first] = live;
    if (live.length > 1) return { lost: 'overvote' };
    if (first !== undefined) return { for: first };
  }
  return { lost: 'exhausted' };
}

/** A paper that has stopped counting never counts again, even where reading it afresh would now find a candidate. */
const readAll = (sheet: Sheet, inRace: readonly CandidateId[], before?: readonly Standing[]): readonly Standing[] =>
  sheet.papers.map((paper, i) => {
    const earlier = before?.[i];
    return earlier !== undefined && 'lost' in earlier ? earlier : readPaper(paper, sheet, inRace);
  });

function tally(sheet: Sheet, standings: readonly Standing[]): Votes {
  const votes = new Map<CandidateId, number>();
  standings.forEach((standing, i) => {
    if (!('for' in standing)) return;
    votes.set(standing.for, votesOf(votes, standing.for) + (sheet.papers[i]?.times ?? 0));
  });
  return votes;
}

interface Page {
  readonly n: number;
  readonly quota: number | null;
  readonly standings: readonly Standing[];
  readonly before: readonly Standing[] | undefined;
  /** Who was excluded before this stage. */
  readonly left?: readonly CandidateId[];
  readonly status: (candidate: CandidateId) => Stage['tallies'][number]['status'];
}

function describe(
  sheet: Sheet,
  { n, quota, standings, before, left = [], status }: Page,
): Omit<Stage, 'elected' | 'excluded' | 'ties'> {
  const votes = tally(sheet, standings);
  const count = (matches: (standing: Standing, i: number) => boolean): number =>
    sheet.papers.reduce((papers, { times }, i) => {
      const standing = standings[i];
      return standing !== undefined && matches(standing, i) ? papers + times : papers;
    }, 0);
  const counted = (earlier: Standing | undefined, candidate: CandidateId): boolean =>
    earlier !== undefined && 'for' in earlier && earlier.for === candidate;

  const transfers: Stage['transfers'][number][] = [];
  const was = sheet.past[n - 2] ?? new Map<CandidateId, number>();
  const movers =
    before === undefined
      ? []
      : sheet.candidates.filter((c) => count((now, i) => counted(before[i], c) && !counted(now, c)) > 0);
  for (const from of [...movers].sort((a, b) => votesOf(was, a) - votesOf(was, b))) {
    for (const to of sheet.candidates) {
      const moved = count((now, i) => to !== from && counted(before?.[i], from) && counted(now, to));
      if (moved > 0) transfers.push({ kind: 'transfer', from, to, votes: String(moved) });
    }
    for (const reason of REASONS) {
      const lost = count((now, i) => counted(before?.[i], from) && 'lost' in now && now.lost === reason);
      if (lost > 0) transfers.push({ kind: 'non-transferable', from, reason, votes: String(lost) });
    }
  }
  const out = REASONS.map((reason) => ({ reason, papers: count((now) => 'lost' in now && now.lost === reason) }));
  return {
    n,
    action: before === undefined ? { kind: 'first-preferences' } : { kind: 'exclusion', of: left, value: null },
    quota: quota === null ? null : String(quota),
    tallies: sheet.candidates.map((candidate) => ({
      candidate,
      votes: String(votesOf(votes, candidate)),
      status: status(candidate),
    })),
    transfers,
    nonTransferable: out
      .filter(({ papers }) => papers > 0)
      .map(({ reason, papers }) => ({ reason, votes: String(papers) })),
    residual: '0',
    workings: [],
  };
}

const statusOf =
  (inRace: readonly CandidateId[], contest: Contest): Page['status'] =>
  (candidate) => {
    if (inRace.includes(candidate)) return 'continuing';
    return contest.withdrawn.some((gone) => gone.candidate === candidate) ? 'withdrawn' : 'excluded';
  };

const electable = (sheet: Sheet, inRace: readonly CandidateId[]): readonly CandidateId[] =>
  inRace.filter((candidate) => !sheet.options.cannotWin.includes(candidate));

const votesOf = (votes: Votes, candidate: CandidateId): number => votes.get(candidate) ?? 0;
const total = (votes: Votes): number => [...votes.values()].reduce((a, b) => a + b, 0);
const papersOf = ({ papers }: Sheet): number => papers.reduce((all, { times }) => all + times, 0);
