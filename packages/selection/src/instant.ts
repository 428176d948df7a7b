/** A moment in UTC to the second, `2022-10-10T18:00:00Z`. Its text order is its order in time. */
export type Instant = string;

export const INSTANT_PATTERN: RegExp =
  /^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Seconds since 1970. The text must match {@link INSTANT_PATTERN}. */
export const toSeconds = (instant: Instant): number => Date.parse(instant) / 1000;

export const fromSeconds = (seconds: number): Instant => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

/** `a` minus `b`, in seconds. */
export const secondsBetween = (a: Instant, b: Instant): number => toSeconds(a) - toSeconds(b);
