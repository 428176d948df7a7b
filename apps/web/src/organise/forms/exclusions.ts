import type { Id } from '@selectorate/basics';
import { EXCLUSION_REASONS } from '@selectorate/roll';
import { type Exclusion, SHORTEST_WINDOW_DAYS, type State } from '@selectorate/selection';
import { mayExclude, mayKeep } from '../roll/exclusion-steps.ts';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, type FieldSpec, type Option, part, type Setting, type Values } from './setting.ts';
import { officersOf, signersOfBody } from './who-signs.ts';

const ELECTORATES = ['trigger', 'ballot'] as const;

/** A selection without a trigger ballot has one electorate. */
const electoratesOf = ({ rulebook }: State): readonly ('trigger' | 'ballot')[] =>
  rulebook.trigger === null ? ['ballot'] : ELECTORATES;

/** A clause that leaves somebody out is set aside for one member. The server looks the member up, and seals who it is. */
export const grantWaiver: ActForm = {
  fields: ({ state }, values) => [
    { kind: 'text', name: 'member' },
    { kind: 'radio', name: 'electorate', options: electoratesOf(state).map((value) => ({ value })) },
    { kind: 'select', name: 'clause', options: rulesOf(state, values['electorate'] ?? '') },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: () => ({ electorate: 'ballot' }),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const member = read.text('member');
    const electorate = read.choice('electorate', ELECTORATES);
    const clauses = rulesOf(state, electorate).map(({ value }) => value);
    const clause = read.choice('clause', clauses);
    const reasons = read.text('reasons');
    return read.result(() => ({
      kind: 'proposal',
      proposal: { kind: 'grant-waiver', member, clause, electorate, reasons },
    }));
  },
};

const rulesOf = ({ rulebook }: State, electorate: string): readonly Option[] => {
  const named = ELECTORATES.find((each) => each === electorate);
  const rules = named === undefined ? [] : rulebook.electorates[named].rules;
  return [...new Set(rules.map(({ clause }) => clause))].map((clause) => clauseOption(rulebook, clause));
};

function clauseOption({ clauses }: State['rulebook'], id: string): Option {
  const clause = clauses.find((each) => each.id === id);
  return { value: id, label: clause === undefined ? id : `${clause.text} (${clause.citation})` };
}

/** One officer tells a member that they may be left out: nothing follows from it by itself, and nothing from silence (A24). */
export const giveExclusionNotice: ActForm = {
  fields: ({ state }) => [
    { kind: 'text', name: 'member' },
    { kind: 'select', name: 'reason', options: EXCLUSION_REASONS.map((value) => ({ value })) },
    {
      kind: 'select',
      name: 'clause',
      options: state.rulebook.clauses.map(({ id }) => clauseOption(state.rulebook, id)),
    },
    { kind: 'checks', name: 'electorates', options: electoratesOf(state).map((value) => ({ value })) },
    { kind: 'moment', name: 'replyBy' },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: ({ state, view }) => ({
    electorates: electoratesOf(state).join(','),
    replyBy: windowFrom(view.now),
  }),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const member = read.text('member');
    const reason = read.choice('reason', EXCLUSION_REASONS);
    const clauses = state.rulebook.clauses.map(({ id }) => id as string);
    const clause = read.choice('clause', clauses);
    const asked = read.checks('electorates');
    const electorates = ELECTORATES.filter((each) => asked.includes(each));
    if (electorates.length === 0) read.fault('electorates', 'organise-fault-choose');
    const { instant: replyBy } = read.moment('replyBy');
    const reasons = read.text('reasons');
    return read.result(() => ({
      kind: 'proposal',
      proposal: { kind: 'give-exclusion-notice', member, reason, clause, electorates, replyBy, reasons },
    }));
  },
};

const DAY_MS = 86_400_000;

/** A day more than the shortest window, in the evening: local time, for a field that can be changed. */
const windowFrom = (now: string): string =>
  `${new Date(Date.parse(now) + (SHORTEST_WINDOW_DAYS + 1) * DAY_MS).toISOString().slice(0, 10)}T19:00`;

/** Which exclusion, and the number of its member, whose key seals what is written. */
const aboutOne = ({ state }: Setting, isDue: (exclusion: Exclusion) => boolean): readonly FieldSpec[] => [
  { kind: 'select', name: 'exclusion', options: [...state.exclusions.values()].filter(isDue).map(optionOf) },
  { kind: 'text', name: 'member' },
];

