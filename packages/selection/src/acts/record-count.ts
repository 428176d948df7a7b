import { err, ok } from '@selectorate/basics';
import { z } from 'zod';
import { hashHex } from '../act.ts';
import { all, allowedBy, type Check, inStage, signedByOfficers, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { agreedBallots, ballotsText } from '../derived/ballots.ts';
import * as field from '../fields.ts';
import type { PartLookup } from '../parts.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  /** The blob with every valid paper, all batches as one. */
  ballots: field.hash,
  /** The blob with the count, stage by stage. */
  result: field.hash,
  valid: field.whole,
  elected: field.id<'candidate'>(),
  /** Tallies of the last stage: exact fractions. */
  votes: z
    .array(z.strictObject({ candidate: field.id<'candidate'>(), votes: z.string().regex(/^\d{1,100}(\/\d{1,100})?$/) }))
    .max(60),
  margin: field.whole,
});

/**
 * The count, published after the scrutineer's statement and with the declaration soon to follow. Anybody recounts it from
 * the blob of papers; the scrutineer finds that blob in the agreed batches and in their own statement.
 */
export const recordCount = defineAct({
  kind: 'record-count',
  body,
  parts: [],
  admit: (state, act) => {
    const { clause } = state.rulebook.ballot;
    return all(
      inStage(state, 'count'),
      signedByOfficers(state, act),
      when(state.counted === null, clause, () => refuse('already-decided', clause)),
      when(state.scrutiny?.satisfied === true, 'invariant.8', () => refuse('scrutiny-missing', 'invariant.8')),
      signersSaw(act, state.scrutiny?.seq ?? null),
      when(state.reconciled !== null, 'invariant.1', () => refuse('not-reconciled', 'invariant.1')),
      when(act.body.valid === state.reconciled?.valid, 'invariant.1', () =>
        refuse('figures-differ', 'invariant.1', {
          figure: 'valid',
          stated: act.body.valid,
          computed: state.reconciled?.valid ?? 0,
        }),
      ),
      onlyShortlisted(state, act.body),
    );
  },
  apply: (state, { seq, body: { votes, ...counted } }) => ({
    ...state,
    counted: { seq, ...counted, votes: Object.fromEntries(votes.map((each) => [each.candidate, each.votes])) },
  }),
  checkParts: (state, act, parts) => {
    const { clause } = state.rulebook.ballot;
    const agreed = agreedBallots(state, parts);
    if (!agreed.ok) return err(refuse('part-missing', clause, { part: 'ballots' }));
    if (hashHex(ballotsText(agreed.value)) !== act.body.ballots) return err(refuse('ballots-differ', clause));
    const scrutinised = scrutinisedCount(state, parts);
    if (scrutinised === undefined) return err(refuse('part-missing', 'invariant.8', { part: 'count' }));
    const same = scrutinised.ballots === act.body.ballots && scrutinised.result === act.body.result;
    return same ? ok(null) : err(refuse('part-differs', 'invariant.8', { part: 'count' }));
  },
});

const countSeen = z.strictObject({ ballots: field.hash, result: field.hash });

/** What the scrutineer's statement committed to: the count they saw. */
function scrutinisedCount({ scrutiny, contest }: State, parts: PartLookup): z.infer<typeof countSeen> | undefined {
  const part = scrutiny?.count == null ? undefined : parts(scrutiny.count);
  const seen = countSeen.safeParse(part?.contest === contest && part?.part === 'count' ? part.content : undefined);
  return seen.success ? seen.data : undefined;
}

function onlyShortlisted(state: State, { elected, votes }: z.infer<typeof body>): Check {
  const { clause } = state.rulebook.ballot;
  const named = [elected, ...votes.map(({ candidate }) => candidate)];
  const stranger = named.find((each) => !(state.shortlist ?? []).includes(each));
  return stranger === undefined ? allowedBy(clause) : err(refuse('not-shortlisted', clause, { candidate: stranger }));
}
