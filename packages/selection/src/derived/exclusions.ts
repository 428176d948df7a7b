import { type DeadlineId, err, ID_PATTERN, type MemberId, ok, type Result } from '@selectorate/basics';
import { type Exclusion as RollExclusion, standsExcluded } from '@selectorate/roll';
import { z } from 'zod';
import type { Act } from '../act.ts';
import { type Check, inStage, when } from '../checks.ts';
import { type Instant, secondsBetween } from '../instant.ts';
import { partOf, type PartLookup } from '../parts.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Exclusion, ExclusionId } from '../roll-state.ts';
import type { State } from '../state.ts';

/** The least time that a member has to reply to a notice, and to appeal: members have seven days' notice of what concerns them. */
export const SHORTEST_WINDOW_DAYS = 7;

/** Who may vote is decided before papers go out, and not after. */
export const beforeIssue = (state: State): Check => inStage(state, 'set-up', 'trigger', 'shortlist');

/** The window is long enough, and over before the ballot opens. */
export function windowLeft(state: State, { from, to }: { readonly from: Instant; readonly to: Instant }): Check {
  const days = SHORTEST_WINDOW_DAYS;
  return when(secondsBetween(to, from) >= days * 86_400 && to < issueAt(state), 'house.exclusions', () =>
    refuse('window-too-short', 'house.exclusions', { days }),
  );
}

/** Papers go out when the ballot opens; without a timetable nothing says when. */
const issueAt = ({ deadlines }: State): Instant => deadlines.get('ballot-opens' as DeadlineId)?.instant ?? NEVER;

const NEVER: Instant = '9999-12-31T23:59:59Z';

export function exclusionOf(state: State, exclusion: ExclusionId): Result<Exclusion, Refusal> {
  const known = state.exclusions.get(exclusion);
  return known === undefined ? err(refuse('exclusion-unknown', 'house.exclusions', { exclusion })) : ok(known);
}

export function withExclusion(state: State, id: ExclusionId, change: (known: Exclusion) => Exclusion): State {
  const known = state.exclusions.get(id);
  if (known === undefined) throw new Error(`no exclusion ${id}`);
  return { ...state, exclusions: state.exclusions.set(id, change(known)) };
}

/** An exclusion of the record as the roll's own rules read it, for the member whose it is. */
export function exclusionFor(exclusion: Exclusion, member: MemberId): RollExclusion {
  const { electorates, reason, clause, notice, reply, decision, appeal, ruling } = exclusion;
  const decider = decision?.by.find((person) => person !== notice.by) ?? '';
  return {
    member,
    electorates,
    reason,
    clause,
    // Windows were held to the timetable when they were opened; a deadline moved since takes no decision back.
    issueAt: NEVER,
    notice: { at: notice.at, by: notice.by, replyUntil: notice.replyBy },
    reply: reply === null ? null : { at: reply.at },
    decision:
      decision === null
        ? null
        : {
            at: decision.at,
            by: decider,
            outcome: decision.decision === 'stay' ? 'keep' : 'exclude',
            appealUntil: decision.appealBy ?? NEVER,
          },
    appeal: appeal === null ? null : { at: appeal.at },
    ruling: ruling === null ? null : { at: ruling.at, by: ruling.by[0] ?? '', outcome: ruling.outcome },
  };
}

const ANYBODY = 'anybody' as MemberId;

/** Is whoever it is about left out at this moment? Windows that run and appeals not ruled on keep them in. */
export const stands = (exclusion: Exclusion, at: Instant): boolean =>
  standsExcluded(exclusionFor(exclusion, ANYBODY), at);

/**
 * The exclusions that a roll frozen or amended at this moment carries out: those that stand; once the ballot is open, those that
 * the roll carries out already, because who may vote is fixed.
 */
export function exclusionsInForce(state: State, at: Instant): readonly Exclusion[] {
  const all = [...state.exclusions.values()];
  if (state.ballotOpened !== null) return all.filter(({ id }) => state.roll?.excluded.includes(id) === true);
  return all.filter((exclusion) => stands(exclusion, at));
}

const memberSchema = z.strictObject({ member: z.string().regex(ID_PATTERN) });

/** The part `member` of an act says whom it is about, and is sealed under that member's own key, to be erased with it. */
export function memberNamed(act: Pick<Act, 'contest' | 'commitments'>, parts: PartLookup): Result<MemberId, Refusal> {
  const named = memberSchema.safeParse(partOf(act, 'member', parts));
  if (!named.success) return err(refuse('part-missing', 'invariant.6', { part: 'member' }));
  const sealedUnder = parts(act.commitments['member'] ?? '')?.subject;
  return sealedUnder === named.data.member
    ? ok(named.data.member as MemberId)
    : err(refuse('part-differs', 'invariant.6', { part: 'member' }));
}

/** A part of an act about a member is a text that says something, sealed under that member's own key, to be erased with it. */
export function textAbout(
  act: Pick<Act, 'contest' | 'kind' | 'commitments'>,
  { part, member }: { readonly part: string; readonly member: string | undefined },
  parts: PartLookup,
): Result<null, Refusal> {
  const text = partOf(act, part, parts);
  if (typeof text !== 'string' || text.trim() === '')
    return err(
      part === 'reasons'
        ? refuse('reasons-missing', 'invariant.6', { kind: act.kind })
        : refuse('part-missing', 'invariant.6', { part }),
    );
  if (member === undefined) return err(refuse('part-missing', 'invariant.6', { part: 'member' }));
  const sealedUnder = parts(act.commitments[part] ?? '')?.subject;
  return sealedUnder === member ? ok(null) : err(refuse('part-differs', 'invariant.6', { part }));
}

/** The same for an act about a known exclusion: the member is that of its notice. */
export function textAboutExcluded(
  state: State,
  act: Act<string, { readonly exclusion: ExclusionId }>,
  { part, parts }: { readonly part: string; readonly parts: PartLookup },
): Result<null, Refusal> {
  const notice = state.exclusions.get(act.body.exclusion)?.member ?? '';
  return textAbout(act, { part, member: memberBehind(state, notice, parts) }, parts);
}

/** Whom a commitment is about, where the part is at hand. */
export function memberBehind(state: State, commitment: string, parts: PartLookup): MemberId | undefined {
  const part = parts(commitment);
  if (part === undefined || part.part !== 'member' || part.contest !== state.contest) return undefined;
  const read = memberSchema.safeParse(part.content);
  return read.success ? (read.data.member as MemberId) : undefined;
}
