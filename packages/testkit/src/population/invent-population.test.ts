import { unwrap, utf8 } from '@selectorate/basics';
import { importRoll, rollEntrySchema } from '@selectorate/roll';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectPopulation, inventPlacePart, inventPopulation, placesIn } from './invent-population.ts';
import { ORIGIN_NAMES } from './origin.ts';
import type { PopulationPlan } from './population-plan.ts';
import { electorKey, type InventedMember } from './rows.ts';
import { writeRollCsv } from './write-csv.ts';
import { ADDRESS_ERRORS, DATE_ERRORS, NAME_VARIANTS, TYPING_ERRORS } from './writing/alteration.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const plan = (seed: string, more: Partial<PopulationPlan> = {}): PopulationPlan => ({
  seed,
  electors: 40_000,
  members: 20_000,
  asOf,
  ...more,
});
const small = (seed: string, more: Partial<PopulationPlan> = {}): PopulationPlan =>
  plan(seed, { electors: 1200, members: 300, ...more });

const large = collectPopulation(plan('large'));
const two = collectPopulation(plan('two places', { electors: 6000, members: 2000, placeSize: 3000 }));
const firsts = large.members.filter(({ truth }) => truth.sameAs === null);
const share = (members: readonly InventedMember[], is: (member: InventedMember) => boolean): number =>
  members.filter(is).length / members.length;

describe('an invented population', () => {
  test('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const once = collectPopulation(small(`seed ${seed}`));
        expect(collectPopulation(small(`seed ${seed}`))).toEqual(once);
        expect(collectPopulation(small(`seed ${seed + 1}`)).members).not.toEqual(once.members);
      }),
      { numRuns: 4, seed: 1 },
    );
  });

  test('has the electors and members asked for, a few more for the last household', () => {
    expect(large.electors.length).toBeGreaterThanOrEqual(40_000);
    expect(large.electors.length).toBeLessThan(40_060);
    expect(Math.abs(firsts.length - 20_000)).toBeLessThan(100);
  });

  test('is made place by place: one made alone is as it is among the others', () => {
    const both = small('apart', { electors: 2400, placeSize: 1200 });
    expect(placesIn(both)).toBe(2);
    const second = [...inventPopulation(both)].filter(({ place }) => place === 'c002');
    expect([...inventPlacePart(both, 1)]).toEqual(second);
  });

  test('has the same register whatever the roll, the contacts and the attacks on it', () => {
    const calm = collectPopulation(small('same'));
    const ghosts = { kind: 'ghosts', wave: 'g', place: 0, count: 20, at: 'empty', by: asOf } as const;
    const stormy = collectPopulation(
      small('same', { attacks: [ghosts], rates: { emailKnown: 10, phoneChanges: 900 } }),
    );
    expect(stormy.electors).toEqual(calm.electors);
  });

  test('refuses a place that its postcodes could not tell apart', () => {
    expect(() => placesIn(plan('x', { placeSize: 300_000 }))).toThrow('a place of 300000');
  });
});

