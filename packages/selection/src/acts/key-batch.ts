import { err, ok } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, batchOf, type Check, inStage, sectionIs, signedBy, when } from '../checks.ts';
import { withBatch } from '../change.ts';
import { defineAct } from '../define.ts';
import { namesShortlist, readKeyed } from '../derived/ballots.ts';
import { totalOf } from '../derived/papers.ts';
import { signersDeclared } from '../duties.ts';
import * as field from '../fields.ts';
import { partOf } from '../parts.ts';
import { refuse } from '../refusal.ts';
import type { Batch } from '../paper-state.ts';

const body = z.strictObject({
  batch: field.id<'batch'>(),
  valid: field.whole,
  /** The batch's section of the ballot, repeated so that what the teller signs says it. */
  section: field.id<'section'>().optional(),
});

/** One teller has keyed a batch's valid papers alone. The papers themselves are a private part: no batch shows how it voted. */
export const keyBatch = defineAct({
  kind: 'key-batch',
  body,
  parts: ['ballots'],
  admit: (state, act) => {
    const batch = batchOf(state, act.body.batch);
    if (!batch.ok) return batch;
    const { clause } = state.rulebook.ballot;
    return all(
      inStage(state, 'ballot'),
      signedBy(state, act, { roles: ['teller'] }),
      signersDeclared(state, act, 'teller'),
      when(batch.value.agreed === null, clause, () =>
        refuse('batch-already-agreed', clause, { batch: act.body.batch }),
      ),
      addsUp(batch.value, act.body.valid),
      sectionIs(state, batch.value, act.body.section),
      when(
        batch.value.keyings.length < 2 && batch.value.keyings.every(({ by }) => by !== act.by[0]),
        'house.two-persons',
        () => refuse('keying-repeated', 'house.two-persons', { batch: act.body.batch }),
      ),
    );
  },
  apply: (state, { seq, by, commitments, body: { batch, valid } }) => {
    const [teller] = by;
    const ballots = commitments['ballots'];
    if (teller === undefined || ballots === undefined) return state;
    return withBatch(state, batch, (known) => ({
      ...known,
      keyings: [...known.keyings, { seq, by: teller, valid, ballots }],
    }));
  },
  checkParts: (state, act, parts) => {
    const { clause } = state.rulebook.ballot;
    const keyed = readKeyed(partOf(act, 'ballots', parts));
    if (!keyed.ok) return err(refuse('part-missing', clause, { batch: act.body.batch, part: 'ballots' }));
    return keyed.value.total === act.body.valid && namesShortlist(state, keyed.value)
      ? ok(null)
      : err(refuse('part-differs', clause, { batch: act.body.batch, part: 'ballots' }));
  },
});

/** Valid papers are what came back less what cannot be counted. */
export function addsUp({ id, returned }: Batch, valid: number): Check {
  if (returned === null) return err(refuse('papers-do-not-add-up', 'invariant.1', { batch: id, returned: 0, valid }));
  const due = returned.returned - totalOf(returned.spoilt) - totalOf(returned.rejected);
  return valid === due
    ? allowedBy('invariant.1')
    : err(refuse('papers-do-not-add-up', 'invariant.1', { batch: id, valid, due }));
}
