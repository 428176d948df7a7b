import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

const rollSummary = z.strictObject({
  members: z.int().min(0),
  branches: z.array(z.strictObject({ branch: z.string(), members: z.int().min(0) })),
  /** Which column of the file was read as what. */
  columns: z.array(z.strictObject({ column: z.string(), field: z.nullable(z.string()) })),
  /** The first rows, for the eye of who uploaded it. */
  preview: z.array(z.record(z.string(), z.string())).max(5),
  faults: z.array(z.string()).max(1_000),
});
export type RollSummaryShape = z.infer<typeof rollSummary>;

/** At most 25,000 rows; nothing is kept unless every row can be read. */
export const uploadRoll = declare({
  name: 'uploadRoll',
  method: 'put',
  path: '/api/contests/{contest}/roll',
  summary: 'The membership list as CSV, before the freeze: previewed with `keep` false, kept with true',
  access: { kind: 'roles', roles: ['returning-officer', 'second-officer'] },
  params: shape.contestParams,
  body: z.strictObject({
    /** The file's bytes, base64: its encoding is worked out on the server. */
    file: shape.base64.max(16_000_000),
    keep: z.boolean(),
    /** Which column of the file says what, where the guess was wrong: header to field of the roll. */
    columns: z.record(z.string(), z.string()),
  }),
  answer: rollSummary,
});

export const readPart = declare({
  name: 'readPart',
  method: 'get',
  path: '/api/contests/{contest}/parts/{commitment}',
  summary: 'A private part, for the scrutineer and for who signed the act it belongs to',
  access: { kind: 'participant' },
  params: z.strictObject({ contest: shape.id, commitment: shape.hash }),
  answer: z.strictObject({ part: shape.openedPart }),
});

/** `selectorate verify --private` reads it; only who has the identity of `recipient` can. */
export const readBundle = declare({
  name: 'readBundle',
  method: 'post',
  path: '/api/contests/{contest}/bundle',
  summary: 'Every private part of the contest, encrypted to the scrutineer (age)',
  access: { kind: 'roles', roles: ['scrutineer'] },
  params: shape.contestParams,
  body: z.strictObject({ recipient: z.string().regex(/^age1[0-9a-z]{58}$/) }),
  answer: z.strictObject({ bundle: shape.base64 }),
});
