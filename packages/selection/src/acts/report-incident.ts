import { z } from 'zod';
import { all, batchOf, type Check, allowedBy, inStage, signedBy, when } from '../checks.ts';
import { INCIDENTS } from '../codes.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  incident: field.id<'incident'>(),
  what: field.code(...INCIDENTS),
  batch: z.nullable(field.id<'batch'>()),
  /** Papers it touches: they are set against the margin until somebody rules (invariant 4). */
  papers: field.whole,
});

/** Something went wrong with papers. One officer, teller or agent is enough to put it in the record. */
export const reportIncident = defineAct({
  kind: 'report-incident',
  body,
  parts: ['account'],
  admit: (state, act) =>
    all(
      inStage(state, 'ballot', 'count'),
      signedBy(state, act, { roles: ['returning-officer', 'second-officer', 'scrutineer', 'teller', 'agent'] }),
      when(!state.incidents.has(act.body.incident), 'invariant.4', () =>
        refuse('already-decided', 'invariant.4', { incident: act.body.incident }),
      ),
      papersExist(state, act.body),
    ),
  apply: (state, { seq, body: { incident, what, batch, papers } }) => ({
    ...state,
    // A decision to declare all the same was about the papers in doubt then.
    anomaliesDecided: null,
    incidents: state.incidents.set(incident, { id: incident, seq, what, batch, papers, remedy: null, ruled: null }),
  }),
});

function papersExist(state: State, { batch, papers }: z.infer<typeof body>): Check {
  if (batch === null) return allowedBy('invariant.4');
  const known = batchOf(state, batch);
  if (!known.ok) return known;
  return when(papers <= known.value.issued, 'invariant.4', () =>
    refuse('papers-do-not-add-up', 'invariant.4', { batch, papers, issued: known.value.issued }),
  );
}
