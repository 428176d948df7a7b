import { type ClauseId, type Id, type Json, type PersonId, toHex, type UnitId } from '@selectorate/basics';
import { type LoggedChange, type RollEntry, runChecks } from '@selectorate/roll';
import {
  type ActBodies,
  DISCRETIONARY_AMENDMENTS,
  freezeSmallRoll,
  fromSeconds,
  type Instant,
  type PartDraft,
  reportToRecord,
  type RollAmendments,
  rollSampleSeed,
  sampleIndexes,
  sampleValueCommitment,
  SHORTEST_WINDOW_DAYS,
  toSeconds,
} from '@selectorate/selection';
import { seeded } from '../seeded.ts';
import { frozenRoll, OFFICERS, type RollVersionPlan } from './play-set-up.ts';
import type { Enclosed, RehearsedContest } from './rehearsed-contest.ts';
import { smallRoll } from './small-roll.ts';

/** What the checks find in the plan's roll, and what was changed in it, as an act with its parts and blob. */
export function rollReport(
  contest: RehearsedContest,
  changes: readonly LoggedChange[] = [],
): { readonly body: ActBodies['report-roll']; readonly enclosed: Enclosed } {
  const entries = smallRoll(contest.plan);
  const report = runChecks({ asOf: '2022-08-01', entries });
  const k = Math.max(contest.rulebook.publication.k, 20);
  const since = changes.length === 0 ? null : 'v0';
  const before = contest.state.rollReport;
  const { body, parts, blobs } = reportToRecord({ version: 'v1', since, report, changes, after: entries, k, before });
  const [full, exact] = [parts.report, parts.changes].map((content): PartDraft => ({ subject: 'contest', content }));
  return { body, enclosed: { parts: { report: full ?? null, changes: exact ?? null }, blobs } };
}

/** Whom an act is about, under the member's own key. */
export const memberPart = (member: string): PartDraft => ({ subject: member, content: { member } });

const saidOf = (contest: RehearsedContest, member: string): PartDraft => ({
  subject: member,
  content: contest.plan.words.reasons,
});

/** The clause that asks how long somebody has been a member is waived for one. */
export function grantWaiver(
  contest: RehearsedContest,
  {
    waiver = 'waiver-1',
    member,
    electorate = 'ballot',
  }: { waiver?: string; member: string; electorate?: 'trigger' | 'ballot' },
): void {
  const rule = contest.rulebook.electorates[electorate].rules.find(({ otherwise }) => otherwise === 'joined-too-late');
  const clause = rule?.clause ?? ('none' as ClauseId);
  const body = { waiver: waiver as Id<'waiver'>, clause, electorate };
  const parts = { member: memberPart(member), reasons: saidOf(contest, member) };
  contest.act('grant-waiver', body, OFFICERS, { parts });
}

/** So many days after now, and an hour: a window that is long enough. */
export const exclusionDays = (contest: RehearsedContest, days = SHORTEST_WINDOW_DAYS): Instant =>
  fromSeconds(toSeconds(contest.now) + days * 86_400 + 3_600);

interface Noticed {
  readonly exclusion?: string;
  readonly member: string;
  readonly reason?: ActBodies['give-exclusion-notice']['reason'];
  readonly by?: string;
}

/** One officer gives a member notice that they may be left off both electorates. */
export function giveExclusionNotice(
  contest: RehearsedContest,
  { exclusion = 'exclusion-1', member, reason = 'entered-twice', by = 'returning-officer' }: Noticed,
): void {
  const body: ActBodies['give-exclusion-notice'] = {
    exclusion: exclusion as Id<'exclusion'>,
    reason,
    clause: contest.rulebook.challenges.clause,
    electorates: ['trigger', 'ballot'],
    replyBy: exclusionDays(contest),
  };
  contest.act('give-exclusion-notice', body, [by], {
    parts: { member: memberPart(member), reasons: saidOf(contest, member) },
  });
}

/** Noticed, not answered, decided and not appealed against: fifteen days later the exclusion stands. */
export function excluded(contest: RehearsedContest, noticed: Noticed): void {
  giveExclusionNotice(contest, noticed);
  contest.wait((SHORTEST_WINDOW_DAYS * 24 + 2) * 60);
  const exclusion = (noticed.exclusion ?? 'exclusion-1') as Id<'exclusion'>;
  const body = { exclusion, decision: 'exclude', appealBy: exclusionDays(contest) } as const;
  contest.act('decide-exclusion', body, OFFICERS, { parts: { reasons: saidOf(contest, noticed.member) } });
  contest.wait((SHORTEST_WINDOW_DAYS * 24 + 2) * 60);
}

/** The 32 bytes that a person of this contest puts into the sample of the roll, in hexadecimal. */
export const sampleValueOf = (contest: RehearsedContest, person: string): string =>
  toHex(seeded(`${contest.plan.seed}/sample value of ${person}`).bytes(32));

export function callRollSample(contest: RehearsedContest, size: number): void {
  contest.act('call-roll-sample', { size }, ['scrutineer']);
}

