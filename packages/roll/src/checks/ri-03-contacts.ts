import type { RollEntry } from '../entry.ts';
import { groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { countHouseholds, largestUsualHousehold } from './entry-facts.ts';
import { type Finding, found, raise, type RaisedSignal } from './finding.ts';

/**
 * RI-03: one e-mail address or telephone for more members than a household. A family that shares one is explained and is only
 * counted; what a household is, the roll itself says.
 */
export function checkContacts({ entries }: CheckInput): Finding {
  const usual = largestUsualHousehold(entries);
  const reachable = entries.filter(({ person }) => person.email !== '' || person.phone !== '');
  const seen = (['email', 'phone'] as const).map((field) => questionsOf(field, reachable, usual));
  return found({
    population: entries.length,
    tested: reachable.map(({ member }) => member),
    notTestable: { 'no-contact': entries.length - reachable.length },
    signals: seen.flatMap(({ signals }) => signals),
    expected: { low: 0, high: Math.ceil(entries.length / 500), source: 'measured-on-invented-rolls' },
    totals: {
      'largest-usual-household': usual,
      'shared-in-a-household': seen.reduce((total, { explained }) => total + explained, 0),
    },
  });
}

function questionsOf(field: 'email' | 'phone', entries: readonly RollEntry[], usual: number) {
  const groups = groupBy(entries, ({ person }) => squeezeContact(field, person[field]));
  let explained = 0;
  const signals: RaisedSignal[] = [];
  for (const [value, group] of groups) {
    if (value === '' || group.length < 2) continue;
    const households = countHouseholds(group, usual);
    if (households === 1 && group.length <= usual) {
      explained++;
      continue;
    }
    signals.push(
      raise({
        check: 'RI-03',
        state: group.length > usual && households > 1 ? 'escalate' : 'review',
        reason: households === 1 ? 'contact-above-household' : 'contact-of-several-households',
        members: group.map(({ member }) => member),
        figures: { field, members: group.length, households, 'usual-most': usual },
        about: [field, value],
      }),
    );
  }
  return { signals, explained };
}

/** A contact for comparing: letters case aside, figures of a telephone number with its extension. */
export function squeezeContact(field: 'email' | 'phone', value: string): string {
  const text = value.trim().toLowerCase();
  return field === 'email' ? text : text.replaceAll(/[\s().-]+/g, '').replace(/^(?:\+44|0044)0?/, '0');
}
