import type { Texts } from '@selectorate/messages';
import { sayNumber } from '@selectorate/ui';
import { sayDay } from './say-day.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A figure that a question says with: codes as words, dates and numbers as people write them. */
export function sayFigure(
  texts: Texts,
  {
    code,
    value,
    unitOf,
  }: {
    readonly code: string;
    readonly value: string | number;
    readonly unitOf: (unit: string) => string;
  },
): string {
  if (typeof value === 'number') return Number.isInteger(value) ? sayNumber(value) : value.toFixed(1);
  if (DAY.test(value)) return sayDay(value);
  if (code === 'unit') return unitOf(value);
  if (code === 'for-check') return texts.text(`roll-check-${value.toLowerCase()}`);
  const id = code === 'field' ? `organise-roll-field-${value}` : `roll-group-${value}`;
  return (code === 'field' || code === 'group') && texts.hasText(id) ? texts.text(id) : value;
}
