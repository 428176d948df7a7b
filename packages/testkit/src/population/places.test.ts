import { describe, expect, test } from 'vitest';
import { seeded } from '../seeded.ts';
import { addressAt, postcodeAt, postcodesFor, type PlaceShape } from './places.ts';

const shape = (place: number, electors: number): PlaceShape => ({
  random: seeded(`place ${place}`),
  count: postcodesFor(electors),
});

describe('a place', () => {
  test('has a postcode for each index that no other place or index has, in an area no post goes to', () => {
    const seen = new Set<string>();
    // 69 areas: the 70th place shares the area of the first.
    for (const place of [0, 1, 25, 26, 68, 69, 640]) {
      const own = shape(place, 75_000);
      for (let index = 0; index < own.count + 50; index++) seen.add(postcodeAt(place, index, own).postcode);
    }
    expect(seen.size).toBe(7 * (postcodesFor(75_000) + 50));
    for (const postcode of seen) expect(postcode).toMatch(/^[QVX][A-HK-Y]\d{1,2} [1-9][ABD-HJLNP-UW-Z]{2}$/);
  });

  test('has a postcode for every index a place of the largest size needs', () => {
    const own = shape(3, 200_000);
    const seen = new Set(Array.from({ length: own.count + 500 }, (_, index) => postcodeAt(3, index, own).postcode));
    expect(seen.size).toBe(own.count + 500);
  });

  test('has no address twice, the empty ones past the last dwelling included', () => {
    const own = shape(0, 20_000);
    const addresses: string[] = [];
    for (let index = 0; index < 300; index++) {
      const home = postcodeAt(0, index, own);
      for (let dwelling = 0; dwelling < home.dwellings; dwelling++) {
        const { lines, postcode } = addressAt(home, dwelling);
        addresses.push([...lines, postcode].join(', '));
      }
    }
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('has flats, halls, homes, shared houses and houses with names', () => {
    const own = shape(0, 75_000);
    const kinds = new Set(Array.from({ length: own.count }, (_, index) => postcodeAt(0, index, own).kind));
    expect(kinds.size).toBe(6);
  });

  test('gives polling districts and units that no other place has', () => {
    const of = (place: number) => {
      const own = shape(place, 9000);
      return Array.from({ length: own.count }, (_, index) => postcodeAt(place, index, own));
    };
    const districts = [0, 1, 26, 676, 702].map((place) => new Set(of(place).map(({ district }) => district)));
    expect(new Set(districts.flatMap((own) => [...own])).size).toBe(12 * districts.length);
    expect(new Set(of(0).map(({ unit }) => unit)).size).toBe(6);
  });
});