describe('its truth', () => {
  test.each([
    ['one place', large],
    ['two places', two],
  ])('names every register row once, and each entry points at rows of the same person: %s', (_, population) => {
    const byKey = new Map(population.electors.map(({ row, truth }) => [electorKey(row.elector), truth.person]));
    expect(byKey.size).toBe(population.electors.length);
    for (const { truth } of population.members) {
      for (const key of truth.electors) expect(byKey.get(key)).toBe(truth.person);
      expect(truth.electors.length === 0).toBe(truth.absent !== null);
    }
  });

  test('knows of everybody on the register: who is absent has no row', () => {
    const registered = new Set(large.electors.map(({ truth }) => truth.person));
    const absent = large.members.filter(({ truth }) => truth.absent !== null);
    expect(absent.length).toBeGreaterThan(1000);
    expect(absent.filter(({ truth }) => registered.has(truth.person))).toEqual([]);
  });

  test('has at least every kind of name, typing, date and address error, on the roll; typing errors on the register too', () => {
    const done = new Set(large.members.flatMap(({ truth }) => truth.alterations));
    const all = [...NAME_VARIANTS, ...TYPING_ERRORS, ...DATE_ERRORS, ...ADDRESS_ERRORS];
    expect(all.filter((alteration) => !done.has(alteration))).toEqual([]);
    const typed = new Set(large.electors.flatMap(({ truth }) => truth.alterations));
    expect(TYPING_ERRORS.filter((alteration) => !typed.has(alteration))).toEqual([]);
  });

  test('an entry that nothing was done to writes name, address and postcode as its register row does', () => {
    const rows = new Map(large.electors.map((elector) => [electorKey(elector.row.elector), elector]));
    const untouched = firsts.filter(({ truth }) => truth.situation === 'at-home' && truth.electors.length === 1);
    let compared = 0;
    for (const { entry, evidence, truth } of untouched) {
      const elector = rows.get(truth.electors[0] ?? '');
      const quiet = truth.alterations.every((alteration) => alteration === 'birth-missing');
      if (elector === undefined || elector.row.anonymous || !quiet || elector.truth.alterations.length > 0) continue;
      compared++;
      expect(entry.person.address).toBe(elector.row.lines.join(', '));
      expect(entry.person.postcode).toBe(elector.row.postcode);
      expect(evidence.familyName).toBe(elector.row.family);
      expect(elector.row.given.charAt(0)).toBe(evidence.givenNames.charAt(0));
    }
    expect(compared).toBeGreaterThan(4000);
  });

  test('origin, truth and likeness are in no row', () => {
    const rows = JSON.stringify([
      large.electors.slice(0, 500).map(({ row }) => row),
      large.members.slice(0, 500).map(({ entry, evidence }) => [entry, evidence]),
    ]);
    for (const origin of ORIGIN_NAMES.filter((name) => name.includes('-'))) expect(rows).not.toContain(origin);
    expect(rows).not.toMatch(/origin|likeness|namesake|nameShape|person":\d/);
  });
});

describe('its rates', () => {
  const settled = firsts.filter(
    ({ truth }) => truth.ageBand !== '16-17' && ['at-home', 'roll-behind', 'register-behind'].includes(truth.situation),
  );
  const registered = (members: readonly InventedMember[]): number =>
    share(members, ({ truth }) => truth.absent === null);

  test('about 84 of a hundred settled adults are on the register; fewer renters, young people and newcomers', () => {
    expect(registered(settled)).toBeGreaterThan(0.82);
    expect(registered(settled)).toBeLessThan(0.86);
    const of = (is: (truth: InventedMember['truth']) => boolean): number =>
      registered(settled.filter(({ truth }) => is(truth)));
    expect(of(({ tenure }) => tenure === 'private-rent')).toBeLessThan(of(({ tenure }) => tenure === 'owned') - 0.15);
    expect(of(({ ageBand }) => ageBand === '18-24')).toBeLessThan(of(({ ageBand }) => ageBand === '65-79') - 0.1);
    expect(of(({ origin }) => origin === 'east-european')).toBeLessThan(
      of(({ origin }) => origin === 'british') - 0.08,
    );
  });

  test('situations come as often as the plan says', () => {
    const perMille = (situation: string): number => 1000 * share(firsts, ({ truth }) => truth.situation === situation);
    expect(Math.abs(perMille('roll-behind') - 35)).toBeLessThan(5);
    expect(Math.abs(perMille('register-behind') - 12)).toBeLessThan(3);
    expect(Math.abs(perMille('moved-away') - 18)).toBeLessThan(4);
    expect(Math.abs(perMille('dead') - 8)).toBeLessThan(3);
    expect(Math.abs(perMille('gone-away') - 10)).toBeLessThan(3);
    expect(Math.abs(1000 * (1 - firsts.length / large.members.length) - 10)).toBeLessThan(3);
  });

  test('contacts change in a year as often as the plan says, and the entry has what came after', () => {
    const perMille = (field: string): number =>
      (1000 * large.changes.filter(({ change }) => change.field === field).length) / firsts.length;
    expect(Math.abs(perMille('address') - 100)).toBeLessThan(10);
    expect(Math.abs(perMille('phone') - 80 * 0.74)).toBeLessThan(10);
    expect(Math.abs(perMille('email') - 60 * 0.86)).toBeLessThan(10);
    const entries = new Map(large.members.map(({ entry }) => [entry.member, entry.person]));
    for (const { change } of large.changes) {
      expect(entries.get(change.member)?.[change.field]).toBe(change.to);
      expect(change.from).not.toBe(change.to);
    }
  });

  test('every origin, age band, tenure and kind of household is there', () => {
    const distinct = (of: (member: InventedMember) => string): number => new Set(large.members.map(of)).size;
    expect(distinct(({ truth }) => truth.origin)).toBe(ORIGIN_NAMES.length);
    expect(distinct(({ truth }) => truth.ageBand)).toBe(7);
    expect(distinct(({ truth }) => truth.tenure)).toBe(5);
    expect(distinct(({ truth }) => truth.household)).toBe(8);
    expect(distinct(({ truth }) => truth.nameShape)).toBe(8);
    expect(share(firsts, ({ truth }) => truth.origin === 'british')).toBeGreaterThan(0.55);
  });

  test('attainers have a date in the next two years, and nobody else has one', () => {
    const dates = large.electors.flatMap(({ row }) => row.attains ?? []);
    expect(dates.length).toBeGreaterThan(100);
    expect(dates.filter((date) => date <= '2022-09-12' || date > '2024-09-13')).toEqual([]);
  });

  test('no errors are made where none are wanted', () => {
    const { members, electors } = collectPopulation(small('exact', { rates: { errors: 0, bornKnown: 1000 } }));
    const english = (alteration: string): boolean => alteration === 'english-name';
    expect(members.flatMap(({ truth }) => truth.alterations).filter((done) => !english(done))).toEqual([]);
    expect(electors.flatMap(({ truth }) => truth.alterations)).toEqual([]);
  });
});

describe('its rows', () => {
  test('reach nobody: reserved domains, numbers of the drama ranges, postcodes of areas that are not', () => {
    const drama =
      /^(07700 900|020 7946 0|01632 960|029 2018 0|0191 498 0|01(1[3-8]|21|31|41|51|61) 496 0)\d{3}( ext \d+)?$/;
    for (const { entry } of [...large.members, ...two.members]) {
      const { email, phone, postcode } = entry.person;
      expect(email).toMatch(/^$|^[a-z.]*[a-z0-9]+@[a-z]+\.example$/);
      if (phone !== '') expect(phone).toMatch(drama);
      expect(postcode.toUpperCase()).toMatch(/^$|^[QVX][A-Z]\d{1,2} ?\d[A-Z]{2}$/);
    }
    for (const { change } of large.changes.filter(({ change: { field } }) => field !== 'address')) {
      expect(change.from).toMatch(change.field === 'email' ? /\.example$/ : drama);
    }
    for (const { row } of large.electors) expect(row.postcode).toMatch(/^$|^[QVX][A-Z]\d{1,2} \d[A-Z]{2}$/);
  });

  test('are entries as the roll takes them, and come through an import unchanged', () => {
    for (const { entry } of large.members.slice(0, 2000)) expect(rollEntrySchema.parse(entry)).toEqual(entry);
    const { members } = two;
    const imported = unwrap(importRoll(utf8([...writeRollCsv(members)].join(''))));
    const upper = members.map(({ entry: { person, ...entry } }) => ({
      ...entry,
      person: { ...person, postcode: person.postcode.toUpperCase() },
    }));
    expect(imported.entries).toEqual(upper);
    expect(new Set(imported.repairs.map(({ code }) => code))).toEqual(new Set(['case-changed']));
  });

  test('each membership number once; joined before the day, never before fifteen', () => {
    expect(new Set(large.members.map(({ entry }) => entry.member)).size).toBe(large.members.length);
    for (const { entry, evidence } of large.members) {
      expect(entry.standing.joined < '2022-09-12').toBe(true);
      expect((evidence.firstCleared ?? '2022') <= '2022-09-12').toBe(true);
    }
  });

  test('only people of one household share a contact, a token or a device; their numbers follow each other', () => {
    const sharers = new Map<string, number[]>();
    for (const { entry, evidence, truth } of firsts) {
      for (const shared of [entry.person.email, entry.person.phone, evidence.instrument, evidence.device]) {
        if (shared !== null && shared !== '') sharers.set(shared, [...(sharers.get(shared) ?? []), truth.person]);
      }
    }
    const groups = [...sharers.values()].filter(({ length }) => length > 1);
    expect(groups.length).toBeGreaterThan(500);
    expect(groups.filter((people) => Math.max(...people) - Math.min(...people) > 7)).toEqual([]);
  });
});
