import type { MemberId } from '@selectorate/basics';
import { expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import { RATE_ALPHA, ratesAbove } from './change-rates.ts';
import type { Contact, ContactEdit } from './contact-edits.ts';

const SPAN = 365;
const TODAY = 19_000;
const PEOPLE = 600;

const people = Array.from({ length: PEOPLE }, (_, i) => ({
  member: `m-${i}` as MemberId,
  person: { name: '', email: 'e', phone: 'p', address: 'a', postcode: '' },
})) as unknown as readonly RollEntry[];

function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
}

/** Changes at the published yearly rates that come in clumps of `clump` on one day, as when an officer catches up. */
function year(seed: number, clump: number): readonly ContactEdit[] {
  const random = randomOf(seed);
  const rates: readonly (readonly [Contact, number])[] = [
    ['address', 0.1],
    ['phone', 0.08],
    ['email', 0.06],
  ];
  return rates.flatMap(([contact, rate]) => {
    const edits: ContactEdit[] = [];
    for (const { member } of people) {
      if (random() >= rate / clump) continue;
      const day = TODAY - Math.floor(random() * SPAN);
      for (let i = 0; i < clump; i++) {
        const own = i === 0 ? member : (`m-${Math.floor(random() * PEOPLE)}` as MemberId);
        edits.push({ member: own, contact, from: 'a', to: 'b', day, hour: 12, officer: null, session: null });
      }
    }
    return edits;
  });
}

test.each([1, 2, 3])(
  'an honest year whose changes come in clumps of %i alarms no more often than is stated',
  (clump) => {
    const years = 400;
    let alarms = 0;
    for (let seed = 1; seed <= years; seed++) {
      const edits = year(seed * 31 + clump, clump);
      if (ratesAbove(people, { edits, cosmetic: 0, beside: [], since: TODAY - SPAN + 1 }, TODAY).length > 0) alarms++;
    }
    expect(alarms / years).toBeLessThanOrEqual(RATE_ALPHA);
  },
);
