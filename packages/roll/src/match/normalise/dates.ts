/** A day as eight digits, year first. */
export interface DateForm {
  readonly key: string;
  readonly text: string;
}

/**
 * A date of birth for comparing, from `1970-04-30` or `19700430`. The first of January is what lists hold for a day that nobody
 * knew, so it counts as missing.
 */
export function dateForm(text: string): DateForm | null {
  const digits = text.replaceAll('-', '').trim();
  return /^\d{8}$/.test(digits) && !digits.endsWith('0101') ? { key: digits, text: digits } : null;
}

/** Whether day and month of one are month and day of the other. */
export const dayAndMonthSwapped = (a: string, b: string): boolean =>
  a.slice(0, 4) === b.slice(0, 4) && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6);
