import { type ContestId, type PersonId, toHex } from '@selectorate/basics';
import {
  type Instant,
  LOT_CONTRIBUTORS,
  reportToRecord,
  rollSampleSeed,
  sampleIndexes,
  sampleValueCommitment,
  type State,
} from '@selectorate/selection';
import { type ContestFolder, documentPlace } from '../folder/contest-folder.ts';
import type { Cast } from './cast.ts';
import { canBeChecked, checkedRoll } from './check-roll.ts';
import { deadlineOf, later, minutesAfter, momentOf } from './moments.ts';
import { holdersOf, officersOf } from './officers.ts';
import { type Appointment, step, type Step } from './step.ts';

/** The report of the checks before the freeze, and the random sample: called before it, drawn after it. */
export function theRoll(folder: ContestFolder, cast: Cast): readonly Appointment[] {
  const { document } = folder;
  const opened = momentOf(document.opened, document.zone);
  const inSetUp = (state: State): boolean => state.stage === 'set-up';
  return [
    {
      at: () => minutesAfter(opened, 14),
      due: (state) => inSetUp(state) && canBeChecked(folder),
      steps: (state, at) => reportChecks(folder, state, at),
    },
    ...(document.roll_sample === undefined ? [] : theSample(folder, cast, document.roll_sample)),
  ];
}

function reportChecks(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const { changes } = folder.material;
  const { body, parts, blobs } = reportToRecord({
    version: 'v1',
    since: null,
    report: checkedRoll(folder),
    changes: changes?.changes ?? [],
    after: folder.roll.entries,
    k: folder.rulebook.publication.k,
    before: state.rollReport,
  });
  return [
    step('report-roll', body, {
      by: officersOf(state),
      at,
      place: { file: 'roll.csv', line: null },
      parts: {
        report: { subject: 'contest', content: parts.report },
        changes: { subject: 'contest', content: parts.changes },
      },
      blobs,
    }),
  ];
}

type Sample = NonNullable<ContestFolder['document']['roll_sample']>;

/** Called and committed to before the freeze; revealed and drawn after it; told when the members have been asked. */
function theSample(folder: ContestFolder, { entropy }: Cast, sample: Sample): readonly Appointment[] {
  const values = new Map<PersonId, string>();
  const place = documentPlace(folder);
  const contest = folder.document.contest as ContestId;
  const opened = momentOf(folder.document.opened, folder.document.zone);
  const isFrozen = (state: State): boolean => state.frozen !== null && state.rollSample !== null;
  return [
    {
      at: () => minutesAfter(opened, 16),
      steps: (state, at) => [
        step('call-roll-sample', { size: sample.size }, { by: holdersOf(state, 'scrutineer'), at, place }),
      ],
    },
    {
      at: () => minutesAfter(opened, 18),
      steps: (state, at) =>
        LOT_CONTRIBUTORS.flatMap((role) => holdersOf(state, role)).map((person) => {
          const value = toHex(entropy(32));
          values.set(person, value);
          const commitment = sampleValueCommitment(contest, person, value);
          return step('commit-sample-value', { commitment }, { by: [person], at, place });
        }),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'freeze'), 15),
      due: isFrozen,
      steps: (state, at) =>
        [...values]
          .filter(([person]) => state.rollSample?.values.some((each) => each.person === person) === true)
          .map(([person, value]) => step('reveal-sample-value', { value }, { by: [person], at, place })),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'freeze'), 30),
      due: isFrozen,
      steps: (state, at) => {
        const seed = rollSampleSeed(state);
        const by = holdersOf(state, 'scrutineer');
        return seed === null ? [] : [step('draw-roll-sample', { seed }, { by, at, place })];
      },
    },
    {
      at: (state) =>
        later(momentOf(sample.reported, folder.document.zone), minutesAfter(deadlineOf(state, 'freeze'), 31)),
      // A contest that ended at its trigger has no report to wait for.
      due: (state) => state.rollSample?.drawn != null && state.declaration === null && state.reconciled === null,
      steps: (state, at) => [reportSample(folder, { state, at, sample })],
    },
  ];
}

function reportSample(
  folder: ContestFolder,
  { state, at, sample }: { readonly state: State; readonly at: Instant; readonly sample: Sample },
): Step {
  const indexes = sampleIndexes(state) ?? [];
  const ineligible = Math.min(sample.ineligible, indexes.length);
  const silent = Math.min(sample.silent, indexes.length - ineligible);
  const outcomeOf = (place: number): string => {
    if (place < ineligible) return 'ineligible';
    return place < ineligible + silent ? 'silent' : 'confirmed';
  };
  const content = indexes.map((index, place) => ({ index, outcome: outcomeOf(place) }));
  return step(
    'report-roll-sample',
    { confirmed: indexes.length - ineligible - silent, ineligible, silent },
    {
      by: holdersOf(state, 'scrutineer'),
      at,
      place: documentPlace(folder),
      parts: { sample: { subject: 'contest', content } },
    },
  );
}
