import { type BatchId, type CandidateId, ok, type PersonId, type SectionId } from '@selectorate/basics';
import {
  type Batch,
  NOT_ISSUED_REASONS,
  paperFigures,
  REJECTED_REASONS,
  SPOILT_REASONS,
  type State,
} from '@selectorate/selection';
import { papersIn, papersPart, readPapers } from './papers.ts';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, part, type Setting } from './setting.ts';
import { holdersOf, officersOf } from './who-signs.ts';

/** The order drawn by lot is read off the drawing, in public: nobody's choice, and none of the program's. */
export const openBallot: ActForm = {
  fields: ({ state }) => [{ kind: 'order', name: 'lots', items: state.shortlist ?? [] }],
  initial: ({ state }) => ({ lots: (state.shortlist ?? []).join(',') }),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const lots = read.checks('lots') as readonly CandidateId[];
    if (lots.length !== state.shortlist?.length) read.fault('lots', 'organise-fault-all');
    const { method } = state.rulebook.ballot;
    return read.result(() => draftFor('open-ballot', { method, lots }, { by: officersOf(state) }));
  },
};

export const issuePapers: ActForm = {
  fields: ({ state }) => [
    { kind: 'text', name: 'batch' },
    { kind: 'radio', name: 'channel', options: state.rulebook.ballot.channels.map((value) => ({ value })) },
    { kind: 'whole', name: 'issued' },
    ...(sectionsOf(state).length === 0
      ? []
      : [{ kind: 'radio' as const, name: 'section', options: sectionsOf(state) }]),
  ],
  initial: ({ state }) => ({
    batch: `batch-${state.batches.size + 1}`,
    channel: state.rulebook.ballot.channels.length === 1 ? (state.rulebook.ballot.channels[0] ?? '') : '',
  }),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const batch = read.text('batch');
    if (!/^[a-z0-9][a-z0-9.-]{0,63}$/.test(batch)) read.fault('batch', 'organise-fault-id');
    const channel = read.choice('channel', state.rulebook.ballot.channels);
    const issued = read.whole('issued');
    const sections = sectionsOf(state);
    const body = { batch: batch as BatchId, channel, issued };
    const section =
      sections.length === 0
        ? undefined
        : read.choice(
            'section',
            sections.map(({ value }) => value),
          );
    return read.result(() =>
      draftFor('issue-papers', section === undefined ? body : { ...body, section }, { by: officersOf(state) }),
    );
  },
};

/** The sections of the ballot, where the rulebook has any. */
const sectionsOf = ({ rulebook }: State): readonly { readonly value: SectionId; readonly label: string }[] =>
  (rulebook.ballot.sections ?? []).map(({ section, title }) => ({ value: section, label: title }));

/** The section that an act on a batch repeats. */
function sectionOf({ batches }: State, batch: BatchId): { readonly section?: SectionId } {
  const section = batches.get(batch)?.section ?? null;
  return section === null ? {} : { section };
}

const waiting = ({ state }: Setting, open: (batch: Batch) => boolean): readonly { readonly value: string }[] =>
  [...state.batches.values()]
    .filter((batch) => batch.excluded === null && open(batch))
    .map(({ id }) => ({ value: id }));

const otherTellers = ({ state, you }: Setting): readonly PersonId[] =>
  holdersOf(state, 'teller').filter((teller) => teller !== you);

export const returnPapers: ActForm = {
  fields: (setting) => [
    { kind: 'select', name: 'batch', options: waiting(setting, ({ returned }) => returned === null) },
    { kind: 'whole', name: 'returned' },
    { kind: 'counts', name: 'spoilt', codes: SPOILT_REASONS },
    { kind: 'counts', name: 'rejected', codes: REJECTED_REASONS },
    {
      kind: 'select',
      name: 'with',
      options: otherTellers(setting).map((value) => ({ value, label: setting.naming.person(value) })),
    },
  ],
  initial: (setting) => ({ batch: setting.query['batch'] ?? '', with: otherTellers(setting)[0] ?? '' }),
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const batch = read.choice('batch', [...state.batches.keys()]);
    const returned = read.whole('returned');
    const spoilt = read.counts('spoilt', SPOILT_REASONS);
    const rejected = read.counts('rejected', REJECTED_REASONS);
    const second = read.choice('with', otherTellers(setting));
    return read.result(() => draftFor('return-papers', { batch, returned, spoilt, rejected }, { by: [you, second] }));
  },
};

/** Valid papers of a batch: what came back less what cannot be counted. */
function validDue({ batches }: Pick<State, 'batches'>, batch: string): number | null {
  const returned = batches.get(batch as BatchId)?.returned;
  if (returned === null || returned === undefined) return null;
  const uncounted = [...Object.values(returned.spoilt), ...Object.values(returned.rejected)];
  return returned.returned - uncounted.reduce((sum, papers) => sum + papers, 0);
}

