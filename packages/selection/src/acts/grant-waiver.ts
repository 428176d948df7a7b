import { z } from 'zod';
import { all, inStage, signedByOfficers, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { defineAct } from '../define.ts';
import { memberNamed, textAbout } from '../derived/exclusions.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  waiver: field.id<'waiver'>(),
  /** The clause that does not keep this member out. */
  clause: field.id<'clause'>(),
  electorate: field.code('trigger', 'ballot'),
});

/**
 * A clause of an electorate is waived for one member, before the freeze: two officers, with reasons. Who it is for is a
 * private part under the member's own key; how many are waived by clause stands in the freeze.
 */
export const grantWaiver = defineAct({
  kind: 'grant-waiver',
  body,
  parts: ['member', 'reasons'],
  admit: (state, act) => {
    const { waiver, clause, electorate } = act.body;
    const isOfIt = state.rulebook.electorates[electorate].rules.some((rule) => rule.clause === clause);
    return all(
      inStage(state, 'set-up'),
      signedByOfficers(state, act),
      when(!state.waivers.has(waiver), 'invariant.6', () => refuse('already-decided', 'invariant.6', { waiver })),
      when(isOfIt, clause, () => refuse('clause-not-of-electorate', 'invariant.6', { named: clause, electorate })),
    );
  },
  apply: (state, act) => {
    const { waiver, clause, electorate } = act.body;
    const member = act.commitments['member'] ?? '';
    const waivers = state.waivers.set(waiver, { id: waiver, seq: act.seq, clause, electorate, member });
    return withDiscretion({ ...state, waivers }, act, {
      power: clause,
      ground: electorate,
      affects: `waiver ${waiver}`,
    });
  },
  checkParts: (_, act, parts) => {
    const named = memberNamed(act, parts);
    return named.ok ? textAbout(act, { part: 'reasons', member: named.value }, parts) : named;
  },
});
