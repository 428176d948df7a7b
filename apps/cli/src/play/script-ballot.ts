import { ballotsToJson, type PackedBallots } from '@selectorate/count';
import { type Instant, paperFigures, type State } from '@selectorate/selection';
import { type BatchRow, type ContestFolder, documentPlace } from '../folder/contest-folder.ts';
import { deadlineOf, FAR_OFF, later, minutesAfter, momentOf } from './moments.ts';
import { holdersOf, officersOf } from './officers.ts';
import type { Cast } from './cast.ts';
import { type Appointment, step, type Step } from './step.ts';

/** Shortlist, hustings, papers out and back, two keyings and their agreement, reconciliation, count. */
export function theBallot(folder: ContestFolder, cast: Cast): readonly Appointment[] {
  const hustings = hustingsAt(folder);
  const inStage = (stage: State['stage']) => (state: State) => state.stage === stage;
  return [
    {
      at: (state) => minutesAfter(deadlineOf(state, 'shortlist'), -60),
      due: inStage('shortlist'),
      steps: (state, at) => [setShortlist(folder, state, at)],
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'shortlist'), -50),
      due: inStage('shortlist'),
      steps: (state, at) => setHustings(folder, state, at),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'ballot-opens'), 1),
      due: inStage('shortlist'),
      steps: (state, at) => [openBallot(folder, state, at)],
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'ballot-opens'), 3),
      due: inStage('ballot'),
      steps: (state, at) => issue(folder, state, { channel: 'post', at }),
    },
    {
      at: (state) =>
        hustings === undefined
          ? minutesAfter(deadlineOf(state, 'ballot-opens'), 5)
          : later(hustings, minutesAfter(deadlineOf(state, 'ballot-opens'), 5)),
      due: inStage('ballot'),
      steps: (state, at) => issue(folder, state, { channel: 'in-person', at }),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'ballot-closes'), 20),
      due: inStage('ballot'),
      steps: (_, at) => folder.batches.map((batch) => returned(cast, batch, at)),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'ballot-closes'), 40),
      due: inStage('ballot'),
      steps: (_, at) => folder.batches.flatMap((batch) => keyed(cast, batch, at)),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'ballot-closes'), 60),
      due: inStage('ballot'),
      steps: (state, at) => folder.batches.flatMap((batch) => agreed(state, cast, { batch, at })),
    },
    {
      at: reconcileAt,
      due: (state) => state.stage === 'ballot' && !state.batches.isEmpty(),
      steps: (state, at) => [reconcile(folder, state, at)],
    },
  ];
}

const reconcileAt = (state: State): Instant =>
  later(minutesAfter(deadlineOf(state, 'ballot-closes'), 120), minutesAfter(deadlineOf(state, 'count'), 5));

function hustingsAt({ document }: ContestFolder): Instant | undefined {
  const civil = document.hustings?.at ?? document.calendar['hustings'];
  return civil === undefined ? undefined : momentOf(civil, document.zone);
}

function setShortlist(folder: ContestFolder, state: State, at: Instant): Step {
  const labels = Object.fromEntries(folder.candidates.map(({ candidate, label }) => [candidate, label]));
  const candidates = folder.candidates.map(({ candidate }) => candidate);
  const place = { file: `${folder.name}/candidates.csv`, line: null };
  return step(
    'set-shortlist',
    { candidates },
    { by: officersOf(state), at, place, parts: { labels: { subject: 'contest', content: labels, publish: true } } },
  );
}

function setHustings(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const civil = folder.document.hustings?.at ?? folder.document.calendar['hustings'];
  if (civil === undefined) return [];
  const place = folder.document.hustings?.place ?? 'to be announced';
  const parts = { place: { subject: 'contest', content: place, publish: true } };
  return [
    step(
      'set-hustings',
      { civil, instant: hustingsAt(folder) ?? FAR_OFF },
      { by: officersOf(state), at, place: documentPlace(folder), parts },
    ),
  ];
}

/** The lot order of a rehearsal is the reverse of the ballot order: known beforehand, and plainly not anybody's choice. */
function openBallot(folder: ContestFolder, state: State, at: Instant): Step {
  const lots = [...(state.shortlist ?? [])].toReversed();
  return step(
    'open-ballot',
    { method: state.rulebook.ballot.method, lots },
    { by: officersOf(state), at, place: documentPlace(folder) },
  );
}

function issue(
  { batches }: ContestFolder,
  state: State,
  { channel, at }: { channel: string; at: Instant },
): readonly Step[] {
  return batches
    .filter((batch) => batch.channel === channel)
    .map((row) =>
      step(
        'issue-papers',
        { batch: row.batch, channel: row.channel, issued: row.issued, ...sectionOf(row) },
        { by: officersOf(state), at, place: row },
      ),
    );
}

/** The section that an act on a batch names, where its row has one. */
const sectionOf = ({ section }: BatchRow) => (section === null ? {} : { section });

const tellersOf = ({ people }: Cast, { keyedBy }: BatchRow) => keyedBy.flatMap((label) => people.named(label) ?? []);

function returned(cast: Cast, row: BatchRow, at: Instant): Step {
  const { batch, returned: back, spoilt, rejected } = row;
  return step(
    'return-papers',
    { batch, returned: back, spoilt, rejected },
    { by: tellersOf(cast, row), at, place: row },
  );
}

function keyed(cast: Cast, row: BatchRow, at: Instant): readonly Step[] {
  return tellersOf(cast, row).map((teller, i) => {
    const ballots = row.keyings[i] ?? row.agreed;
    return step(
      'key-batch',
      { batch: row.batch, valid: ballots.total, ...sectionOf(row) },
      { by: [teller], at, place: row, parts: papersPart(row, ballots) },
    );
  });
}

function agreed(state: State, cast: Cast, { batch: row, at }: { batch: BatchRow; at: Instant }): readonly Step[] {
  if (state.batches.get(row.batch)?.excluded !== null) return [];
  const { agreed: papers, differences } = row;
  const body = { batch: row.batch, valid: papers.total, differences, ...sectionOf(row) };
  return [step('agree-batch', body, { by: tellersOf(cast, row), at, place: row, parts: papersPart(row, row.agreed) })];
}

const papersPart = ({ batch }: BatchRow, ballots: PackedBallots) => ({
  ballots: { subject: batch as string, content: ballotsToJson(ballots) },
});

function reconcile(folder: ContestFolder, state: State, at: Instant): Step {
  const figures = paperFigures(state);
  const given = Object.entries(folder.document.not_issued);
  const stated = given.reduce((sum, [, papers]) => sum + papers, 0);
  const rest = (state.roll?.eligibleBallot ?? 0) - figures.issued - stated;
  const notIssued = {
    ...Object.fromEntries(given),
    ...(rest > 0 ? { 'not-stated': (folder.document.not_issued['not-stated'] ?? 0) + rest } : {}),
  };
  const by = [...holdersOf(state, 'returning-officer'), ...holdersOf(state, 'scrutineer')];
  return step(
    'reconcile',
    { figures, notIssued },
    { by, at, place: { file: `${folder.name}/ballots/batches.csv`, line: null } },
  );
}
