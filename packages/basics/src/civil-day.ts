/** A date of the Gregorian calendar without time or zone; month 1 to 12. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01. Rules compare these integers; they never see a clock or a zone. */
export type CivilDay = number;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function toCivilDay({ year, month, day }: CivilDate): CivilDay {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

export function fromCivilDay(civilDay: CivilDay): CivilDate {
  const date = new Date(civilDay * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Reads `2022-10-10` and nothing looser; years 1900 to 2999. */
export function parseIsoDate(text: string): CivilDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  return civilDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The date if the calendar has it. */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  if (year < 1900 || year > 2999 || month < 1 || month > 12) return undefined;
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

export function formatIsoDate({ year, month, day }: CivilDate): string {
  return `${year.toString().padStart(4, '0')}-${month.toString().padStart(2, '0')}-${day.toString().padStart(2, '0')}`;
}

/**
 * The same day `months` later. Where that month is shorter, its last day: 31 August plus six months is 28 February
 * (29 in a leap year). This is the end-of-month rule that every explanation states.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** Whole months from one date to another under the end-of-month rule of {@link addMonths}; negative when `to` is earlier. */
export function wholeMonthsBetween(from: CivilDate, to: CivilDate): number {
  const guess = (to.year - from.year) * 12 + (to.month - from.month);
  return toCivilDay(addMonths(from, guess)) <= toCivilDay(to) ? guess : guess - 1;
}
