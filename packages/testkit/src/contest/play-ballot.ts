import { type BatchId, type CandidateId, type SectionId, unwrap } from '@selectorate/basics';
import { ballotsToJson, type CastBallot, mergeBallots, type PackedBallots, packBallots } from '@selectorate/count';
import {
  type ActBodies,
  type CountToRecord,
  countToRecord,
  inSection,
  paperFigures,
  type PartDraft,
} from '@selectorate/selection';
import { civilLater, momentOf } from './contest-calendar.ts';
import type { BatchPlan } from './contest-plan.ts';
import { OFFICERS, TELLERS } from './play-set-up.ts';
import type { RehearsedContest } from './rehearsed-contest.ts';

export const CANDIDATES = ['incumbent', 'candidate-2'] as readonly string[] as readonly CandidateId[];
export const HUSTINGS = '2022-09-10T14:00';

export function setShortlist(contest: RehearsedContest, candidates: readonly CandidateId[] = CANDIDATES): void {
  contest.act('set-shortlist', { candidates }, OFFICERS);
}

export function setHustings(contest: RehearsedContest): void {
  const civil = civilLater(HUSTINGS, contest.plan.later);
  contest.act('set-hustings', { civil, instant: momentOf(civil) }, OFFICERS);
}

/** Opens the ballot with the last of the shortlist drawn first. */
export function openTheBallot(contest: RehearsedContest): void {
  contest.goPast('ballot-opens');
  const lots = [...(contest.state.shortlist ?? [])].toReversed();
  contest.act('open-ballot', { method: contest.rulebook.ballot.method, lots }, OFFICERS);
}

export function issuePapers(contest: RehearsedContest, plan: BatchPlan): void {
  const { batch, channel, issued } = plan;
  contest.act('issue-papers', { batch: batch as BatchId, channel, issued, ...sectionOf(plan) }, OFFICERS);
}

/** The section of the ballot that a batch goes to, where the plan's rulebook has sections. */
const sectionOf = ({ section }: BatchPlan): { readonly section?: SectionId } =>
  section === undefined ? {} : { section: section as SectionId };

/** What came back of a batch: its papers, those spoilt and those rejected. */
export function papersBack({ batch, papers, spoilt, rejected }: BatchPlan): ActBodies['return-papers'] {
  return {
    batch: batch as BatchId,
    returned: validOf(papers) + spoilt + rejected,
    spoilt: spoilt === 0 ? {} : { unclear: spoilt },
    rejected: rejected === 0 ? {} : { late: rejected },
  };
}

export function returnPapers(contest: RehearsedContest, batch: BatchPlan): void {
  contest.act('return-papers', papersBack(batch), TELLERS);
}

const validOf = (papers: readonly CastBallot[]): number => papers.reduce((sum, { times }) => sum + times, 0);

/** A batch's papers as a private part. */
export function papersPart(contest: RehearsedContest, { batch, papers }: BatchPlan): PartDraft {
  return { subject: batch, content: ballotsToJson(packed(contest, papers)) };
}

const packed = (contest: RehearsedContest, papers: readonly CastBallot[]): PackedBallots =>
  packBallots(contest.state.shortlist ?? [], papers);

/** Each teller keys the batch alone. */
export function keyTwice(contest: RehearsedContest, batch: BatchPlan): void {
  const ballots = papersPart(contest, batch);
  const body = { batch: batch.batch as BatchId, valid: validOf(batch.papers), ...sectionOf(batch) };
  for (const teller of TELLERS) contest.act('key-batch', body, [teller], { parts: { ballots } });
}

export function agreeBatch(contest: RehearsedContest, batch: BatchPlan): void {
  const ballots = papersPart(contest, batch);
  const valid = validOf(batch.papers);
  const body = { batch: batch.batch as BatchId, valid, differences: 0, ...sectionOf(batch) };
  contest.act('agree-batch', body, TELLERS, { parts: { ballots } });
}

/** Issues every batch of the plan, takes it back after the close, keys it twice and agrees on it. */
export function allPapers(contest: RehearsedContest): void {
  const { batches } = contest.plan;
  for (const batch of batches) issuePapers(contest, batch);
  contest.goPast('ballot-closes');
  for (const batch of batches) {
    returnPapers(contest, batch);
    keyTwice(contest, batch);
    agreeBatch(contest, batch);
  }
}

/** The figures as they are, everyone who got no paper having not attended. */
export function reconciliation(contest: RehearsedContest): ActBodies['reconcile'] {
  const figures = paperFigures(contest.state);
  const without = (contest.state.roll?.eligibleBallot ?? 0) - figures.issued;
  return { figures, notIssued: without === 0 ? {} : { 'did-not-attend': without } };
}

export function reconcile(contest: RehearsedContest): void {
  contest.goPast('count');
  contest.act('reconcile', reconciliation(contest), ['returning-officer', 'scrutineer']);
}

/** All papers that stand, each of its section. */
export function standingPapers(contest: RehearsedContest): PackedBallots {
  const standing = contest.plan.batches.filter(({ batch }) => isStanding(contest, batch));
  const papers = standing.map((batch) =>
    inSection(contest.state, (batch.section ?? null) as SectionId | null, packed(contest, batch.papers)),
  );
  return mergeBallots(contest.state.shortlist ?? [], papers);
}

/** The count of the papers that stand: body and blobs. */
export const theCount = (contest: RehearsedContest): CountToRecord =>
  unwrap(countToRecord(contest.state, standingPapers(contest)));

const isStanding = ({ state }: RehearsedContest, batch: string): boolean =>
  state.batches.get(batch as BatchId)?.excluded === null;

export function recordCount(contest: RehearsedContest): void {
  const { body, blobs } = theCount(contest);
  contest.act('record-count', body, OFFICERS, { blobs });
}