const optionOf = ({ id }: Exclusion): Option => ({ value: id, label: id });

function readOne(read: Reader, { state }: Setting) {
  const exclusion = read.choice('exclusion', [...state.exclusions.keys()]) as Id<'exclusion'>;
  return { exclusion, member: read.text('member') };
}

const fromLink = ({ query }: Setting) => ({ exclusion: query['exclusion'] ?? '' });

export const recordExclusionReply: ActForm = {
  fields: (setting) => [
    ...aboutOne(setting, ({ reply, decision }) => reply === null && decision === null),
    { kind: 'long-text', name: 'reply' },
  ],
  initial: fromLink,
  prepare: (setting, values) => {
    const read = new Reader(values, setting.view.zone);
    const { exclusion, member } = readOne(read, setting);
    const reply = read.text('reply');
    return read.result(() =>
      draftFor(
        'record-exclusion-reply',
        { exclusion },
        { by: [setting.you], parts: { reply: part(member, reply, false) } },
      ),
    );
  },
};

/** What can be decided now about the case that was chosen: to keep the member before anything else is known. */
const decisionsNow = ({ state, view }: Setting, values: Values): readonly ('stay' | 'exclude')[] => {
  const chosen = state.exclusions.get((values['exclusion'] ?? '') as Exclusion['id']);
  return chosen !== undefined && mayExclude(chosen, view.now) ? ['stay', 'exclude'] : ['stay'];
};

/** Both officers decide: to leave out only when the time to reply is over, to keep at any time. */
export const decideExclusion: ActForm = {
  fields: (setting, values) => [
    ...aboutOne(setting, mayKeep),
    { kind: 'radio', name: 'decision', options: decisionsNow(setting, values).map((value) => ({ value })) },
    ...(values['decision'] === 'exclude' && decisionsNow(setting, values).includes('exclude')
      ? [{ kind: 'moment', name: 'appealBy' } as const]
      : []),
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: (setting) => ({ ...fromLink(setting), appealBy: windowFrom(setting.view.now) }),
  prepare: (setting, values) => {
    const read = new Reader(values, setting.view.zone);
    const { exclusion, member } = readOne(read, setting);
    const decision = read.choice('decision', decisionsNow(setting, values));
    const appealBy = decision === 'exclude' ? read.moment('appealBy').instant : null;
    const reasons = read.text('reasons');
    return read.result(() =>
      draftFor(
        'decide-exclusion',
        { exclusion, decision, appealBy },
        { by: officersOf(setting.state), parts: { reasons: part(member, reasons, false) } },
      ),
    );
  },
};

export const appealExclusion: ActForm = {
  fields: (setting) => [
    ...aboutOne(setting, ({ decision, appeal }) => decision?.decision === 'exclude' && appeal === null),
    { kind: 'long-text', name: 'grounds' },
  ],
  initial: fromLink,
  prepare: (setting, values) => {
    const read = new Reader(values, setting.view.zone);
    const { exclusion, member } = readOne(read, setting);
    const grounds = read.text('grounds');
    return read.result(() =>
      draftFor(
        'appeal-exclusion',
        { exclusion },
        { by: [setting.you], parts: { grounds: part(member, grounds, false) } },
      ),
    );
  },
};

const OUTCOMES = ['reversed', 'upheld'] as const;

/** The body that hears challenges rules; nobody of it who gave notice or decided. */
export const ruleOnExclusion: ActForm = {
  fields: (setting) => [
    ...aboutOne(setting, ({ appeal, ruling }) => appeal !== null && ruling === null),
    { kind: 'radio', name: 'outcome', options: OUTCOMES.map((value) => ({ value })) },
    { kind: 'long-text', name: 'reasons' },
  ],
  initial: fromLink,
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const { exclusion, member } = readOne(read, setting);
    const outcome = read.choice('outcome', OUTCOMES);
    const reasons = read.text('reasons');
    const by = signersOfBody(state, state.rulebook.challenges.decidedBy, you);
    return read.result(() =>
      draftFor('rule-on-exclusion', { exclusion, outcome }, { by, parts: { reasons: part(member, reasons, false) } }),
    );
  },
};

/** Contacts that took effect and exclusions that moved since the freeze: the server works them out. */
export const amendRoll: ActForm = {
  fields: () => [],
  initial: () => ({}),
  prepare: () => ({ ok: true, value: { kind: 'proposal', proposal: { kind: 'amend-roll', entries: [] } } }),
};
