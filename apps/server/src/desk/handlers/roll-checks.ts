import { type Json, ok } from '@selectorate/basics';
import type { AnswerOf, Endpoints } from '@selectorate/api';
import {
  needsTwoPeople,
  publicCounts,
  type ResolutionNote,
  settlementFault,
  type RollReport,
  type Signal,
} from '@selectorate/roll';
import type { DeskHandlers } from '../desk.ts';
import { deny, denyWrite, type House, visit } from '../house.ts';
import { checkJobOf, keepCheckJob, reportOf } from '../roll/check-jobs.ts';
import { objectionsOf } from '../roll/objections.ts';
import { keepResolution, resolutionsOf, signalIn } from '../roll/resolutions.ts';
import { queueOf, reportNow, USUAL_K } from '../roll/review.ts';
import { versionsOf } from '../roll/roll-versions.ts';

type CheckHandlers = Pick<
  DeskHandlers,
  'runRollChecks' | 'readRollChecks' | 'readRollReport' | 'readReviewQueue' | 'resolveSignal'
>;

const QUEUED_AT_ONCE = 50;

/** The checks of the roll: asked for here, run by the worker, read and settled here. None of it strikes anybody off. */
export const rollCheckHandlers = (house: House): CheckHandlers => ({
  runRollChecks: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store, clock } = house.options;
    const { contest } = who.value;
    const version = (await versionsOf(store, contest)).at(-1)?.version;
    if (version === undefined) return deny('roll-missing');
    const job = await checkJobOf(store, contest);
    if (job.state === 'waiting' || job.state === 'running') return ok(job);
    const asked = { state: 'waiting', asked: clock(), version, check: null, done: 0, total: 1 } as const;
    await keepCheckJob(store, contest, asked);
    return ok(asked);
  },

  readRollChecks: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    return who.ok ? ok(await checkJobOf(house.options.store, who.value.contest)) : who;
  },

  readRollReport: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store } = house.options;
    const kept = await reportNow(store, who.value.contest);
    if (kept === undefined) return deny('report-missing');
    const { version, at, report } = kept;
    const counts = publicCounts(report, Math.max(who.value.log.state.rulebook.publication.k, USUAL_K));
    return ok({ version, at, report: report as unknown as Json, counts: counts as unknown as Json });
  },

  readReviewQueue: async ({ params, query: { from } }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store } = house.options;
    const kept = await reportNow(store, who.value.contest);
    if (kept === undefined) return deny('report-missing');
    const order = { report: kept.report, offset: from, n: QUEUED_AT_ONCE };
    const { total, signals } = await queueOf(store, who.value.contest, order);
    const objections = (await objectionsOf(house.options, who.value.contest)).toReversed();
    const notes = await resolutionsOf(store, who.value.contest);
    const answered = signals.flatMap(({ signal }) => awaitingSecond(signal, notes));
    return ok({ total, from, signals: signals as unknown as Json[], answered, objections });
  },

  resolveSignal: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { contest, person } = who.value;
    const { store, clock } = house.options;
    const kept = await reportOf(store, contest);
    const signal = kept === undefined ? undefined : signalIn(kept.report, body.signal);
    if (signal === undefined) return deny(kept === undefined ? 'report-missing' : 'not-found');
    const said = { ...body, by: person, second: null, at: clock() };
    if (settlementFault(said, signal) === 'person-concerned') return deny('question-about-you');
    const written = await house.logs.write<ResolutionNote | null>(contest, async () => {
      const before = (await resolutionsOf(store, contest)).findLast((each) => each.signal === body.signal);
      const settled = settle(signal, before, said);
      if (settled !== null) await keepResolution(store, contest, settled);
      return { append: false, answer: settled };
    });
    if (!written.ok) return denyWrite(written.error);
    if (written.value === null) return deny('second-person-needed');
    const after = await reportNow(store, who.value.contest);
    const { by, second, resolution } = written.value;
    const isSettled = settlementFault(written.value, signal) === null;
    return ok({
      signal: signal.id,
      resolution,
      by,
      second,
      settled: isSettled,
      outstanding: outstandingIn(after?.report),
    });
  },
});

/**
 * One person settles a signal, or two where the check asks for it: the second is another person who says the same. Who says
 * otherwise begins anew, and the first waits for a second again. Null where the same person comes twice.
 */
function settle(signal: Signal, before: ResolutionNote | undefined, said: ResolutionNote): ResolutionNote | null {
  if (!needsTwoPeople(signal)) return said;
  if (before === undefined || before.resolution !== said.resolution) return said;
  if (before.second !== null) return before;
  return before.by === said.by ? null : { ...before, second: said.by, at: said.at };
}

/** Who answered alone what takes two people, and when: not what they said, so that the second answers for themselves. */
function awaitingSecond(signal: Signal, notes: readonly ResolutionNote[]): readonly Awaiting[] {
  const last = needsTwoPeople(signal) ? notes.findLast((each) => each.signal === signal.id) : undefined;
  return last === undefined || last.second !== null ? [] : [{ signal: signal.id, by: last.by, at: last.at }];
}
type Awaiting = AnswerOf<Endpoints['readReviewQueue']>['answered'][number];

const outstandingIn = (report: RollReport | undefined): number =>
  (report?.checks ?? []).reduce((sum, { outstanding }) => sum + outstanding, 0);
