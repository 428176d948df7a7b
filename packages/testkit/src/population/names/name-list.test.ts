import { expect, test } from 'vitest';
import { seeded } from '../../seeded.ts';
import { drawFrom } from './name-list.ts';
import { POOLS } from './pools.ts';

test.each(Object.entries(POOLS))(
  'every draw from the names of an origin is a name, the first ones most often: %s',
  (_, pool) => {
    const random = seeded('draws');
    for (const names of [pool.male, pool.female, pool.family]) {
      expect(names.length).toBe(8192);
      expect(names.filter((name) => !/^[\p{Lu}\p{Ll}'-]+$/u.test(name))).toEqual([]);
      const times = (wanted: string | undefined): number => names.filter((name) => name === wanted).length;
      expect(times(names[0])).toBeGreaterThanOrEqual(times(names.at(-1)));
      expect(names).toContain(drawFrom(names, random));
    }
  },
);
