import type { EventType } from '../objects/events.ts';

/**
 * An event together with all it refers to. `D` is how a data member stands in it: its text where a step is to be written, its
 * text with hash and place where one was read.
 */
export type Step<D> =
  | { readonly type: 'Setup'; readonly election: D; readonly trustees: D; readonly credentials: D }
  | { readonly type: 'Ballot'; readonly ballot: D }
  | { readonly type: 'EndBallots' }
  | {
      readonly type: 'EncryptedTally';
      readonly numTallied: number;
      readonly totalWeight: number;
      readonly encryptedTally: D;
    }
  | { readonly type: 'Shuffle'; readonly owner: number; readonly shuffle: D }
  | { readonly type: 'EndShuffles' }
  | { readonly type: 'PartialDecryption'; readonly owner: number; readonly partialDecryption: D }
  | { readonly type: 'Result'; readonly result: D };

const NEXT: Readonly<Record<EventType, readonly EventType[]>> = {
  Setup: ['Ballot', 'EndBallots'],
  Ballot: ['Ballot', 'EndBallots'],
  EndBallots: ['EncryptedTally'],
  EncryptedTally: ['Shuffle', 'EndShuffles', 'PartialDecryption'],
  Shuffle: ['Shuffle', 'EndShuffles'],
  EndShuffles: ['PartialDecryption'],
  PartialDecryption: ['PartialDecryption', 'Result'],
  Result: [],
};

/** Whether an event of this type may come after one of that; null stands for the beginning. */
export const mayFollow = (type: EventType, before: EventType | null): boolean =>
  before === null ? type === 'Setup' : NEXT[before].includes(type);
