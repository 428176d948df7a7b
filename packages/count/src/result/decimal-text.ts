import { formatDecimal } from '@selectorate/basics';
import { number } from './figures.ts';
import type { Votes } from './result.ts';

/** Places that an export keeps of a fraction that never ends: spreadsheets read `4/3` as a day in April. */
const PLACES = 6;

/** Votes as a decimal number: exact where one ends, else half up to six places. The result itself stays exact. */
export const decimalText = (votes: Votes): string =>
  votes.includes('/') ? formatDecimal(number(votes), PLACES) : votes;
