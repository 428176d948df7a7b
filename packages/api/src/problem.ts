import { z } from 'zod';
import { refusal } from './shapes.ts';

/** What a server can answer instead of what was asked for; each with a text `problem-CODE` and what to do, `.do`. */
export const PROBLEM_CODES = [
  'not-signed-in',
  'not-allowed',
  'not-found',
  'request-malformed',
  'request-too-large',
  'csrf-failed',
  'too-many-requests',
  'link-used',
  'link-expired',
  'link-unknown',
  'sign-in-failed',
  'passkey-required',
  'key-not-yours',
  'key-reused',
  'set-up-done',
  'contest-exists',
  'contest-not-preparing',
  'contest-binding-on-trial-engine',
  'person-taken',
  'roll-malformed',
  'roll-missing',
  'roll-frozen',
  'roll-not-frozen',
  'nothing-to-amend',
  'member-unknown',
  'register-basis-missing',
  'register-basis-expired',
  'report-missing',
  'second-person-needed',
  'question-about-you',
  'member-not-confirmed',
  'list-never-leaves',
  'draft-not-open',
  'draft-not-yours',
  'already-signed',
  'act-refused',
  'head-moved',
  'clock-is-civil',
  'clock-runs-forward',
  'rulebook-malformed',
  'store-behind-checkpoint',
  'witnesses-silent',
  'not-serving',
  'offline',
  'unexpected',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const problem = z.strictObject({
  schema: z.literal('selectorate-problem/1'),
  code: z.enum(PROBLEM_CODES),
  /** Which field or line, where there is one. */
  where: z.nullable(z.string()),
  /** What the rules said, where the code is `act-refused`. */
  refusal: z.nullable(refusal),
  /** What happened and what to do, in words. */
  what: z.string(),
  todo: z.string(),
  /** Faults of an uploaded file, line by line, where the code is `roll-malformed`. */
  lines: z.array(z.string()).max(1_000),
});
export type Problem = z.infer<typeof problem>;
