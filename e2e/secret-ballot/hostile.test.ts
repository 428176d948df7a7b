import { describe, expect, test } from 'vitest';
import { HONEST, HOSTILE_VECTORS } from './hostile-vectors.ts';
import { verdictOn } from './verdict.ts';

describe('the archives that the hostile ones are made from', () => {
  test.each(HONEST)('%s: valid', async (_name, bytes) => {
    expect(await verdictOn(bytes())).toMatchObject({ codes: [], thrown: null });
  });
});

describe('a hostile archive gives its fault, and where it is', () => {
  test.each(HOSTILE_VECTORS.map((vector) => [vector.phrase, vector.what, vector] as const))(
    '%s: %s',
    async (_phrase, _what, { code, place, bytes }) => {
      const { faults, thrown } = await verdictOn(bytes());
      expect(thrown).toBeNull();
      expect(faults).toContainEqual(expect.objectContaining({ code, place: expect.objectContaining(place) }));
    },
  );
});
