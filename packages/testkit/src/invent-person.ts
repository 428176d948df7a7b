import type { GeneratedEntry } from './generated-entry.ts';
import type { Seeded } from './seeded.ts';

// Invented on purpose: nobody is called this, nobody lives there, and the numbers are those set aside for drama.
const GIVEN = ['Test', 'Tést', 'Testé', 'Test-Anne', "T'est", 'Tesť', 'Tëst', 'Teṣt'];
const FAMILY = ['Person', 'Persøn', "O'Person", 'Pérson-Example', 'van der Person', 'Person, Jr', 'Perśon', 'Peršon'];
const STREETS = [
  'Nowhere Street',
  'Imaginary Row',
  "Nobody's Lane",
  'Placeholder Way',
  'Fictional Close',
  'St Example’s Road',
];
const TOWNS = ['Exampleton', 'Sample-on-Sea', 'Much Testing', 'Mock’s End'];

/** A person that cannot be taken for a living one; `number` tells them apart. */
export function inventPerson(number: number, random: Seeded): GeneratedEntry['person'] {
  const digits = number.toString().padStart(4, '0');
  const flat = random.chance(1, 5) ? `Flat ${random.between(1, 12)}, ` : '';
  const house = `${random.between(1, 140)} ${random.pick(STREETS)}`;
  return {
    name: `${random.chance(2, 3) ? 'Test' : random.pick(GIVEN)} ${random.chance(2, 3) ? 'Person' : random.pick(FAMILY)} ${digits}`,
    email: inventEmail(digits, random),
    phone: inventPhone(number, random),
    address: `${flat}${house}, ${random.pick(TOWNS)}`,
    postcode: `ZZ${random.between(1, 20)} ${random.between(1, 9)}${random.pick(['AA', 'AB', 'BD', 'EF', 'XY'])}`,
  };
}

function inventEmail(digits: string, random: Seeded): string {
  if (random.chance(1, 9)) return '';
  return random.chance(1, 2) ? `person.${digits}@example.org` : `Person${digits}@example.invalid`;
}

function inventPhone(number: number, random: Seeded): string {
  if (random.chance(1, 8)) return '';
  const last = (number % 1000).toString().padStart(3, '0');
  if (number % 2000 >= 1000) return random.chance(1, 4) ? `+44 20 7946 0${last}` : `020 7946 0${last}`;
  return random.chance(1, 4) ? `+44 7700 900${last}` : `07700 900${last}`;
}
