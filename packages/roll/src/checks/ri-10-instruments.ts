import type { CheckInput } from './check-input.ts';
import { type Finding, found, type NotRun, notRun, raise } from './finding.ts';
import { sharingOf } from './shared-things.ts';

/** A parent pays for a child who has moved and married: two households are looked at, more are asked about. */
const SEVERAL = 3;

/**
 * RI-10: one payment instrument for members of several families at several addresses (A22), households allowed for. Instruments are
 * keyed hashes whose key is destroyed after the appeals.
 */
export function checkInstruments(input: CheckInput): Finding | NotRun {
  if (input.evidence === undefined) return notRun('evidence');
  const { groups, with: paying } = sharingOf(input, ({ instrument }) => instrument);
  const across = groups.filter(({ isQuestion }) => isQuestion);
  return found({
    population: input.entries.length,
    tested: paying.map(({ member }) => member),
    notTestable: { 'no-instrument': input.entries.length - paying.length },
    signals: across.map(({ token, entries, households }) =>
      raise({
        check: 'RI-10',
        state: households >= SEVERAL ? 'escalate' : 'review',
        reason: 'instrument-of-several-households',
        members: entries.map(({ member }) => member),
        figures: { members: entries.length, households },
        about: [token],
      }),
    ),
    expected: { low: 0, high: Math.ceil(input.entries.length / 500), source: 'measured-on-invented-rolls' },
    totals: { 'shared-in-a-household': groups.length - across.length },
  });
}
