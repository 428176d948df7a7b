import { fromCivilDay, formatIsoDate } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { UNKNOWN_DAY } from '@selectorate/rulebook';
import type { OwnFact } from './explained-clauses.ts';

const DAYS: ReadonlySet<string> = new Set(['joinedDay', 'freezeDay', 'paidThroughDay']);
const MINUS_ONE_IS_UNKNOWN: ReadonlySet<string> = new Set(['memberMonths', 'ageYears']);

/** What a rule looked at, in words: days as dates, what nobody knows as such. */
export function sayFact({ name, value }: OwnFact, texts: Texts): string {
  if (typeof value === 'boolean') return texts.text(value ? 'member-fact-yes' : 'member-fact-no');
  if (typeof value === 'number') {
    const isUnknown = Math.abs(value) >= UNKNOWN_DAY || (value === -1 && MINUS_ONE_IS_UNKNOWN.has(name));
    if (isUnknown) return texts.text('member-fact-not-known');
    return DAYS.has(name) ? sayDay(formatIsoDate(fromCivilDay(value))) : String(value);
  }
  const text = typeof value === 'string' ? value : value.join(', ');
  return text === '' ? texts.text('member-fact-nothing') : sayWord(name, text, texts);
}

/** A status in words; anything else as it stands. */
export const sayWord = (field: string, value: string, texts: Texts): string =>
  field === 'status' && texts.hasText(`member-status-${value}`) ? texts.text(`member-status-${value}`) : value;

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `13 March 2022` for `2022-03-13`; what is no date stays as it is. */
export const sayDay = (text: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(text) ? days.format(new Date(`${text}T00:00:00Z`)) : text;
