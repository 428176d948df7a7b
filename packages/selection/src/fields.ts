import { type Id, ID_PATTERN, parseIsoDate } from '@selectorate/basics';
import { z } from 'zod';
import { INSTANT_PATTERN } from './instant.ts';

// Every field that a public body may have. None can hold a name or a sentence: each is an id, a code of a closed list,
// a whole number, a date, a hash or a key. A test walks all bodies and finds nothing else.

/** An id of one kind; the pattern is checked, the kind is the schema's word. */
export const id = <Kind extends string>(): z.ZodType<Id<Kind>> =>
  z.string().regex(ID_PATTERN) as unknown as z.ZodType<Id<Kind>>;

export const code = <const Codes extends readonly [string, ...string[]]>(...codes: Codes) => z.enum(codes);

/** A count of papers, people or units. */
export const whole = z.int().min(0).max(100_000_000);

/** SHA-256 in lower-case hexadecimal. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Platforms differ on what 30 February is, so a day that the calendar does not have is no date here. */
const isRealDay = (text: string): boolean => parseIsoDate(text.slice(0, 10)) !== undefined;

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isRealDay);

export const instant = z.string().regex(INSTANT_PATTERN).refine(isRealDay);

/** Local time without a zone, to the minute. */
export const civil = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine(isRealDay);

/** A name of the IANA time-zone database. */
export const zone = z.string().regex(/^[A-Z][A-Za-z_]{1,20}(\/[A-Z][A-Za-z_+-]{1,20}){0,2}$/);

/** A host name with an optional path: how logs and witnesses are called. */
export const logName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,80}(\/[a-z0-9][a-z0-9.-]{0,80}){0,3}$/);

export const host = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,100}[a-z0-9])?$/);

/** The origin of a page: `https://host`, or plain http on this machine. */
export const webOrigin = z.string().regex(/^(https:\/\/[a-z0-9.-]{1,100}|http:\/\/localhost)(:\d{1,5})?$/);

export const publicKey = z.strictObject({
  alg: code('EdDSA', 'ES256'),
  key: z.string().regex(/^[A-Za-z0-9_-]{43,44}$/),
});

/** How many papers by reason; reasons are codes. */
export const byReason = <const Codes extends readonly [string, ...string[]]>(...codes: Codes) =>
  z.partialRecord(z.enum(codes), whole);

/** A count that may be withheld: null says that it is more than none and fewer than k. */
export const wholeOrFew = z.nullable(whole);

/** A code that another closed list or the rulebook says: it holds no words. */
export const reasonCode = z
  .string()
  .regex(/^[a-z]+(-[a-z0-9]+)*$/)
  .max(60);
