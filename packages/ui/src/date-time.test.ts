import { expect, test } from 'vitest';
import { sayWhen } from './date-time.tsx';

test('a moment is said in the contest’s zone, whatever the reader’s', () => {
  expect(sayWhen('2022-10-10T18:00:00Z', 'Europe/London')).toBe('Monday 10 October 2022, 7:00 pm');
  expect(sayWhen('2022-12-31T23:30:00Z', 'Europe/Berlin')).toBe('Sunday 1 January 2023, 12:30 am');
  expect(sayWhen('2022-10-22T11:00:00Z', 'Europe/London')).toBe('Saturday 22 October 2022, 12:00 pm');
});
