import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

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
