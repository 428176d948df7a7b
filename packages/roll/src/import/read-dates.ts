import {
  type CivilDate,
  civilDate,
  err,
  formatIsoDate,
  ok,
  parseIsoDate,
  parseWholeNumber,
  type Result,
  throwIllegalValue,
} from '@selectorate/basics';
import type { Read } from './clean-text.ts';
import type { CellFault } from './import-fault.ts';
import type { IsoDate } from '../entry.ts';

/**
 * Which comes first in dates of figures such as `10/09/2022`, for the whole file: `none` where the file has no such
 * dates, `same-either-way` where day and month are equal in all of them.
 */
export type DateOrder = 'day-first' | 'month-first' | 'none' | 'same-either-way' | 'unknown';

export type StatedDateOrder = Extract<DateOrder, 'day-first' | 'month-first'>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * The order that the dates of a whole file prove. A date that the calendar has in one order only (31/10/2022) proves that
 * order. Nothing is taken for granted: without proof the answer is `unknown`, and the caller must be told. Where dates
 * prove different orders the answer is what more of them prove; the others then fail as contradicting it, so such a
 * file is never imported, and what is listed are the few dates to look at.
 */
export class DateSurvey {
  #dayFirst = 0;
  #monthFirst = 0;
  #open = 0;
  #equal = 0;

  add(text: string): void {
    const figures = figuresOf(text);
    if (figures === undefined) return;
    const asDayFirst = civilDate(figures.year, figures.second, figures.first) !== undefined;
    const asMonthFirst = civilDate(figures.year, figures.first, figures.second) !== undefined;
    if (asDayFirst && asMonthFirst && figures.first === figures.second) this.#equal++;
    else if (asDayFirst && asMonthFirst) this.#open++;
    else if (asDayFirst) this.#dayFirst++;
    else if (asMonthFirst) this.#monthFirst++;
  }

  order(): DateOrder {
    if (this.#dayFirst > 0 || this.#monthFirst > 0) {
      return this.#dayFirst >= this.#monthFirst ? 'day-first' : 'month-first';
    }
    if (this.#open > 0) return 'unknown';
    return this.#equal > 0 ? 'same-either-way' : 'none';
  }
}

/** A date in any of the stated forms, under the order of the file. Two-digit years and serial numbers are refused. */
export function readDate(text: string, order: DateOrder): Result<Read<IsoDate>, CellFault> {
  const iso = parseIsoDate(text);
  if (iso !== undefined) return ok({ value: text, repairs: [] });
  const figures = figuresOf(text);
  if (figures !== undefined) return readFigures(figures, order);
  return rewritten(midnightDate(text) ?? namedMonthDate(text));
}

/** A moment in UTC, `2022-09-12T11:00:00Z`; fractions of a second are dropped. */
export function readInstant(text: string): Result<Read<string>, CellFault> {
  const parts = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/.exec(text);
  if (parts === null || parseIsoDate(parts[1] ?? '') === undefined) return err('instant-malformed');
  return parts[2] === undefined
    ? ok({ value: text, repairs: [] })
    : ok({ value: text.replace(parts[2], ''), repairs: ['date-rewritten'] });
}

interface Figures {
  readonly first: number;
  readonly second: number;
  readonly year: number;
}

function figuresOf(text: string): Figures | undefined {
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?$/.exec(text);
  if (parts === null) return undefined;
  return { first: figure(parts[1]), second: figure(parts[3]), year: figure(parts[4]) };
}

function readFigures({ first, second, year }: Figures, order: DateOrder): Result<Read<IsoDate>, CellFault> {
  const dayFirst = civilDate(year, second, first);
  const monthFirst = civilDate(year, first, second);
  if (dayFirst === undefined && monthFirst === undefined) return err('date-malformed');
  if (first === second) return rewritten(dayFirst);
  switch (order) {
    case 'day-first':
      return dayFirst === undefined ? err('date-order-contradicted') : rewritten(dayFirst);
    case 'month-first':
      return monthFirst === undefined ? err('date-order-contradicted') : rewritten(monthFirst);
    case 'unknown':
    case 'none':
    case 'same-either-way':
      return err('date-order-unknown');
    default:
      return throwIllegalValue(order);
  }
}

/** `2022-10-10 00:00:00`, as databases write a date; any other hour says that it was more than a date. */
function midnightDate(text: string): CivilDate | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T]00:00(?::00(?:\.0{1,6})?)?Z?$/.exec(text);
  return parts === null ? undefined : parseIsoDate(parts[1] ?? '');
}

/** `10 Oct 2022`, `10-October-2022`, `10th Oct, 2022`. */
function namedMonthDate(text: string): CivilDate | undefined {
  const parts = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})$/i.exec(text);
  if (parts === null) return undefined;
  const name = (parts[2] ?? '').toLowerCase();
  const month = Math.max(MONTHS.indexOf(name === 'sept' ? 'sep' : name), LONG_MONTHS.indexOf(name)) + 1;
  return civilDate(figure(parts[3]), month, figure(parts[1]));
}

const rewritten = (date: CivilDate | undefined): Result<Read<IsoDate>, CellFault> =>
  date === undefined ? err('date-malformed') : ok({ value: formatIsoDate(date), repairs: ['date-rewritten'] });

/** Digits that a pattern has already bounded; only their leading zeros stand between them and the strict parser. */
const figure = (digits: string | undefined): number => parseWholeNumber((digits ?? '').replace(/^0+(?=\d)/, '')) ?? 0;
