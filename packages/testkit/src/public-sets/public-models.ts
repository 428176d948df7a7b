import { type MatchModel, type ModelShape, startModel, type TrainingOrder } from '@selectorate/roll';

/** What is compared in a public data set, and in which blocks its model is learnt. Nothing here was chosen by its labels. */
export interface PublicModel {
  readonly start: MatchModel;
  readonly order: TrainingOrder;
}

// Even odds: from here on a pair is more likely one person than two.
const thresholds: ModelShape['thresholds'] = { review: 0, strong: 0 };
const provenance = {
  data: 'the data set itself, without its labels',
  method: 'u from random pairs, m by EM in blocks',
};

const febrlShape: ModelShape = {
  name: 'febrl',
  revision: '1',
  fields: ['given', 'family', 'number', 'street', 'suburb', 'postcode', 'state', 'born'],
  comparisons: [
    { name: 'given', kind: 'given-name', of: ['given'] },
    { name: 'family', kind: 'family-name', of: ['family'] },
    { name: 'order', kind: 'name-order', of: ['given', 'family'] },
    { name: 'born', kind: 'date', of: ['born'] },
    { name: 'number', kind: 'code', of: ['number'] },
    { name: 'street', kind: 'phrase', of: ['street'] },
    { name: 'suburb', kind: 'phrase', of: ['suburb'] },
    { name: 'postcode', kind: 'code', of: ['postcode'] },
  ],
  blocks: [
    { parts: [{ take: 'names' }] },
    { parts: [{ take: 'key', of: 'born' }] },
    { parts: [{ take: 'key', of: 'street' }] },
    { parts: [{ take: 'key', of: 'postcode' }] },
    { parts: [{ take: 'key', of: 'suburb' }] },
  ],
  thresholds,
  provenance,
};

const fakeShape: ModelShape = {
  name: 'fake-1000',
  revision: '1',
  fields: ['given', 'family', 'born', 'city', 'email'],
  comparisons: [
    { name: 'given', kind: 'given-name', of: ['given'] },
    { name: 'family', kind: 'family-name', of: ['family'] },
    { name: 'order', kind: 'name-order', of: ['given', 'family'] },
    { name: 'born', kind: 'date', of: ['born'] },
    { name: 'city', kind: 'phrase', of: ['city'] },
    { name: 'email', kind: 'email', of: ['email'] },
  ],
  blocks: [
    { parts: [{ take: 'key', of: 'given' }] },
    { parts: [{ take: 'key', of: 'family' }] },
    { parts: [{ take: 'names' }] },
    { parts: [{ take: 'key', of: 'born' }] },
    { parts: [{ take: 'year', of: 'born' }] },
    { parts: [{ take: 'key', of: 'email' }] },
    { parts: [{ take: 'key', of: 'city' }] },
  ],
  thresholds,
  provenance,
};

const bornAndPlace = { seed: 1, pairs: 400_000 };

export const FEBRL: PublicModel = {
  start: startModel(febrlShape),
  order: {
    ...bornAndPlace,
    sessions: [
      { block: { parts: [{ take: 'key', of: 'born' }] }, without: ['born'] },
      { block: { parts: [{ take: 'key', of: 'postcode' }] }, without: ['postcode', 'suburb'] },
    ],
  },
};

export const FAKE: PublicModel = {
  start: startModel(fakeShape),
  order: {
    ...bornAndPlace,
    sessions: [
      { block: { parts: [{ take: 'key', of: 'born' }] }, without: ['born'] },
      { block: { parts: [{ take: 'key', of: 'email' }] }, without: ['email'] },
      { block: { parts: [{ take: 'names' }] }, without: ['given', 'family', 'order'] },
    ],
  },
};
