import type { Remedy } from '@selectorate/rulebook';
import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedByBody, signersSaw, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { INCIDENT_REMEDIES } from '../codes.ts';
import { defineAct } from '../define.ts';
import { withoutBatches } from '../derived/remedies.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Incident } from '../paper-state.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  incident: field.id<'incident'>(),
  remedy: field.code(...INCIDENT_REMEDIES),
});

/**
 * A named body rules on an incident. The remedy is the narrowest that reaches all the papers touched: one batch, then its
 * channel, then everything. A broken seal does not void what it did not touch (A16).
 */
export const ruleOnIncident = defineAct({
  kind: 'rule-on-incident',
  body,
  parts: ['reasons!'],
  admit: (state, act) => {
    const incident = state.incidents.get(act.body.incident);
    const { clause, decidedBy } = state.rulebook.challenges;
    if (incident === undefined) return err(refuse('incident-unknown', clause, { incident: act.body.incident }));
    return all(
      inStage(state, 'ballot', 'count'),
      signedByBody(state, act, decidedBy),
      when(incident.ruled === null, clause, () => refuse('already-decided', clause, { incident: incident.id })),
      noBroaderThanNeeded(state, incident, act.body.remedy),
      notBySubtraction(state, incident, act.body.remedy),
      signersSaw(act, incident.seq),
    );
  },
  apply: (state, act) => {
    const { incident: id, remedy } = act.body;
    const incident = state.incidents.get(id);
    if (incident === undefined) return state;
    const ruled = { ...state, incidents: state.incidents.set(id, { ...incident, remedy, ruled: act.seq }) };
    const registered = withDiscretion(ruled, act, {
      power: state.rulebook.challenges.clause,
      ground: incident.what,
      affects: `incident ${id}`,
    });
    return withoutBatches(registered, { remedy, batch: incident.batch, seq: act.seq, at: act.at });
  },
});

function noBroaderThanNeeded(state: State, incident: Incident, remedy: Remedy | 'none'): Check {
  const { clause, remedies } = state.rulebook.challenges;
  // Nothing is narrower than no remedy, and to know the broadest means to look at every open incident.
  if (remedy === 'none') return allowedBy(clause);
  if (!remedies.includes(remedy)) return err(refuse('effect-not-in-power', clause, { remedy }));
  if (incident.batch === null && remedy !== 'rerun') return err(refuse('effect-not-in-power', clause, { remedy }));
  const broadest = broadestNeeded(state, incident);
  return breadth(remedy) <= breadth(broadest)
    ? allowedBy(clause)
    : err(refuse('remedy-broader-than-needed', clause, { remedy, broadest, papers: incident.papers }));
}

const breadth = (remedy: Remedy | 'none'): number => INCIDENT_REMEDIES.findIndex((each) => each === remedy);

/**
 * One batch touched: that batch. Several of one channel: the channel. Several channels, or no batch known: everything, but
 * only once there is a count and the papers touched reach its margin. Incidents already ruled on are not counted again.
 */
function broadestNeeded(state: State, incident: Incident): Remedy | 'none' {
  const open = [...state.incidents.values()].filter(({ what, ruled }) => what === incident.what && ruled === null);
  const touched = new Set(open.map(({ batch }) => batch));
  const papers = open.reduce((sum, each) => sum + each.papers, 0);
  const couldChange = state.counted !== null && papers > 0 && papers >= state.counted.margin;
  const everything = couldChange ? 'rerun' : 'none';
  if (touched.has(null)) return incident.batch === null ? everything : 'exclude-batch';
  if (touched.size === 1) return 'exclude-batch';
  const channels = new Set(
    [...state.batches.values()].filter(({ id }) => touched.has(id)).map(({ channel }) => channel),
  );
  if (channels.size === 1) return 'exclude-channel';
  return couldChange ? 'rerun' : 'exclude-batch';
}

/** A37: a batch of few papers taken out of a count that is already published could be read off the difference. */
function notBySubtraction(state: State, { batch }: Incident, remedy: string): Check {
  const { clause, k } = state.rulebook.publication;
  const known = batch === null ? undefined : state.batches.get(batch);
  const small =
    state.counted !== null && remedy.startsWith('exclude') && known !== undefined && (known.agreed?.valid ?? 0) < k;
  return small ? err(refuse('cell-too-small', clause, { unit: known.id, k })) : allowedBy(clause);
}
