import { type BatchId, type CandidateId, err, ok } from '@selectorate/basics';
import {
  CHALLENGE_AGAINST,
  type Challenge,
  INCIDENT_REMEDIES,
  INCIDENTS,
  type Incident,
  momentsDue,
  paperFigures,
  unresolvedPapers,
} from '@selectorate/selection';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, part, publishedPart, type Setting } from './setting.ts';
import { officersOf, signersOfBody } from './who-signs.ts';

const ANOMALY = ['papers-found', 'cause-established', 'no-effect-possible', 'accepted-with-reasons'] as const;

const SATISFIED = ['satisfied', 'not-satisfied'] as const;

export const stateScrutiny: ActForm = {
  fields: () => [
    { kind: 'radio', name: 'satisfied', options: SATISFIED.map((value) => ({ value })) },
    { kind: 'long-text', name: 'statement' },
  ],
  initial: () => ({}),
  prepare: ({ view }, values) => {
    const read = new Reader(values, view.zone);
    const satisfied = read.choice('satisfied', SATISFIED) === 'satisfied';
    const statement = read.text('statement');
    return read.result(() => ({ kind: 'proposal', proposal: { kind: 'state-scrutiny', satisfied, statement } }));
  },
};

export const decideAnomalies: ActForm = {
  fields: () => [
    { kind: 'radio', name: 'ground', options: ANOMALY.map((value) => ({ value })) },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: () => ({}),
  prepare: ({ state, view, you }, values) => {
    const read = new Reader(values, view.zone);
    const ground = read.choice('ground', ANOMALY);
    const reasons = read.text('reasons');
    const body = { ground, papers: unresolvedPapers(state), margin: state.counted?.margin ?? 0 };
    const by = signersOfBody(state, state.rulebook.declaration.anomaliesDecidedBy, you);
    return read.result(() => draftFor('decide-anomalies', body, { by, parts: { reasons: publishedPart(reasons) } }));
  },
};

/** Nothing is typed: who won, the figures and the two moments follow from the record and the rulebook. */
export const declare: ActForm = {
  fields: () => [],
  initial: () => ({}),
  prepare: ({ state, view }) => {
    const winner = state.trigger === 'reselected' ? state.incumbent : (state.counted?.elected ?? null);
    if (winner === null) return err([{ field: 'form', text: 'organise-fault-no-winner' }]);
    const { challenge, retention } = momentsDue(state, view.now);
    const body = {
      winner: winner as CandidateId,
      figures: paperFigures(state),
      challengeCloses: { civil: challenge.civil, instant: challenge.instant },
      retentionEnds: { civil: retention.civil, instant: retention.instant },
    };
    return ok(draftFor('declare', body, { by: officersOf(state) }));
  },
};

const DECISIONS = ['endorsed', 'refused'] as const;

export const endorse: ActForm = {
  fields: () => [
    { kind: 'radio', name: 'decision', options: DECISIONS.map((value) => ({ value })) },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: () => ({}),
  prepare: ({ state, view, you }, values) => {
    const read = new Reader(values, view.zone);
    const decision = read.choice('decision', DECISIONS);
    const reasons = read.text('reasons');
    const by = signersOfBody(state, state.rulebook.endorsement.body, you);
    return read.result(() => draftFor('endorse', { decision }, { by, parts: { reasons: publishedPart(reasons) } }));
  },
};

export const lodgeChallenge: ActForm = {
  fields: () => [
    { kind: 'radio', name: 'against', options: CHALLENGE_AGAINST.map((value) => ({ value })) },
    { kind: 'long-text', name: 'grounds' },
  ],
  initial: () => ({}),
  prepare: ({ state, view, you }, values) => {
    const read = new Reader(values, view.zone);
    const against = read.choice('against', CHALLENGE_AGAINST);
    const grounds = read.text('grounds');
    const challenge = `challenge-${state.challenges.size + 1}` as Challenge['id'];
    return read.result(() =>
      draftFor(
        'lodge-challenge',
        { challenge, against },
        { by: [you], parts: { grounds: part('contest', grounds, false) } },
      ),
    );
  },
};

const openChallenges = ({ state }: Setting): readonly string[] =>
  [...state.challenges.values()].filter(({ ruled }) => ruled === null).map(({ id }) => id);

const OUTCOMES = ['dismissed', 'upheld'] as const;

export const ruleOnChallenge: ActForm = {
  fields: (setting, values) => [
    { kind: 'select', name: 'challenge', options: openChallenges(setting).map((value) => ({ value })) },
    { kind: 'radio', name: 'outcome', options: OUTCOMES.map((value) => ({ value })) },
    ...(values['outcome'] === 'upheld'
      ? [
          {
            kind: 'radio' as const,
            name: 'remedy',
            options: setting.state.rulebook.challenges.remedies.map((value) => ({ value })),
          },
        ]
      : []),
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: ({ query }) => ({ challenge: query['challenge'] ?? '' }),
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const challenge = read.choice('challenge', openChallenges(setting)) as Challenge['id'];
    const outcome = read.choice('outcome', OUTCOMES);
    const remedy = outcome === 'upheld' ? read.choice('remedy', state.rulebook.challenges.remedies) : null;
    const reasons = read.text('reasons');
    const by = signersOfBody(state, state.rulebook.challenges.decidedBy, you);
    return read.result(() =>
      draftFor('rule-on-challenge', { challenge, outcome, remedy }, { by, parts: { reasons: publishedPart(reasons) } }),
    );
  },
};

export const reportIncident: ActForm = {
  fields: ({ state }) => [
    { kind: 'radio', name: 'what', options: INCIDENTS.map((value) => ({ value })) },
    {
      kind: 'select',
      name: 'batch',
      options: [{ value: 'none' }, ...[...state.batches.keys()].map((value) => ({ value, label: value }))],
    },
    { kind: 'whole', name: 'papers' },
    { kind: 'long-text', name: 'account' },
  ],
  initial: ({ query }) => ({ batch: query['batch'] ?? 'none' }),
  prepare: ({ state, view, you }, values) => {
    const read = new Reader(values, view.zone);
    const what = read.choice('what', INCIDENTS);
    const batch = read.choice('batch', ['none', ...state.batches.keys()]);
    const papers = read.whole('papers');
    const account = read.text('account');
    const incident = `incident-${state.incidents.size + 1}` as Incident['id'];
    const body = { incident, what, batch: batch === 'none' ? null : (batch as BatchId), papers };
    return read.result(() =>
      draftFor('report-incident', body, { by: [you], parts: { account: part('contest', account, false) } }),
    );
  },
};

const openIncidents = ({ state }: Setting): readonly string[] =>
  [...state.incidents.values()].filter(({ ruled }) => ruled === null).map(({ id }) => id);

export const ruleOnIncident: ActForm = {
  fields: (setting) => [
    { kind: 'select', name: 'incident', options: openIncidents(setting).map((value) => ({ value })) },
    { kind: 'radio', name: 'remedy', options: INCIDENT_REMEDIES.map((value) => ({ value })) },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: ({ query }) => ({ incident: query['incident'] ?? '' }),
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const incident = read.choice('incident', openIncidents(setting)) as Incident['id'];
    const remedy = read.choice('remedy', INCIDENT_REMEDIES);
    const reasons = read.text('reasons');
    const by = signersOfBody(state, state.rulebook.challenges.decidedBy, you);
    return read.result(() =>
      draftFor('rule-on-incident', { incident, remedy }, { by, parts: { reasons: publishedPart(reasons) } }),
    );
  },
};

export const closeContest: ActForm = {
  fields: () => [],
  initial: () => ({}),
  prepare: ({ state }) => ok(draftFor('close-contest', {}, { by: officersOf(state) })),
};
