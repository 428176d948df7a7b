import type { ModelShape } from './start-model.ts';

/** What the shipped models compare when a roll is set beside an electoral register of the United Kingdom. */
export const UK_REGISTER_SHAPE: ModelShape = {
  name: 'uk-register',
  revision: '2',
  fields: ['given', 'family', 'address', 'postcode'],
  comparisons: [
    { name: 'given', kind: 'given-name', of: ['given'] },
    { name: 'family', kind: 'family-name', of: ['family'] },
    { name: 'order', kind: 'name-order', of: ['given', 'family'] },
    { name: 'address', kind: 'address', of: ['address', 'postcode'], place: true },
  ],
  blocks: [
    { parts: [{ take: 'key', of: 'address' }] },
    { parts: [{ take: 'names' }, { take: 'district', of: 'address' }] },
    {
      parts: [
        { take: 'house', of: 'address' },
        { take: 'district', of: 'address' },
      ],
    },
    {
      parts: [
        { take: 'house', of: 'address' },
        { take: 'key', of: 'family' },
      ],
    },
    {
      parts: [
        { take: 'house', of: 'address' },
        { take: 'key', of: 'given' },
      ],
    },
    { parts: [{ take: 'names' }], atMost: 20 },
    { parts: [{ take: 'house', of: 'address' }], eitherWithoutKey: 'address' },
    { parts: [{ take: 'names' }, { take: 'street', of: 'address' }], eitherWithoutKey: 'address' },
  ],
  thresholds: { review: 0, strong: 6000 },
  provenance: {
    data: 'an invented population of 75,000 register rows and 25,000 members (testkit/population, seed training-1)',
    method: 'names by EM at one address, addresses from rare-name anchors, u by random pairs; no labels',
  },
};

/** What is compared within one roll. */
export const UK_DUPLICATES_SHAPE: ModelShape = {
  name: 'uk-duplicates',
  revision: '2',
  fields: ['given', 'family', 'address', 'postcode', 'born', 'email', 'phone'],
  comparisons: [
    { name: 'given', kind: 'given-name', of: ['given'] },
    { name: 'family', kind: 'family-name', of: ['family'] },
    { name: 'order', kind: 'name-order', of: ['given', 'family'] },
    { name: 'address', kind: 'address', of: ['address', 'postcode'], place: true },
    { name: 'born', kind: 'date', of: ['born'] },
    { name: 'email', kind: 'email', of: ['email'] },
    { name: 'phone', kind: 'code', of: ['phone'] },
  ],
  blocks: [
    { parts: [{ take: 'key', of: 'address' }] },
    { parts: [{ take: 'names' }], atMost: 400 },
    {
      parts: [
        { take: 'house', of: 'address' },
        { take: 'district', of: 'address' },
      ],
    },
    { parts: [{ take: 'house', of: 'address' }], eitherWithoutKey: 'address' },
    { parts: [{ take: 'key', of: 'born' }] },
    { parts: [{ take: 'key', of: 'email' }], atMost: 50 },
    { parts: [{ take: 'key', of: 'phone' }], atMost: 50 },
  ],
  thresholds: { review: 7000, strong: 13_000 },
  provenance: {
    data: 'an invented roll of 30,000 members, one in twenty entered twice (testkit/population, seed training-2)',
    method: 'u by random pairs, m by EM in blocks of date of birth, e-mail and postcode with family name; no labels',
  },
};
