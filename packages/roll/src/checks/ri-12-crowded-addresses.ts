import { groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { dwellingKey } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raise } from './finding.ts';
import { dataOf } from './ri-04-register.ts';

/** One member more than registered adults is ordinary: registers lack one adult in six. */
const ORDINARY = 1;
const LEAST_WHERE_NOBODY = 3;

/** RI-12: members at an address above its registered adults, by more than gaps in a register explain. */
export function checkCrowdedAddresses({ entries, register }: CheckInput): Finding | NotRun {
  if (register === undefined) return notRun('register');
  const { adults } = register;
  if (adults === undefined) return notRun('registered-adults');
  const placed = entries.flatMap((entry, i) => {
    const dwelling = dwellingKey(entry.person);
    return dwelling === null ? [] : [{ member: entry.member, dwelling, registered: Math.max(0, adults[i] ?? 0) }];
  });
  const dwellings = [...groupBy(placed, ({ dwelling }) => dwelling).values()];
  const counted = dwellings.map((group) => ({ group, adults: group[0]?.registered ?? 0 }));
  const signals = counted.flatMap(({ group, adults: registered }) => {
    const above = group.length - registered;
    if (registered === 0 ? group.length < LEAST_WHERE_NOBODY : above <= ORDINARY) return [];
    return raise({
      check: 'RI-12',
      state: 'review',
      reason: registered === 0 ? 'members-where-nobody-registered' : 'members-above-adults',
      members: group.map(({ member }) => member),
      figures: { members: group.length, adults: registered },
      about: [register.sha256, registered],
    });
  });
  return found({
    population: entries.length,
    tested: placed.map(({ member }) => member),
    notTestable: { 'no-address': entries.length - placed.length },
    signals,
    expected: { low: 0, high: Math.ceil(entries.length / 100), source: 'measured-on-invented-rolls' },
    totals: {
      addresses: dwellings.length,
      'one-address-more': counted.filter(({ group, adults: registered }) => group.length - registered === ORDINARY)
        .length,
    },
    data: dataOf(register),
  });
}
