import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';
import { unitListFile } from './roll-shapes.ts';

const one = z.strictObject({ contest: shape.id, draft: shape.id });

export const createDraft = declare({
  name: 'createDraft',
  method: 'post',
  path: '/api/contests/{contest}/drafts',
  summary: 'Prepare an act: the server salts and commits to its private parts; nobody has signed yet',
  access: { kind: 'participant' },
  params: shape.contestParams,
  idempotent: true,
  body: shape.newDraft,
  answer: shape.draft,
});

/** Acts whose bodies need what only the server holds: the roll, the papers that were keyed. */
export const PROPOSALS = [
  'report-roll',
  'grant-waiver',
  'give-exclusion-notice',
  'freeze-roll',
  'freeze-unit-roll',
  'amend-roll',
  'agree-batch',
  'state-scrutiny',
  'record-count',
] as const;

const electorate = z.enum(['trigger', 'ballot']);
/** Private: for whoever signs, the scrutineer, and the member. */
const reasons = z.string().min(1).max(20_000);

/** An entry of the frozen roll that is to be another, with the ruling or rule that says so. */
const amendment = z.strictObject({
  member: shape.id,
  reason: z.enum(['entry-added', 'entry-corrected']),
  authority: z.string().min(1).max(500),
  /** The whole entry as it is to be. Nobody is taken off a frozen roll: who is to have no vote gets notice of an exclusion. */
  entry: shape.json,
});

export const propose = declare({
  name: 'propose',
  method: 'post',
  path: '/api/contests/{contest}/proposals',
  summary: 'Let the server work out an act from the roll or the papers, as a draft to be signed',
  access: { kind: 'participant' },
  params: shape.contestParams,
  idempotent: true,
  body: z.discriminatedUnion('kind', [
    /** What the checks found and what was changed, as counts; the report in full goes with it, for the scrutineer. */
    z.strictObject({ kind: z.literal('report-roll') }),
    z.strictObject({
      kind: z.literal('grant-waiver'),
      member: shape.id,
      clause: z.string().max(100),
      electorate,
      reasons,
    }),
    z.strictObject({
      kind: z.literal('give-exclusion-notice'),
      member: shape.id,
      reason: z.string().max(60),
      clause: z.string().max(100),
      electorates: z.array(electorate).min(1).max(2),
      replyBy: shape.instant,
      reasons,
    }),
    z.strictObject({ kind: z.literal('freeze-roll') }),
    /** The list of one unit or decision body, frozen for itself. */
    z.strictObject({ kind: z.literal('freeze-unit-roll'), ...unitListFile }),
    /**
     * Contacts that took effect and exclusions that moved since are worked out; `entries` are what a ruling asks for besides, with
     * reasons: to add or to correct an entry is the officers’ discretion.
     */
    z.strictObject({
      kind: z.literal('amend-roll'),
      entries: z.array(amendment).max(200),
      reasons: reasons.optional(),
    }),
    z.strictObject({ kind: z.literal('agree-batch'), batch: shape.id }),
    z.strictObject({ kind: z.literal('state-scrutiny'), satisfied: z.boolean(), statement: z.string().max(20_000) }),
    z.strictObject({ kind: z.literal('record-count') }),
  ]),
  answer: shape.draft,
});

export const listDrafts = declare({
  name: 'listDrafts',
  method: 'get',
  path: '/api/contests/{contest}/drafts',
  summary: 'Drafts, newest first; private parts are left out',
  access: { kind: 'participant' },
  params: shape.contestParams,
  answer: z.strictObject({ drafts: z.array(shape.draft) }),
});

export const readDraft = declare({
  name: 'readDraft',
  method: 'get',
  path: '/api/contests/{contest}/drafts/{draft}',
  summary: 'One draft, with its private parts for those who sign it',
  access: { kind: 'participant' },
  params: one,
  answer: shape.draft,
});

export const signDraft = declare({
  name: 'signDraft',
  method: 'post',
  path: '/api/contests/{contest}/drafts/{draft}/signatures',
  summary: 'Sign; the last signature brings the act into the record, or the rules refuse it',
  access: { kind: 'participant' },
  params: one,
  idempotent: true,
  body: shape.proof,
  answer: shape.draft,
});

export const withdrawDraft = declare({
  name: 'withdrawDraft',
  method: 'delete',
  path: '/api/contests/{contest}/drafts/{draft}',
  summary: 'Withdraw a draft that is not in the record yet',
  access: { kind: 'participant' },
  params: one,
  answer: shape.draft,
});
