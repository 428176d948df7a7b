import { type ContestId, parseWholeNumber, toHex } from '@selectorate/basics';
import { rollSampleSeed, sampleIndexes, sampleValueCommitment } from '@selectorate/selection';
import { lotValue } from './lots.ts';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor, part } from './setting.ts';

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

/** Places of the roll whose member may not vote, or has not answered; everybody else who was drawn confirmed. */
export const reportRollSample: ActForm = {
  fields: () => [
    { kind: 'text', name: 'ineligible', optional: true },
    { kind: 'text', name: 'silent', optional: true },
  ],
  initial: () => ({}),
  prepare: ({ state, view, you }, values) => {
    const read = new Reader(values, view.zone);
    const drawn = sampleIndexes(state) ?? [];
    const [ineligible, silent] = [places(read, 'ineligible', drawn), places(read, 'silent', drawn)];
    if (silent.some((index) => ineligible.includes(index))) read.fault('silent', 'organise-fault-sample-twice');
    const outcomeOf = (index: number): string =>
      ineligible.includes(index) ? 'ineligible' : silent.includes(index) ? 'silent' : 'confirmed';
    const sample = drawn.map((index) => ({ index, outcome: outcomeOf(index) }));
    const confirmed = sample.filter(({ outcome }) => outcome === 'confirmed').length;
    return read.result(() =>
      draftFor(
        'report-roll-sample',
        { confirmed, ineligible: ineligible.length, silent: silent.length },
        { by: [you], parts: { sample: part('contest', sample, false) } },
      ),
    );
  },
};

/** Numbers with commas or spaces between, each of the sample and named once. */
function places(read: Reader, field: string, drawn: readonly number[]): readonly number[] {
  const words = (read.optional(field) ?? '').split(/[\s,;]+/).filter((word) => word !== '');
  const numbers = words.map((word) => parseWholeNumber(word));
  const known = numbers.filter((number) => number !== undefined).filter((number) => drawn.includes(number));
  if (known.length < words.length || new Set(known).size < known.length)
    read.fault(field, 'organise-fault-sample-place');
  return known;
}
