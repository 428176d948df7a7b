import { z } from 'zod';
import { all, beforeDeadline, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  batch: field.id<'batch'>(),
  channel: field.code('post', 'in-person'),
  issued: field.whole,
});

/** A batch of papers goes out by one channel. More can never be out than the frozen roll has eligible members (A13). */
export const issuePapers = defineAct({
  kind: 'issue-papers',
  body,
  parts: [],
  admit: (state, act) => {
    const { batch, channel, issued } = act.body;
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
    );
  },
  apply: (state, { body: { batch, channel, issued } }) => ({
    ...state,
    papersIssued: state.papersIssued + issued,
    batches: state.batches.set(batch, {
      id: batch,
      channel,
      issued,
      returned: null,
      keyings: [],
      agreed: null,
      excluded: null,
    }),
  }),
});
