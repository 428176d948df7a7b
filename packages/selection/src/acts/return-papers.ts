import { z } from 'zod';
import { afterDeadline, all, batchOf, inStage, signedBy, when } from '../checks.ts';
import { withBatch } from '../change.ts';
import { REJECTED_REASONS, SPOILT_REASONS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { totalOf } from '../derived/papers.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  batch: field.id<'batch'>(),
  returned: field.whole,
  spoilt: field.byReason(...SPOILT_REASONS),
  rejected: field.byReason(...REJECTED_REASONS),
});

/** What came back in a batch, and what of it cannot be counted, by reason; two tellers sign. */
export const returnPapers = defineAct({
  kind: 'return-papers',
  body,
  parts: [],
  admit: (state, act) => {
    const batch = batchOf(state, act.body.batch);
    if (!batch.ok) return batch;
    const { returned, spoilt, rejected } = act.body;
    const uncounted = totalOf(spoilt) + totalOf(rejected);
    const { clause } = state.rulebook.ballot;
    return all(
      inStage(state, 'ballot'),
      signedBy(state, act, { roles: ['teller'] }, { roles: ['teller'] }),
      afterDeadline(state, 'ballot-closes', state.rulebook.calendar.clause),
      when(batch.value.returned === null, clause, () => refuse('already-decided', clause, { batch: act.body.batch })),
      when(returned <= batch.value.issued, 'invariant.1', () =>
        refuse('more-returned-than-issued', 'invariant.1', {
          batch: act.body.batch,
          returned,
          issued: batch.value.issued,
        }),
      ),
      when(uncounted <= returned, 'invariant.1', () =>
        refuse('papers-do-not-add-up', 'invariant.1', { batch: act.body.batch, returned, uncounted }),
      ),
    );
  },
  apply: (state, { body: { batch, ...returned } }) => withBatch(state, batch, (known) => ({ ...known, returned })),
});
