import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedByOfficers, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { afterDeclaration, momentsDue } from '../derived/after-declaration.ts';
import { unresolvedPapers } from '../derived/papers.ts';
import { interestsDeclared } from '../duties.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';
import { figuresAre, figuresField } from './reconcile.ts';

const moment = z.strictObject({ civil: field.civil, instant: field.instant });
const body = z.strictObject({
  winner: field.id<'candidate'>(),
  figures: figuresField,
  /** The last moments for a challenge and for keeping the papers, worked out from the rulebook. */
  challengeCloses: moment,
  retentionEnds: moment,
});

/** The result, announced after the scrutineer's statement and never before it; starts the challenge window. */
export const declare = defineAct({
  kind: 'declare',
  body,
  parts: [],
  admit: (state, act) => {
    const { clause } = state.rulebook.declaration;
    const due = state.trigger === 'reselected' ? state.incumbent : (state.counted?.elected ?? null);
    return all(
      inStage(state, 'count'),
      signedByOfficers(state, act),
      interestsDeclared(state, ['returning-officer', 'second-officer', 'scrutineer', 'teller']),
      scrutinised(state),
      signersSaw(act, state.counted?.seq ?? state.scrutiny?.seq ?? null),
      when(due !== null, clause, () => refuse('count-differs', clause)),
      when(act.body.winner === due, 'invariant.5', () =>
        refuse('outcome-differs', 'invariant.5', { stated: act.body.winner, computed: due ?? 'none' }),
      ),
      figuresAre(state, act.body.figures),
      anomaliesBelowMargin(state),
      momentsFollow(state, act),
    );
  },
  apply: (state, act) => {
    const declared: State = {
      ...state,
      stage: 'declared',
      declaration: {
        seq: act.seq,
        at: act.at,
        winner: act.body.winner,
        endedBy: state.trigger === 'reselected' ? 'trigger' : 'declaration',
      },
    };
    const moments = { 'challenge-closes': act.body.challengeCloses, 'retention-ends': act.body.retentionEnds };
    return afterDeclaration(declared, moments);
  },
});

function scrutinised(state: State): Check {
  if (state.scrutiny === null) return err(refuse('scrutiny-missing', 'invariant.8'));
  return when(state.scrutiny.satisfied, 'invariant.8', () => refuse('scrutiny-not-satisfied', 'invariant.8'));
}

/** Invariant 4: papers in doubt that could change the result stop the declaration until a named body decides with reasons. */
function anomaliesBelowMargin(state: State): Check {
  const papers = unresolvedPapers(state);
  const margin = state.counted?.margin ?? 0;
  if (papers === 0 || papers < margin || state.anomaliesDecided !== null) return allowedBy('invariant.4');
  return err(refuse('anomalies-reach-margin', 'invariant.4', { papers, margin }));
}

function momentsFollow(
  state: State,
  { at, body: { challengeCloses, retentionEnds } }: { at: string; body: z.infer<typeof body> },
): Check {
  const due = momentsDue(state, at);
  const { challenges, retention } = state.rulebook;
  const isDue = (stated: z.infer<typeof moment>, meant: z.infer<typeof moment>): boolean =>
    stated.civil === meant.civil && stated.instant === meant.instant;
  return all(
    when(isDue(challengeCloses, due.challenge), challenges.clause, () =>
      refuse('calendar-breaks-rule', challenges.clause, {
        gap: 'declaration to challenge-closes',
        days: challenges.windowDays,
      }),
    ),
    when(isDue(retentionEnds, due.retention), retention.clause, () =>
      refuse('calendar-breaks-rule', retention.clause, { gap: 'declaration to retention-ends', days: retention.days }),
    ),
  );
}
