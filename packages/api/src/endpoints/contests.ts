import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

const witness = z.strictObject({ name: z.string().max(200), key: shape.publicKey, url: z.nullable(z.url()) });

const listed = z.strictObject({
  contest: shape.id,
  title: z.nullable(z.string()),
  phase: z.enum(['preparing', 'running']),
  stage: shape.stage,
  size: z.int().min(0),
  binding: z.boolean(),
  clock: z.enum(['civil', 'rehearsal']),
});

/** Contests that are running, for everybody; those in preparation only for who has a place in them. */
export const listContests = declare({
  name: 'listContests',
  method: 'get',
  path: '/api/contests',
  summary: 'Contests',
  access: { kind: 'anyone' },
  answer: z.strictObject({ contests: z.array(listed) }),
});

export const createContest = declare({
  name: 'createContest',
  method: 'post',
  path: '/api/contests',
  summary: 'Prepare a contest; whoever does is its returning officer',
  access: { kind: 'operator' },
  idempotent: true,
  body: z.strictObject({
    contest: shape.id,
    title: z.string().min(1).max(200),
    rulebook: shape.json,
    binding: z.boolean(),
    clock: z.enum(['civil', 'rehearsal']),
    zone: shape.zone,
    witnesses: z.array(witness).max(16),
    /** The returning officer's id in the contest. */
    person: shape.id,
    /** A binding contest on the trial engine: it goes no further than set-up until an override accepts the engine. */
    acceptsTrialEngine: z.boolean(),
  }),
  answer: z.strictObject({ contest: shape.id, person: shape.id }),
});

const view = z.strictObject({
  contest: shape.id,
  title: z.string(),
  phase: z.enum(['preparing', 'running']),
  binding: z.boolean(),
  clock: z.enum(['civil', 'rehearsal']),
  zone: z.string(),
  /** The contest's time: the rehearsal's own where it has one. */
  now: shape.instant,
  head: shape.head,
  size: z.int().min(0),
  rulebook: shape.json,
  keys: z.strictObject({
    log: shape.namedKey,
    server: shape.publicKey,
    relyingParty: z.nullable(shape.relyingParty),
    witnesses: z.array(witness),
  }),
  you: z.strictObject({ person: shape.id, key: z.nullable(shape.publicKey) }),
  people: z.array(shape.participant),
  roll: z.nullable(z.strictObject({ members: z.int().min(0), branches: z.array(z.string()) })),
  /** What each witness cosigned last. */
  witnessed: z.array(z.strictObject({ name: z.string(), size: z.int().min(0), at: z.nullable(shape.instant) })),
});
export type ContestShape = z.infer<typeof view>;

export const readContest = declare({
  name: 'readContest',
  method: 'get',
  path: '/api/contests/{contest}',
  summary: 'A contest, for those who have a place in it',
  access: { kind: 'participant' },
  params: shape.contestParams,
  answer: view,
});

/** What the wizard and the task list keep between visits: whatever JSON they like, sealed, at most 256 kB. */
export const readPlan = declare({
  name: 'readPlan',
  method: 'get',
  path: '/api/contests/{contest}/plan',
  summary: 'The officers’ plan of the contest',
  access: { kind: 'roles', roles: ['returning-officer', 'second-officer', 'scrutineer'] },
  params: shape.contestParams,
  answer: z.strictObject({ plan: z.nullable(shape.json) }),
});

export const savePlan = declare({
  name: 'savePlan',
  method: 'put',
  path: '/api/contests/{contest}/plan',
  summary: 'Keep the officers’ plan of the contest',
  access: { kind: 'roles', roles: ['returning-officer', 'second-officer'] },
  params: shape.contestParams,
  body: z.strictObject({ plan: shape.json }),
  answer: shape.done,
});

export const moveClock = declare({
  name: 'moveClock',
  method: 'put',
  path: '/api/contests/{contest}/clock',
  summary: 'Move a rehearsal’s clock on; a contest with a civil clock refuses',
  access: { kind: 'roles', roles: ['returning-officer'] },
  params: shape.contestParams,
  body: z.strictObject({ now: shape.instant }),
  answer: z.strictObject({ now: shape.instant }),
});

export const invite = declare({
  name: 'invite',
  method: 'post',
  path: '/api/contests/{contest}/invitations',
  summary: 'Invite somebody to an office; the link is shown once, and mailed where this server sends mail',
  access: { kind: 'roles', roles: ['returning-officer', 'second-officer'] },
  params: shape.contestParams,
  idempotent: true,
  body: z.strictObject({
    /** Their id in the contest; null to have one made from the role. One person may be invited to several roles. */
    person: z.nullable(shape.id),
    role: shape.role,
    unit: z.nullable(shape.id),
    body: z.nullable(shape.id),
    name: z.string().min(1).max(200),
    email: z.nullable(z.email().max(320)),
  }),
  answer: z.strictObject({
    person: shape.id,
    link: z.nullable(z.string()),
    expires: shape.instant,
    mailed: z.boolean(),
  }),
});

export const withdrawInvitation = declare({
  name: 'withdrawInvitation',
  method: 'delete',
  path: '/api/contests/{contest}/invitations/{person}',
  summary: 'Take back an invitation that was not accepted',
  access: { kind: 'roles', roles: ['returning-officer', 'second-officer'] },
  params: z.strictObject({ contest: shape.id, person: shape.id }),
  answer: shape.done,
});

/** Entries and checkpoints of the log, for those who follow it act by act. Public, like the record itself. */
export const readEntries = declare({
  name: 'readEntries',
  method: 'get',
  path: '/api/contests/{contest}/entries',
  summary: 'Entries of the log from a place on, at most 500',
  access: { kind: 'anyone' },
  params: shape.contestParams,
  query: z.strictObject({ from: z.coerce.number().int().min(0) }),
  answer: z.strictObject({
    size: z.int().min(0),
    entries: z.array(shape.base64),
    /** Sizes of the published checkpoints beyond `from`. */
    checkpoints: z.array(z.int().min(0)),
  }),
});