export function commitSampleValue(contest: RehearsedContest, person: string): void {
  const value = sampleValueOf(contest, person);
  const commitment = sampleValueCommitment(contest.plan.contest, person as PersonId, value);
  contest.act('commit-sample-value', { commitment }, [person]);
}

export function revealSampleValue(contest: RehearsedContest, person: string): void {
  contest.act('reveal-sample-value', { value: sampleValueOf(contest, person) }, [person]);
}

export function drawRollSample(contest: RehearsedContest): void {
  contest.act('draw-roll-sample', { seed: rollSampleSeed(contest.state) ?? '' }, ['scrutineer']);
}

/** What the members who were drawn said: the first of them ineligible or silent, the others confirmed. */
export function sampleFound(
  contest: RehearsedContest,
  { ineligible = 0, silent = 0 }: { readonly ineligible?: number; readonly silent?: number } = {},
): { readonly body: ActBodies['report-roll-sample']; readonly enclosed: Enclosed } {
  const drawn = sampleIndexes(contest.state) ?? [];
  const outcomeAt = (at: number): string => {
    if (at < ineligible) return 'ineligible';
    return at < ineligible + silent ? 'silent' : 'confirmed';
  };
  const content = drawn.map((index, at) => ({ index, outcome: outcomeAt(at) }));
  const body = { confirmed: drawn.length - ineligible - silent, ineligible, silent };
  return { body, enclosed: { parts: { sample: { subject: 'contest', content } } } };
}

/** The roll of a unit or of a decision body, of as many invented people, as an act freezes it. */
export function smallRollOf(
  contest: RehearsedContest,
  { unit = null, body = null, members }: { unit?: string | null; body?: string | null; members: number },
): { readonly body: ActBodies['freeze-unit-roll']; readonly enclosed: Enclosed } {
  const { plan } = contest;
  const of = unit ?? body ?? '';
  const random = seeded(`${plan.seed}/roll of ${of}`);
  const orderKey = random.bytes(32);
  const entries = smallRoll({ ...plan, branches: [members], latecomers: 0 }).map((entry) => ({
    entry,
    salt: random.bytes(32),
  }));
  const { figures, snapshot } = freezeSmallRoll({ contest: plan.contest, of, version: 'v1', entries, orderKey });
  return {
    body: {
      unit: unit as UnitId | null,
      body: body as Id<'body'> | null,
      ...figures,
      version: figures.version as Id<'roll-version'>,
    },
    enclosed: { parts: { roll: { subject: of, content: snapshot } } },
  };
}

/** What is amended in the frozen roll: the entries as they become, and the list of what was done. */
export interface AmendmentPlan extends RollVersionPlan {
  readonly amendments: readonly (Pick<RollAmendments['amendments'][number], 'member' | 'reason'> &
    Partial<RollAmendments['amendments'][number]>)[];
}

/** What allows an amendment, where the plan does not say: the old contact is dead, or the first exclusion. */
const AUTHORITIES: Readonly<Partial<Record<string, string>>> = {
  'contact-in-person': 'mail-returned',
  'exclusion-decided': 'exclusion-1',
  'exclusion-lifted': 'exclusion-1',
};

/** An amendment of the frozen roll, with the new snapshot and the list of what was amended. */
export function amendment(
  contest: RehearsedContest,
  { version = 'v2', change, amendments }: AmendmentPlan,
): { readonly body: ActBodies['amend-roll']; readonly enclosed: Enclosed } {
  const { roll } = contest.state;
  const next = frozenRoll(contest, { version, ...(change === undefined ? {} : { change }) });
  const count = (reason: string): number => amendments.filter((each) => each.reason === reason).length;
  const reasons = Object.fromEntries(amendments.map(({ reason }) => [reason, count(reason)]));
  const changed = count('contact-confirmed');
  const delta = {
    schema: 'selectorate-roll-amendments/1',
    amendments: amendments.map((each) => ({
      authority: AUTHORITIES[each.reason] ?? 'request-1',
      askedBy: 'returning-officer',
      approvedBy: 'second-officer',
      confirmedAt: each.reason === 'contact-confirmed' ? contest.now : null,
      ...each,
    })),
  } as unknown as Json;
  const isDiscretion = DISCRETIONARY_AMENDMENTS.some((reason) => count(reason) > 0);
  const why = isDiscretion ? { reasons: { subject: 'roll', content: contest.plan.words.reasons } } : {};
  return {
    body: {
      ...next.body,
      before: roll?.root ?? '',
      reasons,
      contacts: {
        changed,
        confirmedAtOldContact: changed,
        secondOfficer: changed,
        inPerson: count('contact-in-person'),
      },
    },
    enclosed: { parts: { roll: next.roll, delta: { subject: 'roll', content: delta }, ...why } },
  };
}

/** One entry of the plan's roll as it becomes. */
export const changedEntry =
  (member: string, change: (entry: RollEntry) => RollEntry) =>
  (entries: readonly RollEntry[]): readonly RollEntry[] =>
    entries.map((entry) => (entry.member === member ? change(entry) : entry));
