import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';
import { code, count, failures, listFile, OFFICERS, OFFICERS_AND_SCRUTINEER, unitListFile } from './roll-shapes.ts';

const rollSummary = z.strictObject({
  members: count,
  branches: z.array(z.strictObject({ branch: z.string(), members: count })),
  /** Which column of the file was read as what. */
  columns: z.array(z.strictObject({ column: z.string(), field: z.nullable(z.string()) })),
  /** Was the mapping remembered from an earlier file with the same columns? */
  remembered: z.boolean(),
  /** The first rows, for the eye of who uploaded it. */
  preview: z.array(z.record(z.string(), z.string())).max(5),
  /** The same faults in words. */
  faults: z.array(z.string()).max(1_000),
  ...failures,
  /** What was put right without losing anything: how often, by code. */
  repairs: z.array(z.strictObject({ code: z.string(), times: count })),
  statuses: z.array(z.strictObject({ status: z.string(), members: count })),
  blankLines: count,
  format: z.nullable(z.enum(['csv', 'xlsx'])),
  encoding: z.nullable(z.string()),
  dateOrder: z.nullable(z.string()),
  /** The version that was kept; null for a look. */
  version: z.nullable(count),
  /** Against the roll that was kept before; null where there was none. */
  changed: z.nullable(z.strictObject({ added: count, removed: count, membersChanged: count })),
});
export type RollSummaryShape = z.infer<typeof rollSummary>;

/** At most 25,000 rows; nothing is kept unless every row can be read. */
export const uploadRoll = declare({
  name: 'uploadRoll',
  method: 'put',
  path: '/api/contests/{contest}/roll',
  summary: 'The membership list as CSV or XLSX, before the freeze: previewed with `keep` false, kept with true',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    ...listFile,
    keep: z.boolean(),
    /** For the change log: why this list takes the place of the one before, and by what right. */
    reason: code.optional(),
    authority: z.string().min(1).max(200).optional(),
  }),
  answer: rollSummary,
});

/** For the officers, and a unit’s own secretary and teller. It is kept nowhere: `propose` is given the same file again, and freezes it. */
export const lookAtUnitRoll = declare({
  name: 'lookAtUnitRoll',
  method: 'post',
  path: '/api/contests/{contest}/roll/units',
  summary: 'Read the list of one unit or decision body, without keeping anything of it',
  access: { kind: 'participant' },
  params: shape.contestParams,
  body: z.strictObject(unitListFile),
  answer: rollSummary,
});

const version = z.strictObject({
  version: z.int().min(1),
  at: shape.instant,
  /** Who made it: an officer's id, or `member`. */
  by: z.string(),
  channel: z.enum(['import', 'officer', 'member', 'ruling']),
  reason: z.string(),
  authority: z.string(),
  members: count,
  added: count,
  removed: count,
  membersChanged: count,
  /** Of the chain of versions: each has the one before in it. */
  hash: shape.hash,
});

export const readRollVersions = declare({
  name: 'readRollVersions',
  method: 'get',
  path: '/api/contests/{contest}/roll/versions',
  summary: 'Every version of the roll: when, by whom, and how much it changed',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ versions: z.array(version) }),
});

/** Counts by what changed: no member, no value, none between 1 and 19 (A02). Candidates and agents see them too. */
export const readRollDiff = declare({
  name: 'readRollDiff',
  method: 'get',
  path: '/api/contests/{contest}/roll/diff',
  summary: 'What changed between two versions of the roll, as counts',
  access: { kind: 'participant' },
  params: shape.contestParams,
  query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  answer: z.strictObject({ from: count, to: count, counts: shape.json }),
});

/** The list never leaves: no rulebook has a clause that would let it. Who asked is written down (A31). */
export const releaseList = declare({
  name: 'releaseList',
  method: 'post',
  path: '/api/contests/{contest}/roll/releases',
  summary: 'Ask for a copy of the list for somebody; refused unless the rulebook has a clause for it, and written down',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    recipient: shape.id,
    fields: z.array(z.string().max(20)).max(13),
    clause: z.string().max(100),
  }),
  answer: z.strictObject({ list: z.string(), rows: count }),
});

const release = z.strictObject({
  at: shape.instant,
  by: shape.id,
  recipient: shape.id,
  clause: z.string(),
  outcome: z.enum(['refused', 'released']),
});

export const readReleases = declare({
  name: 'readReleases',
  method: 'get',
  path: '/api/contests/{contest}/roll/releases',
  summary: 'Who asked for a copy of the list, for whom, and what became of it',
  access: { kind: 'participant' },
  params: shape.contestParams,
  answer: z.strictObject({ releases: z.array(release) }),
});
