import { EXCLUSION_REASONS } from '@selectorate/roll';
import { err, type MemberId, ok, type Result } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, signedBy, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { beforeIssue, memberBehind, memberNamed, textAbout, windowLeft } from '../derived/exclusions.ts';
import { readEntries } from '../derived/roll-figures.ts';
import * as field from '../fields.ts';
import type { PartLookup } from '../parts.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Exclusion } from '../roll-state.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  exclusion: field.id<'exclusion'>(),
  reason: field.code(...EXCLUSION_REASONS),
  /** The clause of the rulebook under which the reason leaves a member out. */
  clause: field.id<'clause'>(),
  electorates: z.array(field.code('trigger', 'ballot')).min(1).max(2),
  /** The last moment for the member's reply. */
  replyBy: field.instant,
});

/**
 * A24 One officer tells a member that they may be left out, why, under which clause, and until when they can reply. Nothing
 * follows from it by itself, and nothing from silence. Member and reasons are private parts under the member's own key.
 */
export const giveExclusionNotice = defineAct({
  kind: 'give-exclusion-notice',
  body,
  parts: ['member', 'reasons'],
  admit: (state, act) => {
    const { exclusion, clause, electorates, replyBy } = act.body;
    return all(
      beforeIssue(state),
      signedBy(state, act, { roles: ['returning-officer', 'second-officer'] }),
      when(!state.exclusions.has(exclusion), 'house.exclusions', () =>
        refuse('already-decided', 'house.exclusions', { exclusion }),
      ),
      clauseIsThere(state, clause),
      when(new Set(electorates).size === electorates.length, 'house.exclusions', () =>
        refuse('act-malformed', 'house.exclusions', { what: 'act.body.electorates' }),
      ),
      windowLeft(state, { from: act.at, to: replyBy }),
    );
  },
  apply: (state, { seq, at, by: [officer], commitments, body: { exclusion, reason, clause, electorates, replyBy } }) =>
    officer === undefined
      ? state
      : {
          ...state,
          exclusions: state.exclusions.set(exclusion, {
            id: exclusion,
            reason,
            clause,
            electorates,
            member: commitments['member'] ?? '',
            notice: { seq, at, by: officer, replyBy },
            reply: null,
            decision: null,
            appeal: null,
            ruling: null,
          }),
        },
  checkParts: (state, act, parts) => {
    const named = memberNamed(act, parts);
    if (!named.ok) return named;
    const told = textAbout(act, { part: 'reasons', member: named.value }, parts);
    return told.ok ? isNewMatter(state, { ...act.body, member: named.value }, parts) : told;
  },
});

function clauseIsThere({ rulebook }: State, clause: string): Check {
  return rulebook.clauses.some(({ id }) => id === clause)
    ? allowedBy('house.exclusions')
    : err(refuse('power-unknown', 'house.exclusions', { power: clause }));
}

interface Matter extends Pick<Exclusion, 'reason' | 'electorates'> {
  readonly member: MemberId;
}

/** S A24 The member stands on the frozen roll, has no case open already, and no ruling on this matter behind them. */
function isNewMatter(state: State, { member, reason, electorates }: Matter, parts: PartLookup): Result<null, Refusal> {
  const entries = readEntries(parts(state.roll?.snapshot ?? '')?.content);
  if (entries?.every((entry) => entry.member !== member) === true)
    return err(refuse('part-differs', 'house.exclusions', { part: 'member' }));
  const again = [...state.exclusions.values()].find(
    (known) =>
      ((known.ruling !== null && known.reason === reason) ||
        (isOpen(known) && known.electorates.some((name) => electorates.includes(name)))) &&
      memberBehind(state, known.member, parts) === member,
  );
  return again === undefined ? ok(null) : err(refuse('already-decided', 'house.exclusions', { exclusion: again.id }));
}

/** Neither kept nor let back in by a ruling: it is still to be decided, or leaves the member out. */
const isOpen = ({ decision, ruling }: Exclusion): boolean =>
  decision?.decision !== 'stay' && ruling?.outcome !== 'reversed';
