import { err, ok, type PersonId } from '@selectorate/basics';
import { z } from 'zod';
import { all, batchOf, inStage, sectionIs, signedBy, signersSaw, when } from '../checks.ts';
import { withBatch } from '../change.ts';
import { defineAct } from '../define.ts';
import { liesBetween, namesShortlist, papersApart, readKeyed } from '../derived/ballots.ts';
import * as field from '../fields.ts';
import { partOf } from '../parts.ts';
import { refuse } from '../refusal.ts';
import { addsUp } from './key-batch.ts';

const body = z.strictObject({
  batch: field.id<'batch'>(),
  valid: field.whole,
  /** Papers on which the two keyings differed until the tellers looked at the paper together. */
  differences: field.whole,
  /** The batch's section of the ballot, repeated so that what the tellers sign says it. */
  section: field.id<'section'>().optional(),
});

/** The two tellers who keyed a batch agree what its papers say, having looked together at each paper they differed on. */
export const agreeBatch = defineAct({
  kind: 'agree-batch',
  body,
  parts: ['ballots'],
  admit: (state, act) => {
    const batch = batchOf(state, act.body.batch);
    if (!batch.ok) return batch;
    const { clause } = state.rulebook.ballot;
    const tellers: readonly PersonId[] = batch.value.keyings.map(({ by }) => by);
    return all(
      inStage(state, 'ballot'),
      when(tellers.length === 2, 'house.two-persons', () =>
        refuse('keying-missing', 'house.two-persons', { batch: act.body.batch, keyings: tellers.length }),
      ),
      signedBy(state, act, { roles: ['teller'] }, { roles: ['teller'] }),
      when(
        tellers.every((teller) => act.by.includes(teller)),
        'house.two-persons',
        () =>
          refuse('signer-lacks-role', 'house.two-persons', { signers: act.by.join(', '), needed: tellers.join(', ') }),
      ),
      when(batch.value.agreed === null, clause, () =>
        refuse('batch-already-agreed', clause, { batch: act.body.batch }),
      ),
      addsUp(batch.value, act.body.valid),
      sectionIs(state, batch.value, act.body.section),
      signersSaw(act, batch.value.keyings.at(-1)?.seq ?? null),
      when(act.body.differences <= act.body.valid, clause, () =>
        refuse('papers-do-not-add-up', clause, { batch: act.body.batch, differences: act.body.differences }),
      ),
    );
  },
  apply: (state, { seq, commitments, body: { batch, valid, differences } }) =>
    withBatch(state, batch, (known) => ({
      ...known,
      agreed: { seq, valid, differences, ballots: commitments['ballots'] ?? '' },
    })),
  checkParts: (state, act, parts) => {
    const { clause } = state.rulebook.ballot;
    const batch = batchOf(state, act.body.batch);
    if (!batch.ok) return batch;
    const agreed = readKeyed(partOf(act, 'ballots', parts));
    if (!agreed.ok) return err(refuse('part-missing', clause, { batch: act.body.batch, part: 'ballots' }));
    if (agreed.value.total !== act.body.valid || !namesShortlist(state, agreed.value))
      return err(refuse('part-differs', clause, { batch: act.body.batch, part: 'ballots' }));
    const [first, second] = batch.value.keyings.map(({ ballots }) => readKeyed(parts(ballots)?.content));
    if (first?.ok !== true || second?.ok !== true)
      return err(refuse('part-missing', clause, { batch: act.body.batch, part: 'ballots' }));
    // Papers keyed on another list of candidates cannot be compared with these, whatever their rankings look like.
    if (!namesShortlist(state, first.value) || !namesShortlist(state, second.value))
      return err(refuse('part-differs', clause, { batch: act.body.batch, part: 'ballots' }));
    const between =
      liesBetween(agreed.value, first.value, second.value) &&
      papersApart(first.value, second.value) <= act.body.differences;
    return between ? ok(null) : err(refuse('keyings-differ', clause, { batch: act.body.batch }));
  },
});
