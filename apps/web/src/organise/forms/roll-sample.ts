import type { NewDraftShape } from '@selectorate/api';
import { type ClauseId, type ContestId, parseWholeNumber, type PersonId, toHex } from '@selectorate/basics';
import { LOT_CONTRIBUTORS, rollSampleSeed, sampleIndexes, sampleValueCommitment } from '@selectorate/selection';
import { isSampleClosed } from '../tasks/roll.ts';
import { lotValue } from './lots.ts';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, type FieldSpec, part, type Setting, type Values } from './setting.ts';
import { holdersOf } from './who-signs.ts';

/** Fifty-nine clean answers bound what is wrong at one in twenty, whatever the size of the roll. */
const USUAL_SIZE = '59';

export const callRollSample: ActForm = {
  fields: () => [{ kind: 'whole', name: 'size' }],
  initial: () => ({ size: USUAL_SIZE }),
  prepare: ({ view, you }, values) => {
    const read = new Reader(values, view.zone);
    const size = read.whole('size');
    return read.result(() => draftFor('call-roll-sample', { size }, { by: [you] }));
  },
};

/** Only the hash of the value leaves this form: whoever made it keeps it until the roll is frozen. */
export const commitSampleValue: ActForm = {
  fields: () => [{ kind: 'text', name: 'value' }],
  initial: () => ({ value: toHex(crypto.getRandomValues(new Uint8Array(32))) }),
  prepare: ({ view, you }, values) => {
    const read = new Reader(values, view.zone);
    const value = lotValue(read);
    return read.result(() => {
      const commitment = sampleValueCommitment(view.contest as ContestId, you, value);
      return draftFor('commit-sample-value', { commitment }, { by: [you] });
    });
  },
};

export const revealSampleValue: ActForm = {
  fields: () => [{ kind: 'text', name: 'value' }],
  initial: () => ({}),
  prepare: ({ state, view, you }, values) => {
    const read = new Reader(values, view.zone);
    const value = lotValue(read);
    const own = state.rollSample?.values.find(({ person }) => person === you);
    if (own?.commitment !== sampleValueCommitment(view.contest as ContestId, you, value))
      read.fault('value', 'organise-fault-lot-value');
    return read.result(() => draftFor('reveal-sample-value', { value }, { by: [you] }));
  },
};

/** The seed follows from the record: nothing is typed in. Without a value nobody can draw, and the rules say so. */
export const drawRollSample: ActForm = {
  fields: () => [],
  initial: () => ({}),
  prepare: ({ state, view, you }) => {
    const read = new Reader({}, view.zone);
    return read.result(() => draftFor('draw-roll-sample', { seed: rollSampleSeed(state) ?? '' }, { by: [you] }));
  },
};

/**
 * Places of the roll whose member may not vote, or has not answered; everybody else who was drawn confirmed. Where an answer was
 * reported otherwise before, its place is named as well, with reasons and a second person: the record takes it only so.
 */
export const reportRollSample: ActForm = {
  refused: ({ state }) =>
    isSampleClosed(state) ? { code: 'sample-closed', clause: 'house.roll-sample' as ClauseId, data: {} } : null,
  fields: (setting, values) => [
    { kind: 'text', name: 'ineligible', optional: true },
    { kind: 'text', name: 'silent', optional: true },
    ...(setting.state.rollSample?.found == null ? [] : correctionFields(setting, values)),
  ],
  initial: () => ({}),
  prepare: (setting, values) => {
    const { state, view, you } = setting;
    const read = new Reader(values, view.zone);
    const drawn = sampleIndexes(state) ?? [];
    const [ineligible, silent] = [places(read, 'ineligible', drawn), places(read, 'silent', drawn)];
    if (silent.some((index) => ineligible.includes(index))) read.fault('silent', 'organise-fault-sample-twice');
    const outcomeOf = (index: number): string =>
      ineligible.includes(index) ? 'ineligible' : silent.includes(index) ? 'silent' : 'confirmed';
    const sample = drawn.map((index) => ({ index, outcome: outcomeOf(index) }));
    const confirmed = sample.filter(({ outcome }) => outcome === 'confirmed').length;
    const correction = state.rollSample?.found == null ? NO_CORRECTION : readCorrection(read, setting, drawn);
    return read.result(() =>
      draftFor(
        'report-roll-sample',
        { confirmed, ineligible: ineligible.length, silent: silent.length, ...correction.said },
        { by: [you, ...correction.by], parts: { sample: part('contest', sample, false), ...correction.parts } },
      ),
    );
  },
};

/** Nothing more is asked until a place is named. */
const correctionFields = (setting: Setting, values: Values): readonly FieldSpec[] => [
  { kind: 'text', name: 'corrected', optional: true },
  ...((values['corrected'] ?? '').trim() === ''
    ? []
    : [
        {
          kind: 'select',
          name: 'second',
          options: secondSigners(setting).map((value) => ({ value, label: setting.naming.person(value) })),
        } as const,
        { kind: 'long-text', name: 'reasons' } as const,
      ]),
];

/** Who may sign a correction beside the scrutineer: those who watch each other when the sample is drawn. */
const secondSigners = ({ state, you }: Setting): readonly PersonId[] => [
  ...new Set(LOT_CONTRIBUTORS.flatMap((role) => holdersOf(state, role)).filter((person) => person !== you)),
];

interface Correction {
  readonly said: { readonly corrected?: number };
  readonly by: readonly PersonId[];
  readonly parts: NewDraftShape['parts'];
}

const NO_CORRECTION: Correction = { said: {}, by: [], parts: {} };

/** The reasons speak of members: they are not published. */
function readCorrection(read: Reader, setting: Setting, drawn: readonly number[]): Correction {
  if (read.optional('corrected') === null) return NO_CORRECTION;
  const corrected = places(read, 'corrected', drawn).length;
  const second = read.choice('second', secondSigners(setting)) as PersonId;
  const reasons = read.text('reasons');
  return { said: { corrected }, by: [second], parts: { reasons: part('contest', reasons, false) } };
}

/** Numbers with commas or spaces between, each of the sample and named once. */
function places(read: Reader, field: string, drawn: readonly number[]): readonly number[] {
  const words = (read.optional(field) ?? '').split(/[\s,;]+/).filter((word) => word !== '');
  const numbers = words.map((word) => parseWholeNumber(word));
  const known = numbers.filter((number) => number !== undefined).filter((number) => drawn.includes(number));
  if (known.length < words.length || new Set(known).size < known.length)
    read.fault(field, 'organise-fault-sample-place');
  return known;
}
