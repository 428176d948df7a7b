import { err, ok, type Result } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedBy, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { agreedBallots } from '../derived/ballots.ts';
import { countBallots } from '../derived/counting.ts';
import { hasRung } from '../derived/lots.ts';
import * as field from '../fields.ts';
import type { PartLookup } from '../parts.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  /** The stage of the count that pauses. */
  stage: z.int().min(1).max(10_000),
  /** What the one drawn is: elected, excluded, or taken first. */
  purpose: field.code('elect', 'exclude', 'order'),
  /** Those tied, in the order of the ballot paper. */
  among: z.array(field.id<'candidate'>()).min(2).max(60),
  drawn: field.id<'candidate'>(),
});
type Lot = z.infer<typeof body>;

/**
 * A lot drawn by hand because the count pauses for it: by the returning officer, with the scrutineer or the second officer
 * beside them. It is recorded before the scrutineer's statement, which commits to the count that it decides.
 */
export const recordLot = defineAct({
  kind: 'record-lot',
  body,
  parts: [],
  admit: (state, act) => {
    const { clause } = state.rulebook.ballot;
    return all(
      inStage(state, 'count'),
      signedBy(state, act, { roles: ['returning-officer'] }, { roles: ['scrutineer', 'second-officer'] }),
      when(hasRung(state, 'physical-lot'), clause, () => refuse('lot-not-due', clause, { rung: 'physical-lot' })),
      when(state.counted === null && state.scrutiny?.satisfied !== true, clause, () =>
        refuse('already-decided', clause),
      ),
      signersSaw(act, state.reconciled?.seq ?? null),
      amongTheShortlist(state, act.body),
      when(!state.lotsDrawn.some((lot) => isSameTie(lot, act.body)), clause, () => refuse('already-decided', clause)),
    );
  },
  apply: (state, { seq, body: { stage, purpose, among, drawn } }) => ({
    ...state,
    lotsDrawn: [...state.lotsDrawn, { seq, stage, purpose, among, drawn }],
  }),
  checkParts: (state, act, parts) => isDue(state, act.body, parts),
});

/** The papers are counted up to where a lot is needed: it must be this one. */
function isDue(state: State, lot: Lot, parts: PartLookup): Result<null, Refusal> {
  const { clause } = state.rulebook.ballot;
  const papers = agreedBallots(state, parts);
  if (!papers.ok) return err(refuse('part-missing', clause, { part: 'ballots' }));
  const counted = countBallots(state, papers.value);
  const open = counted.ok || counted.error.code !== 'count-failed' ? undefined : counted.error.fault;
  const due = open?.code === 'lot-needed' && isSameTie({ ...open, among: open.tied }, lot);
  return due ? ok(null) : err(refuse('lot-not-due', clause, { rung: 'physical-lot' }));
}

function amongTheShortlist({ rulebook, shortlist }: State, { among, drawn }: Lot): Check {
  const { clause } = rulebook.ballot;
  const inOrder = (shortlist ?? []).filter((candidate) => among.includes(candidate));
  if (inOrder.join() === among.join() && among.includes(drawn)) return allowedBy(clause);
  const stranger = among.find((candidate) => !inOrder.includes(candidate)) ?? drawn;
  return err(refuse('not-shortlisted', clause, { candidate: stranger }));
}

type TieOf = Pick<Lot, 'stage' | 'purpose'> & { readonly among: readonly string[] };

const isSameTie = (one: TieOf, other: TieOf): boolean =>
  one.stage === other.stage &&
  one.purpose === other.purpose &&
  one.among.toSorted().join() === other.among.toSorted().join();
