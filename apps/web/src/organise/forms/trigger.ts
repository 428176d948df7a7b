import { ok, type UnitId } from '@selectorate/basics';
import {
  attemptDue,
  isQuorate,
  SET_ASIDE_GROUNDS,
  triggerOutcome,
  triggerWorking,
  type UnitFigures,
  voteOf,
} from '@selectorate/selection';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, part, publishedPart, type Setting } from './setting.ts';
import { holdersOf, officersOf } from './who-signs.ts';

const FIGURES = ['open', 'keep', 'spoilt', 'abstained'] as const;

/** The units whose vote this person may return: their own, or all of them for the officers, from the paper form. */
function unitsFor({ state, you }: Setting): readonly string[] {
  const own = (state.people.get(you)?.holdings ?? []).flatMap(({ unit, until }) =>
    unit === null || until !== null ? [] : [unit],
  );
  const due = [...state.units.values()]
    .filter((unit) => attemptDue(state, unit) !== null)
    .map(({ id }) => id as string);
  return own.length > 0 ? own.filter((unit) => due.includes(unit)) : due;
}

const isOfUnit = ({ state, you }: Setting): boolean =>
  state.people.get(you)?.holdings.some(({ unit, until }) => unit !== null && until === null) ?? false;

/**
 * A unit's papers: from its own people on two devices, or keyed by both officers from the paper that its people signed.
 * Figures below the rulebook's k go into a private part; what they say does not.
 */
export const returnUnitVote: ActForm = {
  fields: (setting) => [
    {
      kind: 'select',
      name: 'unit',
      options: unitsFor(setting).map((value) => ({ value, label: setting.naming.unit(value) })),
    },
    { kind: 'day', name: 'metOn' },
    ...FIGURES.map((name) => ({ kind: 'whole' as const, name })),
    ...(isOfUnit(setting) ? [] : [{ kind: 'long-text' as const, name: 'form' }]),
  ],
  initial: (setting) => {
    const units = unitsFor(setting);
    return { unit: setting.query['unit'] ?? (units.length === 1 ? (units[0] ?? '') : ''), spoilt: '0', abstained: '0' };
  },
  prepare: (setting, values) => {
    const { state, view } = setting;
    const read = new Reader(values, view.zone);
    const unit = read.choice('unit', unitsFor(setting)) as UnitId;
    const metOn = read.day('metOn');
    const figures: UnitFigures = {
      open: read.whole('open'),
      keep: read.whole('keep'),
      spoilt: read.whole('spoilt'),
      abstained: read.whole('abstained'),
    };
    const known = state.units.get(unit);
    const attempt = known === undefined ? null : attemptDue(state, known);
    if (attempt === null && unit !== '') read.fault('unit', 'organise-fault-no-attempt');
    const voters = figures.open + figures.keep;
    const withhold = voters > 0 && voters < state.rulebook.publication.k;
    const signedOn = isOfUnit(setting) ? 'devices' : 'paper';
    const form = signedOn === 'paper' ? read.text('form') : null;
    const body = {
      unit,
      attempt: attempt ?? 1,
      metOn,
      signedOn,
      figures: withhold ? null : figures,
      withheld: withhold ? { says: voteOf(figures), quorate: isQuorate(state, figures) } : null,
    } as const;
    const by =
      signedOn === 'paper'
        ? officersOf(state)
        : [...holdersOf(state, 'unit-secretary', { unit }), ...holdersOf(state, 'unit-teller', { unit })];
    const parts = {
      ...(withhold ? { figures: part(unit, { ...figures }, false) } : {}),
      ...(form === null ? {} : { form: part(unit, form, false) }),
    };
    return read.result(() => draftFor('return-unit-vote', body, { by, parts }));
  },
};

const standingReturns = ({ state }: Setting): readonly string[] =>
  [...state.units.values()].flatMap(({ id, returns }) =>
    returns.filter(({ setAside }) => setAside === null).map(({ attempt }) => `${id} ${attempt}`),
  );

export const setAsideReturn: ActForm = {
  fields: (setting) => [
    {
      kind: 'select',
      name: 'made',
      options: standingReturns(setting).map((value) => {
        const [unit = '', attempt] = value.split(' ');
        return { value, label: `${setting.naming.unit(unit)} (${attempt})` };
      }),
    },
    { kind: 'radio', name: 'ground', options: SET_ASIDE_GROUNDS.map((value) => ({ value })) },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: ({ query }) => ({ made: query['made'] ?? '' }),
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const [unit = '', attempt] = read.choice('made', standingReturns(setting)).split(' ');
    const ground = read.choice('ground', SET_ASIDE_GROUNDS);
    const reasons = read.text('reasons');
    const officers = officersOf(state);
    const officer = officers.includes(you) ? you : officers[0];
    const by = [...(officer === undefined ? [] : [officer]), ...holdersOf(state, 'scrutineer')];
    const body = { unit: unit as UnitId, attempt: attempt === '2' ? 2 : 1, ground } as const;
    return read.result(() => draftFor('set-aside-return', body, { by, parts: { reasons: publishedPart(reasons) } }));
  },
};

/** Nothing is typed: the outcome is what the returns come to under the pinned formula. */
export const decideTrigger: ActForm = {
  fields: () => [],
  initial: () => ({}),
  prepare: ({ state }) => {
    const working = triggerWorking(state);
    const outcome = working === null ? 'undetermined' : triggerOutcome(working);
    return ok(draftFor('decide-trigger', { outcome }, { by: officersOf(state) }));
  },
};