/** One teller keys alone; the other's keying is never shown to them. */
export const keyBatch: ActForm = {
  fields: (setting, values) => [
    {
      kind: 'select',
      name: 'batch',
      options: waiting(
        setting,
        ({ keyings, agreed }) => agreed === null && keyings.length < 2 && keyings.every(({ by }) => by !== setting.you),
      ),
    },
    {
      kind: 'papers',
      name: 'papers',
      candidates: setting.state.shortlist ?? [],
      due: validDue(setting.state, values['batch'] ?? ''),
    },
  ],
  initial: ({ query }) => ({ batch: query['batch'] ?? '' }),
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const batch = read.choice('batch', [...state.batches.keys()]);
    const keyed = keyedPapers(read, values, { state, batch });
    return read.result(() =>
      draftFor(
        'key-batch',
        { batch, valid: papersIn(keyed.ballots), ...sectionOf(state, batch) },
        { by: [you], parts: { ballots: part(batch, keyed.part, false) } },
      ),
    );
  },
};

function keyedPapers(
  read: Reader,
  values: Setting['query'],
  { state, batch }: { readonly state: State; readonly batch: string },
) {
  const candidates = state.shortlist ?? [];
  const papers = readPapers(values['papers'] ?? '', candidates.length);
  if (!papers.ok) {
    for (const { line, code } of papers.error) read.fault('papers', `organise-fault-paper-${code}`, { line });
    return { ballots: [], part: null };
  }
  const due = validDue(state, batch);
  const keyed = papersIn(papers.value);
  if (due !== null && keyed !== due) read.fault('papers', 'organise-fault-papers-due', { keyed, due });
  return { ballots: papers.value, part: papersPart(candidates, papers.value) };
}

const bothKeyed = (setting: Setting) =>
  waiting(setting, ({ keyings, agreed }) => agreed === null && keyings.length === 2);

/**
 * Two keyings that say the same are agreed as they are. Where they differ, the tellers look at the papers together and key
 * what those say; the number of papers they differed on stands in the act.
 */
export const agreeBatch: ActForm = {
  fields: (setting, values) => [
    { kind: 'select', name: 'batch', options: bothKeyed(setting) },
    { kind: 'radio', name: 'how', options: [{ value: 'same' }, { value: 'differ' }] },
    ...(values['how'] === 'differ'
      ? [
          { kind: 'whole' as const, name: 'differences' },
          {
            kind: 'papers' as const,
            name: 'papers',
            candidates: setting.state.shortlist ?? [],
            due: validDue(setting.state, values['batch'] ?? ''),
          },
        ]
      : []),
  ],
  initial: ({ query }) => ({ batch: query['batch'] ?? '', how: 'same' }),
  prepare: (setting, values) => {
    const { state, view } = setting;
    const read = new Reader(values, view.zone);
    const batch = read.choice('batch', [...state.batches.keys()]);
    if (read.choice('how', ['same', 'differ']) === 'same')
      return read.result(() => ({ kind: 'proposal', proposal: { kind: 'agree-batch', batch } }));
    const differences = read.whole('differences');
    const keyed = keyedPapers(read, values, { state, batch });
    const by = (state.batches.get(batch)?.keyings ?? []).map((keying) => keying.by);
    const body = { batch, valid: papersIn(keyed.ballots), differences, ...sectionOf(state, batch) };
    return read.result(() => draftFor('agree-batch', body, { by, parts: { ballots: part(batch, keyed.part, false) } }));
  },
};

/** The figures are those of the batches; what is left to say is why some members had no paper. */
export const reconcile: ActForm = {
  fields: () => [{ kind: 'counts', name: 'notIssued', codes: NOT_ISSUED_REASONS }],
  initial: ({ state }) => {
    const rest = (state.roll?.eligibleBallot ?? 0) - paperFigures(state).issued;
    return rest > 0 ? { 'notIssued.not-stated': String(rest) } : {};
  },
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const notIssued = read.counts('notIssued', NOT_ISSUED_REASONS);
    const figures = paperFigures(state);
    const [eligible, given] = [
      state.roll?.eligibleBallot ?? 0,
      Object.values(notIssued).reduce((sum, each) => sum + each, 0),
    ];
    if (figures.issued + given !== eligible)
      read.fault('notIssued', 'organise-fault-eligible', { eligible, accounted: figures.issued + given });
    const by = [...holdersOf(state, 'returning-officer'), ...holdersOf(state, 'scrutineer')];
    return read.result(() => draftFor('reconcile', { figures, notIssued }, { by }));
  },
};

export const recordCount: ActForm = {
  fields: () => [],
  initial: () => ({}),
  prepare: () => ok({ kind: 'proposal', proposal: { kind: 'record-count' } }),
};
