import { expect, test } from 'vitest';
import { enginesHere } from '@selectorate/store';
import { killMany } from './kill-nine.ts';

test.each(enginesHere())(
  'A44 kill -9 on %s loses no acknowledged act and leaves none half-applied',
  async (name) => {
    const { faults, acknowledged, rounds } = await killMany(name, 8);
    expect(faults).toEqual([]);
    expect(rounds).toBe(8);
    expect(acknowledged).toBeGreaterThan(0);
  },
  600_000,
);
