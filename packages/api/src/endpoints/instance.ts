import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

const instance = z.strictObject({
  name: z.nullable(z.string()),
  /** `trial` never syncs to disk: rehearsals only. */
  engine: z.enum(['trial', 'postgresql']),
  needsSetUp: z.boolean(),
  /** Is there an identity provider to sign in with, and what it is called. */
  oidc: z.nullable(z.strictObject({ name: z.string() })),
  /** Does this server send mail? Without it officers pass links on themselves. */
  mail: z.boolean(),
  relyingParty: shape.relyingParty,
});
export type InstanceShape = z.infer<typeof instance>;

export const readInstance = declare({
  name: 'readInstance',
  method: 'get',
  path: '/api/instance',
  summary: 'What this server is',
  access: { kind: 'anyone' },
  answer: instance,
});
