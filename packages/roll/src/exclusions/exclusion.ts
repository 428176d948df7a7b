import { type ClauseId, err, type MemberId, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import type { ElectorateName } from '../freeze/electorate-name.ts';

/** For what an eligible member may be left out, each under a clause of the rulebook. There is no other reason. */
export const EXCLUSION_REASONS = [
  'died',
  'resigned',
  'moved-out-of-area',
  'entered-twice',
  'identity-not-confirmed',
  'application-not-valid',
  'paid-by-another',
  'member-elsewhere',
  'suspended-under-rules',
  'asked-to-be-left-out',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** An instant as `2022-09-12T11:00:00Z`; instants compare as texts. */
type Instant = string;

/**
 * What was said and done about leaving one eligible member out, with the clock of each step. Private plain JSON. Steps
 * are added and never changed; what a step has not reached is null. Silence is the absence of a reply, and decides nothing.
 */
export interface Exclusion {
  readonly member: MemberId;
  readonly electorates: readonly ElectorateName[];
  readonly reason: ExclusionReason;
  readonly clause: ClauseId;
  /** When papers or credentials go out: by then it is decided, appeal and all, or the member votes. */
  readonly issueAt: Instant;
  readonly notice: { readonly at: Instant; readonly by: string; readonly replyUntil: Instant };
  readonly reply: { readonly at: Instant } | null;
  readonly decision: Decision | null;
  readonly appeal: { readonly at: Instant } | null;
  readonly ruling: { readonly at: Instant; readonly by: string; readonly outcome: 'upheld' | 'reversed' } | null;
}

interface Decision {
  readonly at: Instant;
  readonly by: string;
  readonly outcome: 'exclude' | 'keep';
  /** The last instant of the appeal. */
  readonly appealUntil: Instant;
}

/** Where it stands at an instant; steps after that instant are not looked at. */
export const EXCLUSION_STAGES = [
  'not-noticed',
  'noticed',
  'replied',
  'silent',
  'kept',
  'excluded-appeal-open',
  'appealed',
  'excluded',
  'reversed',
] as const;
export type ExclusionStage = (typeof EXCLUSION_STAGES)[number];

export const EXCLUSION_FAULTS = [
  /** The step does not follow from where it stands. */
  'wrong-stage',
  /** Reply or appeal windows would end after papers are issued. */
  'too-late-before-issue',
  /** The window to appeal is over. */
  'window-over',
  /** Nobody is left out while they may still reply, whatever they replied already; they may be kept. */
  'window-open',
  /** Whoever gave notice decides, or whoever decided rules on the appeal. */
  'same-person',
  'no-electorate',
  /** A step earlier than the one before it, or a window that ends before it begins. */
  'time-goes-back',
] as const;
export type ExclusionFault = (typeof EXCLUSION_FAULTS)[number];

type Step = Result<Exclusion, ExclusionFault>;

/** Opens one: the member is told, with a reason, a clause, and until when to reply. */
export function noticeExclusion(
  order: Pick<Exclusion, 'member' | 'electorates' | 'reason' | 'clause' | 'issueAt' | 'notice'>,
): Step {
  const { notice, issueAt, electorates } = order;
  if (electorates.length === 0) return err('no-electorate');
  if (notice.replyUntil <= notice.at) return err('time-goes-back');
  if (notice.replyUntil >= issueAt) return err('too-late-before-issue');
  return ok({ ...order, reply: null, decision: null, appeal: null, ruling: null });
}

/** A reply that comes late, and before the decision, is heard as well. */
export function replyToNotice(exclusion: Exclusion, at: Instant): Step {
  if (at < exclusion.notice.at) return err('time-goes-back');
  if (exclusion.decision !== null || exclusion.reply !== null) return err('wrong-stage');
  return ok({ ...exclusion, reply: { at } });
}

/** A named person, not the one who gave notice, decides: to leave the member out once the window to reply is over, to keep them at any time. */
export function decideExclusion(exclusion: Exclusion, decision: Decision): Step {
  const { notice, reply, issueAt } = exclusion;
  if (exclusion.decision !== null) return err('wrong-stage');
  if (decision.at < (reply?.at ?? notice.at)) return err('time-goes-back');
  if (decision.by === notice.by) return err('same-person');
  if (decision.outcome === 'exclude' && decision.at <= notice.replyUntil) return err('window-open');
  if (decision.outcome === 'exclude' && decision.appealUntil <= decision.at) return err('time-goes-back');
  if (decision.outcome === 'exclude' && decision.appealUntil >= issueAt) return err('too-late-before-issue');
  return ok({ ...exclusion, decision });
}

export function appealExclusion(exclusion: Exclusion, at: Instant): Step {
  const { decision } = exclusion;
  if (decision?.outcome !== 'exclude' || exclusion.appeal !== null) return err('wrong-stage');
  if (at < decision.at) return err('time-goes-back');
  return at > decision.appealUntil ? err('window-over') : ok({ ...exclusion, appeal: { at } });
}

/** Somebody who neither gave notice nor decided rules on the appeal. */
export function ruleOnAppeal(exclusion: Exclusion, ruling: NonNullable<Exclusion['ruling']>): Step {
  const { notice, decision, appeal } = exclusion;
  if (decision === null || appeal === null || exclusion.ruling !== null) return err('wrong-stage');
  if (ruling.at < appeal.at) return err('time-goes-back');
  if (ruling.by === decision.by || ruling.by === notice.by) return err('same-person');
  return ok({ ...exclusion, ruling });
}

export function exclusionStage(exclusion: Exclusion, at: Instant): ExclusionStage {
  const { notice, reply, decision, appeal, ruling } = exclusion;
  if (notice.at > at) return 'not-noticed';
  if (decision === null || decision.at > at) {
    if (reply !== null && reply.at <= at) return 'replied';
    return at <= notice.replyUntil ? 'noticed' : 'silent';
  }
  if (decision.outcome === 'keep') return 'kept';
  if (ruling !== null && ruling.at <= at) return ruling.outcome === 'upheld' ? 'excluded' : 'reversed';
  if (appeal !== null && appeal.at <= at) return 'appealed';
  return at <= decision.appealUntil ? 'excluded-appeal-open' : 'excluded';
}

/**
 * Is the member left out at this instant? Only where a person decided so, and the appeal was ruled on or its window is
 * over. In every other stage, silence and an appeal not yet ruled on among them, the member votes.
 */
export const standsExcluded = (exclusion: Exclusion, at: Instant): boolean =>
  wasProper(exclusion) && exclusionStage(exclusion, at) === 'excluded';

/** Is it in doubt at this instant? Then the member votes, provisionally where the rulebook allows that. */
export function isInDoubt(exclusion: Exclusion, at: Instant): boolean {
  const stage = exclusionStage(exclusion, at);
  switch (stage) {
    case 'noticed':
    case 'replied':
    case 'silent':
    case 'excluded-appeal-open':
    case 'appealed':
      return true;
    case 'not-noticed':
    case 'kept':
    case 'excluded':
    case 'reversed':
      return false;
    default:
      return throwIllegalValue(stage);
  }
}

/** Could every step of it have been taken? What was stored or sent is walked through again from its notice. */
function wasProper(exclusion: Exclusion): boolean {
  const { reply, decision, appeal, ruling } = exclusion;
  let step = noticeExclusion(exclusion);
  if (reply !== null && step.ok) step = replyToNotice(step.value, reply.at);
  if (decision !== null && step.ok) step = decideExclusion(step.value, decision);
  if (appeal !== null && step.ok) step = appealExclusion(step.value, appeal.at);
  if (ruling !== null && step.ok) step = ruleOnAppeal(step.value, ruling);
  return step.ok;
}
