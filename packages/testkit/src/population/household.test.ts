import { toCivilDay, type UnitId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { seeded } from '../seeded.ts';
import { type Household, inventHousehold } from './household.ts';
import { type Origin, ORIGIN_NAMES } from './origin.ts';
import type { Postcode } from './places.ts';

const YEAR = 365.25;
const today = toCivilDay({ year: 2022, month: 9, day: 12 });
const street = (kind: Postcode['kind']): Postcode => ({
  index: 0,
  postcode: 'QA1 1AA',
  kind,
  dwellings: 10,
  district: 'AAA',
  unit: 'c001-b01' as UnitId,
  street: 'Larkmoor Road',
  town: 'Quillwick',
  block: 'Rowan',
  firstNumber: 1,
});

function households(kind: Postcode['kind'], around: Origin, count: number): readonly Household[] {
  const random = seeded(`${kind} ${around}`);
  return Array.from({ length: count }, () => inventHousehold({ home: street(kind), around, today }, random));
}

const all = ORIGIN_NAMES.flatMap((origin) => households('houses', origin, 800));
const ages = ({ adults }: Household): readonly number[] => adults.map(({ born }) => (today - born) / YEAR);

describe('a household', () => {
  test('has somebody in it, all of 16 or more and none above 102', () => {
    for (const household of all) {
      expect(household.adults.length).toBeGreaterThan(0);
      expect(Math.min(...ages(household))).toBeGreaterThanOrEqual(15.99);
      expect(Math.max(...ages(household))).toBeLessThan(102);
    }
  });

  test('has parents at least seventeen years older than their children, and grandparents older than both', () => {
    for (const { adults } of all) {
      const born = (role: string): readonly number[] =>
        adults.filter((adult) => adult.role === role).map((adult) => adult.born);
      const parents = [...born('head'), ...born('partner')];
      for (const child of born('child')) expect(child - Math.max(...parents)).toBeGreaterThan(17 * YEAR);
      for (const elder of born('grandparent')) expect(Math.min(...born('head')) - elder).toBeGreaterThan(18 * YEAR);
    }
  });

  test('twins are of one day and two names; a namesake is a son with his father’s name', () => {
    const twins = all.filter(({ adults }) => adults.some(({ likeness }) => likeness === 'twin'));
    expect(twins.length).toBeGreaterThan(20);
    for (const { adults } of twins) {
      const pair = adults.filter(({ likeness }) => likeness === 'twin');
      expect(pair.length % 2).toBe(0);
      expect(new Set(pair.map(({ born }) => born)).size).toBeLessThanOrEqual(pair.length / 2);
      expect(pair[0]?.name.given).not.toBe(pair[1]?.name.given);
    }
    const namesakes = all.filter(({ adults }) => adults.some(({ likeness }) => likeness === 'namesake'));
    expect(namesakes.length).toBeGreaterThan(10);
    for (const { adults } of namesakes) {
      const son = adults.find(({ likeness }) => likeness === 'namesake');
      expect(adults.some(({ role, name }) => role !== 'child' && name.given === son?.name.given)).toBe(true);
    }
  });

  test('children bear a family name in the way of their origin', () => {
    const families = (origin: Origin): readonly Household[] =>
      all.filter(({ kind, adults }) => kind === 'family' && adults.every((adult) => adult.origin === origin));
    const withChild = (origin: Origin) =>
      families(origin).flatMap(({ adults: [father, mother, child] }) =>
        father?.sex === 'male' && mother !== undefined && child?.role === 'child' ? [{ father, mother, child }] : [],
      );
    for (const { father, child } of withChild('british')) expect(child.name.family).toBe(father.name.family);
    for (const { father, mother, child } of withChild('iberian')) {
      const [first, second] = [father, mother].map(({ name }) => name.family.split(' ')[0]);
      expect(child.name.family).toBe(`${first} ${second}`);
    }
    for (const { father, child } of withChild('horn-of-africa')) {
      expect([child.name.middle, child.name.family]).toEqual([father.name.given, father.name.middle]);
    }
    for (const { father, child } of withChild('tamil')) expect(child.name.family).toBe(father.name.given);
    const daughters = withChild('east-european').filter(
      ({ child, father }) => child.sex === 'female' && father.name.family.endsWith('ski'),
    );
    expect(daughters.length).toBeGreaterThan(0);
    for (const { child } of daughters) expect(child.name.family).toMatch(/ska$/);
  });

  test('a hall has one student to a room, a home has many elders, sharers are of several origins', () => {
    for (const hall of households('student-hall', 'british', 200)) {
      expect([hall.adults.length, hall.tenure]).toEqual([1, 'institution']);
      expect(ages(hall)[0]).toBeLessThan(22.1);
    }
    for (const home of households('care-home', 'british', 50)) {
      expect(home.adults.length).toBeGreaterThanOrEqual(12);
      expect(Math.min(...ages(home))).toBeGreaterThan(73.9);
    }
    const shared = households('shared-houses', 'british', 200).filter(({ kind }) => kind === 'shared-house');
    expect(shared.length).toBeGreaterThan(50);
    expect(shared.some(({ adults }) => new Set(adults.map(({ origin }) => origin)).size > 2)).toBe(true);
    for (const { adults } of shared) expect(adults.length).toBeGreaterThanOrEqual(3);
  });
});
