import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';
import { count, objections, OFFICERS, OFFICERS_AND_SCRUTINEER } from './roll-shapes.ts';

const job = z.strictObject({
  state: z.enum(['none', 'waiting', 'running', 'done', 'failed']),
  asked: z.nullable(shape.instant),
  /** The version of the roll that is, or was, looked at. */
  version: z.nullable(count),
  /** The check that runs, and how far: for a bar. */
  check: z.nullable(z.string()),
  done: count,
  total: count,
});
export type RollJobShape = z.infer<typeof job>;

export const runRollChecks = declare({
  name: 'runRollChecks',
  method: 'post',
  path: '/api/contests/{contest}/roll/checks',
  summary: 'Ask for the checks of the roll; they run beside, and `readRollChecks` says how far they are',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({}),
  answer: job,
});

export const readRollChecks = declare({
  name: 'readRollChecks',
  method: 'get',
  path: '/api/contests/{contest}/roll/checks',
  summary: 'How far the checks of the roll are',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: job,
});

/** `selectorate-roll-report/1` and the public counts as `report-roll` would publish them. */
export const readRollReport = declare({
  name: 'readRollReport',
  method: 'get',
  path: '/api/contests/{contest}/roll/report',
  summary: 'What the checks of the roll found, with the officers’ resolutions',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ version: count, at: shape.instant, report: shape.json, counts: shape.json }),
});

/** Questions to be settled, with masked fields: initials, year of birth, outward postcode, domain of the e-mail. */
export const readReviewQueue = declare({
  name: 'readReviewQueue',
  method: 'get',
  path: '/api/contests/{contest}/roll/queue',
  summary: 'Signals that nobody has settled, at most 50 from a place on',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  query: z.strictObject({ from: z.coerce.number().int().min(0) }),
  answer: z.strictObject({
    total: count,
    from: count,
    signals: z.array(shape.json),
    /** Of these, those that one person answered, and that wait for another: who and when, and not what they said. */
    answered: z.array(z.strictObject({ signal: z.string(), by: shape.id, at: shape.instant })),
    /** Members who said “that was not me”, or that something in their entry is wrong: every one of them, the newest first. */
    objections,
  }),
});

const resolution = z.enum(['genuine', 'corrected', 'explained', 'member-confirmed', 'referred']);

/** No resolution strikes anybody off. Where the check asks for two people, the first waits for the second. */
export const resolveSignal = declare({
  name: 'resolveSignal',
  method: 'post',
  path: '/api/contests/{contest}/roll/resolutions',
  summary: 'Settle a signal, or confirm as the second person what another officer settled',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({ signal: z.string().min(1).max(200), resolution, note: z.string().min(1).max(2_000) }),
  answer: z.strictObject({
    signal: z.string(),
    resolution,
    by: shape.id,
    second: z.nullable(shape.id),
    /** False while a second person is awaited. */
    settled: z.boolean(),
    outstanding: count,
  }),
});
