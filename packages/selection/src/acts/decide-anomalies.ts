import { z } from 'zod';
import { all, inStage, signedByBody, signersSaw, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { ANOMALY_GROUNDS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { unresolvedPapers } from '../derived/papers.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  ground: field.code(...ANOMALY_GROUNDS),
  /** Papers still unresolved and the margin they are set against, as the deciders saw them. */
  papers: field.whole,
  margin: field.whole,
});

/** The named decider lets a declaration go ahead although unresolved papers reach the margin: with reasons, published (invariant 4). */
export const decideAnomalies = defineAct({
  kind: 'decide-anomalies',
  body,
  parts: ['reasons!'],
  admit: (state, act) => {
    const { anomaliesDecidedBy } = state.rulebook.declaration;
    return all(
      inStage(state, 'count'),
      signedByBody(state, act, anomaliesDecidedBy),
      when(act.body.papers > 0 && act.body.papers === unresolvedPapers(state), 'invariant.4', () =>
        refuse('figures-differ', 'invariant.4', {
          figure: 'papers',
          stated: act.body.papers,
          computed: unresolvedPapers(state),
        }),
      ),
      when(state.counted !== null && act.body.margin === state.counted.margin, 'invariant.4', () =>
        refuse('figures-differ', 'invariant.4', {
          figure: 'margin',
          stated: act.body.margin,
          computed: state.counted?.margin ?? 0,
        }),
      ),
      signersSaw(act, state.counted?.seq ?? null),
    );
  },
  apply: (state, act) =>
    withDiscretion({ ...state, anomaliesDecided: act.seq }, act, {
      power: state.rulebook.declaration.clause,
      ground: act.body.ground,
      affects: `${act.body.papers} papers`,
    }),
});
