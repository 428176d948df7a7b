import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';
import { code, count, failures, file, isoDay, OFFICERS, OFFICERS_AND_SCRUTINEER } from './roll-shapes.ts';

const basis = z.strictObject({
  schema: z.literal('selectorate-register-basis/1'),
  basis: z.string().max(60),
  provision: z.string().min(1).max(2_000),
  decidedBy: z.string().min(1).max(200),
  decidedOn: isoDay,
  until: isoDay,
  purpose: z.string().min(1).max(2_000),
});

const registerSummary = z.strictObject({
  rows: count,
  /** SHA-256 of the file. */
  hash: shape.hash,
  uploadedAt: shape.instant,
  basis,
});

/** Nothing of a register is read without its legal basis: by which provision, who decided so, until when. */
export const uploadRegister = declare({
  name: 'uploadRegister',
  method: 'put',
  path: '/api/contests/{contest}/roll/register',
  summary: 'A register of electors with the legal basis for using it; destroyed after the last day of that basis',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    file,
    keep: z.boolean(),
    sheet: z.string().min(1).max(100).optional(),
    /** `elsewhere`: a second register, in which who is not on the first is looked for (RI-05). Each has a basis of its own. */
    which: z.enum(['own', 'elsewhere']).optional(),
    basis: z.nullable(basis),
  }),
  answer: z.strictObject({ register: z.nullable(registerSummary), ...failures }),
});

export const readRegister = declare({
  name: 'readRegister',
  method: 'get',
  path: '/api/contests/{contest}/roll/register',
  summary: 'How large the register is, and on which basis it is here',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ register: z.nullable(registerSummary), elsewhere: z.nullable(registerSummary) }),
});

export const removeRegister = declare({
  name: 'removeRegister',
  method: 'delete',
  path: '/api/contests/{contest}/roll/register',
  summary: 'Destroy the registers now; what the checks found stays',
  access: OFFICERS,
  params: shape.contestParams,
  answer: shape.done,
});

/**
 * For the checks alone. `payments`: what the membership system knows of each entry; `changes`: its log of changes; `deceased` and
 * `gone-away`: people by number, or by name and address, each list from a source of its own; `paid-up`: whose payment has cleared by
 * the accounts; `applications` for remote votes; `ballot-devices`: a row for each ballot that came by the web; `decoys`: planted
 * entries, which are in the roll only while RI-20 looks for them.
 */
const evidenceKind = z.enum([
  'payments',
  'changes',
  'deceased',
  'gone-away',
  'paid-up',
  'applications',
  'ballot-devices',
  'decoys',
]);
export type EvidenceKind = z.infer<typeof evidenceKind>;

export const uploadEvidence = declare({
  name: 'uploadEvidence',
  method: 'put',
  path: '/api/contests/{contest}/roll/evidence',
  summary:
    'Evidence for the checks: payments, the membership system’s log of changes, lists of people, planted entries',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    file,
    keep: z.boolean(),
    kind: evidenceKind,
    /** For `deceased` and `gone-away`: whose list it is. Another file of one source takes the place of the one before. */
    source: code.optional(),
    sheet: z.string().min(1).max(100).optional(),
  }),
  answer: z.strictObject({ rows: count, ...failures }),
});

export const readEvidence = declare({
  name: 'readEvidence',
  method: 'get',
  path: '/api/contests/{contest}/roll/evidence',
  summary: 'Which evidence the checks have, how many rows of it, and since when',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({
    evidence: z.array(
      z.strictObject({ kind: evidenceKind, source: z.nullable(code), rows: count, uploadedAt: shape.instant }),
    ),
  }),
});

/** Nothing of it stays here; what the checks found with it stays in their report. */
export const removeEvidence = declare({
  name: 'removeEvidence',
  method: 'delete',
  path: '/api/contests/{contest}/roll/evidence/{kind}',
  summary: 'Destroy the evidence of one kind, of all its sources',
  access: OFFICERS,
  params: z.strictObject({ contest: shape.id, kind: evidenceKind }),
  answer: shape.done,
});
