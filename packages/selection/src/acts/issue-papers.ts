import { err, type SectionId } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, beforeDeadline, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  batch: field.id<'batch'>(),
  channel: field.code('post', 'in-person'),
  issued: field.whole,
  /** The section of the ballot that all papers of the batch go to; given exactly where the rulebook has sections. */
  section: field.id<'section'>().optional(),
});

/** A batch of papers goes out by one channel. More can never be out than the frozen roll has eligible members (A13). */
export const issuePapers = defineAct({
  kind: 'issue-papers',
  body,
  parts: [],
  admit: (state, act) => {
    const { batch, channel, issued, section } = act.body;
    const { clause, channels } = state.rulebook.ballot;
    const eligible = state.roll?.eligibleBallot ?? 0;
    const out = state.papersIssued;
    return all(
      inStage(state, 'ballot'),
      signedByOfficers(state, act),
      beforeDeadline(state, 'ballot-closes', state.rulebook.calendar.clause),
      when(channels.includes(channel), clause, () => refuse('channel-unknown', clause, { channel })),
      when(!state.batches.has(batch), clause, () => refuse('batch-already-issued', clause, { batch })),
      when(out + issued <= eligible, 'invariant.1', () =>
        refuse('more-issued-than-eligible', 'invariant.1', { batch, issued: out + issued, eligible }),
      ),
      withinSection(state, act.body, section),
    );
  },
  apply: (state, { body: { batch, channel, issued, section = null } }) => ({
    ...state,
    papersIssued: state.papersIssued + issued,
    batches: state.batches.set(batch, {
      id: batch,
      channel,
      issued,
      section,
      returned: null,
      keyings: [],
      agreed: null,
      excluded: null,
    }),
  }),
});

/** A paper counts with the weight of its section, so that no section has more papers out than eligible members (A13, A36). */
function withinSection(
  state: State,
  { batch, issued }: { readonly batch: string; readonly issued: number },
  section: SectionId | undefined,
): Check {
  const { clause } = state.rulebook.ballot;
  const sections = state.roll?.sections ?? [];
  const known = sections.find((each) => each.section === section);
  if (sections.length === 0 && section === undefined) return allowedBy(clause);
  if (known === undefined) return err(refuse('section-unknown', clause, { section: section ?? 'none' }));
  const out = [...state.batches.values()]
    .filter((each) => each.section === section)
    .reduce((papers, each) => papers + each.issued, 0);
  return when(out + issued <= known.eligible, 'invariant.1', () =>
    refuse('more-issued-than-eligible', 'invariant.1', { batch, issued: out + issued, eligible: known.eligible }),
  );
}
