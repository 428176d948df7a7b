import type { DeadlineId } from '@selectorate/basics';
import { INTEREST_CODES } from '@selectorate/selection';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, part, publishedPart } from './setting.ts';
import { holdersOf, officersOf } from './who-signs.ts';

export const declareInterest: ActForm = {
  fields: () => [
    { kind: 'radio', name: 'interest', options: INTEREST_CODES.map((value) => ({ value })) },
    { kind: 'long-text', name: 'details', optional: true },
  ],
  initial: () => ({}),
  prepare: ({ view, you }, values) => {
    const read = new Reader(values, view.zone);
    const interest = read.choice('interest', INTEREST_CODES);
    const details = read.optional('details');
    const parts = details === null ? {} : { details: part(you, details, false) };
    return read.result(() => draftFor('declare-interest', { interest }, { by: [you], parts }));
  },
};

export const setCalendar: ActForm = {
  fields: ({ state }) => state.rulebook.calendar.deadlines.map(({ id }) => ({ kind: 'moment', name: id })),
  initial: ({ state, plan }) =>
    Object.fromEntries(
      state.rulebook.calendar.deadlines.map(({ id }) => [
        id,
        state.deadlines.get(id)?.civil ?? plan.calendar[id] ?? '',
      ]),
    ),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const deadlines = state.rulebook.calendar.deadlines.map(({ id }) => ({ id: id as DeadlineId, ...read.moment(id) }));
    return read.result(() => draftFor('set-calendar', { deadlines }, { by: officersOf(state) }));
  },
};

const INTENTIONS = ['stands', 'does-not-stand', 'vacancy'] as const;

export const stateIntention: ActForm = {
  fields: ({ state }) => [
    {
      kind: 'radio',
      name: 'intention',
      options: (state.incumbent === null ? ['vacancy'] : ['stands', 'does-not-stand']).map((value) => ({ value })),
    },
  ],
  initial: ({ state }) => (state.incumbent === null ? { intention: 'vacancy' } : {}),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const intention = read.choice('intention', INTENTIONS);
    const by = intention === 'vacancy' ? officersOf(state) : holdersOf(state, 'incumbent');
    return read.result(() => draftFor('state-intention', { intention }, { by }));
  },
};

export const freezeRoll: ActForm = {
  fields: () => [],
  initial: () => ({}),
  prepare: () => ({ ok: true, value: { kind: 'proposal', proposal: { kind: 'freeze-roll' } } }),
};

export const setHustings: ActForm = {
  fields: () => [
    { kind: 'moment', name: 'at' },
    { kind: 'text', name: 'place' },
  ],
  initial: ({ state, plan }) => ({
    at: state.deadlines.get('hustings' as DeadlineId)?.civil ?? plan.calendar['hustings'] ?? '',
  }),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const [at, place] = [read.moment('at'), read.text('place')];
    return read.result(() =>
      draftFor('set-hustings', at, { by: officersOf(state), parts: { place: publishedPart(place) } }),
    );
  },
};

export const setShortlist: ActForm = {
  fields: ({ state }) => [{ kind: 'order', name: 'candidates', items: standing(state) }],
  initial: ({ state }) => ({ candidates: standing(state).join(',') }),
  prepare: ({ state, view, naming }, values) => {
    const read = new Reader(values, view.zone);
    const candidates = read.checks('candidates');
    if (candidates.length === 0) read.fault('candidates', 'organise-fault-choose');
    const labels = Object.fromEntries(candidates.map((each) => [each, naming.candidate(each)]));
    return read.result(() =>
      draftFor(
        'set-shortlist',
        { candidates: candidates as never },
        {
          by: officersOf(state),
          parts: { labels: publishedPart(labels) },
        },
      ),
    );
  },
};

const standing = (state: Parameters<typeof holdersOf>[0]): readonly string[] => [
  ...holdersOf(state, 'incumbent'),
  ...holdersOf(state, 'candidate'),
];
