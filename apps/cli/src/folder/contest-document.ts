import { ID_PATTERN, parseIsoDate } from '@selectorate/basics';
import {
  OFFICER_ROLES,
  REPLACEMENT_GROUNDS,
  OVERRIDE_GROUNDS,
  SET_ASIDE_GROUNDS,
  INCIDENTS,
  NOT_ISSUED_REASONS,
  CHALLENGE_AGAINST,
  INTEREST_CODES,
  INCIDENT_REMEDIES,
} from '@selectorate/selection';
import { isZone, REMEDIES } from '@selectorate/rulebook';
import { z } from 'zod';

// The documents of a contest folder, as people write them. docs/formats/folder.md describes every field.

const id = z.string().regex(ID_PATTERN, 'an id: lower-case letters, digits, points and hyphens');
const label = z.string().min(1).max(200);
const reasons = z.string().min(1, 'reasons in words').max(10_000);
const CIVIL = 'a local time as 2022-10-10T19:00';
const civil = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, CIVIL)
  .refine((text) => parseIsoDate(text.slice(0, 10)) !== undefined, CIVIL);

const officer = z.strictObject({
  role: z.enum(OFFICER_ROLES),
  label,
  /** For members of a decision body of the rulebook. */
  body: id.optional(),
  interest: z.enum(INTEREST_CODES).default('none'),
});

/** They open the contest, so a folder names both, once. */
const FIRST_OFFICERS = ['returning-officer', 'second-officer'];

export const contestDocument = z.strictObject({
  contest: id,
  title: label,
  binding: z.boolean().default(false),
  clock: z.enum(['rehearsal', 'civil']),
  zone: z.string().refine(isZone, 'a time zone as Europe/London'),
  log: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*){0,3}$/, 'a host name with a path, as ballots.example/contest'),
  opened: civil,
  witnesses: z.array(z.string().regex(/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*){0,3}$/, 'a host name')).max(16),
  /** `generate` for a rehearsal, or the folder that holds a key file for each person. */
  keys: z.string().min(1),
  intention: z.enum(['stands', 'does-not-stand', 'vacancy']).default('stands'),
  officers: z
    .array(officer)
    .min(3)
    .refine(
      (officers) => FIRST_OFFICERS.every((role) => officers.filter((each) => each.role === role).length === 1),
      'one returning-officer and one second-officer, and the others',
    ),
  calendar: z.record(id, civil),
  hustings: z.strictObject({ at: civil, place: label }).optional(),
  /** The random-sample audit of the frozen roll: how many are drawn, and what they said by the time it is reported. */
  roll_sample: z
    .strictObject({
      size: z.int().min(1).max(10_000),
      reported: civil,
      ineligible: z.int().min(0).default(0),
      silent: z.int().min(0).default(0),
    })
    .optional(),
  /** Eligible members who were given no paper, by reason. What is left over is `not-stated`. */
  not_issued: z.partialRecord(z.enum(NOT_ISSUED_REASONS), z.int().min(0)).default({}),
  scrutiny: z.strictObject({ satisfied: z.boolean().default(true), statement: reasons }).optional(),
  endorsement: z
    .strictObject({ decision: z.enum(['endorsed', 'refused']), days_after: z.int().min(0).max(60), reasons })
    .optional(),
});
export type ContestDocument = z.infer<typeof contestDocument>;

const at = { at: civil };
const event = z.union([
  z.strictObject({
    ...at,
    replace_officer: z.strictObject({
      role: z.enum(OFFICER_ROLES),
      leaves: label,
      enters: label,
      interest: z.enum(INTEREST_CODES).default('none'),
      ground: z.enum(REPLACEMENT_GROUNDS),
      reasons,
    }),
  }),
  z.strictObject({
    ...at,
    override: z.strictObject({
      power: id,
      ground: z.enum(OVERRIDE_GROUNDS),
      reasons,
      effect: z.union([
        z.strictObject({ move_deadline: id, to: civil }),
        z.strictObject({ admit_late_return: id }),
        z.strictObject({ permit_merge: z.tuple([z.string(), z.string()]) }),
        z.strictObject({ accept_trial_engine: z.literal(true) }),
        z.strictObject({ declare_over_anomalies: z.literal(true) }),
        z.strictObject({ settle_trigger: z.enum(['triggered', 'reselected']) }),
        z.strictObject({ end_contest: z.strictObject({ candidate: id.nullable() }) }),
      ]),
    }),
  }),
  z.strictObject({
    ...at,
    set_aside_return: z.strictObject({
      unit: id,
      attempt: z.union([z.literal(1), z.literal(2)]),
      ground: z.enum(SET_ASIDE_GROUNDS),
      reasons,
    }),
  }),
  z.strictObject({
    ...at,
    incident: z.strictObject({
      id,
      what: z.enum(INCIDENTS),
      batch: id.nullable().default(null),
      papers: z.int().min(0),
      account: reasons,
    }),
  }),
  z.strictObject({ ...at, incident_ruling: z.strictObject({ id, remedy: z.enum(INCIDENT_REMEDIES), reasons }) }),
  z.strictObject({
    ...at,
    challenge: z.strictObject({ id, by: label, against: z.enum(CHALLENGE_AGAINST), grounds: reasons }),
  }),
  z.strictObject({
    ...at,
    challenge_ruling: z.strictObject({
      id,
      outcome: z.enum(['dismissed', 'upheld']),
      remedy: z.enum(REMEDIES).nullable().default(null),
      reasons,
    }),
  }),
]);
export const eventsDocument = z.array(event);
export type EventDocument = z.infer<typeof event>;
