import type { ContestId, PersonId } from '@selectorate/basics';
import { auditVerdict, type AuditVerdict, drawSample, ineligibleBound } from '@selectorate/roll';
import { hashHex } from '../act.ts';
import { type Check, inStage } from '../checks.ts';
import type { State } from '../state.ts';
import { type Draw, revealedLines, valueCommitment } from './values.ts';

const SAMPLE_VALUE = 'selectorate-sample-value/1';

/** The commitment to a value for the sample: see `valueCommitment`, under the name `selectorate-sample-value/1`. */
export const sampleValueCommitment = (contest: ContestId, person: PersonId, value: string): string =>
  valueCommitment(SAMPLE_VALUE, { contest, person, value });

/** The sample as a draw: whoever came to their role after it was called gives no value. */
export const sampleDraw = ({ rollSample }: State): Draw => ({
  name: SAMPLE_VALUE,
  values: rollSample?.values ?? [],
  heldBefore: rollSample?.seq ?? null,
  clause: 'house.roll-sample',
});

/** From the freeze until the result is declared. */
export const afterFreeze = (state: State): Check => inStage(state, 'trigger', 'shortlist', 'ballot', 'count');

/** How long contributors have to reveal, from the freeze; once all have, nobody is waited for. */
export const HOURS_TO_REVEAL = 24;

/**
 * The seed of the sample: SHA-256 of the UTF-8 lines `selectorate-sample-seed/1`, contest, root of the frozen roll, root of the
 * log up to and with the freeze, and `person value` for each value revealed, in the order of the commitments, joined by line
 * feeds. Null without any value, or before the freeze.
 */
export function rollSampleSeed({ contest, frozen, rollSample }: State): string | null {
  const revealed = revealedLines(rollSample?.values ?? []);
  if (contest === null || frozen === null || revealed.length === 0) return null;
  return hashHex(['selectorate-sample-seed/1', contest, frozen.roll.root, frozen.head.root, ...revealed].join('\n'));
}

/** How many leaves are drawn: as many as were called for, of a smaller roll all. */
export const sampleSize = ({ rollSample, frozen }: State): number =>
  Math.min(rollSample?.size ?? 0, frozen?.roll.members ?? 0);

/** The leaves drawn, as indexes of the roll as it was frozen; null before the draw. Anybody can recompute them (P). */
export function sampleIndexes(state: State): readonly number[] | null {
  const { rollSample, frozen } = state;
  if (rollSample?.drawn == null || frozen === null) return null;
  const drawn = drawSample({ seed: rollSample.drawn.seed, roll: frozen.roll.members, sample: sampleSize(state) });
  return drawn.ok ? drawn.value : null;
}

/** What a sample says of the whole roll, at 95 % confidence, beside the margin of the count where there is one. */
export interface SampleBounds {
  readonly roll: number;
  readonly sample: number;
  readonly confirmed: number;
  readonly ineligible: number;
  readonly silent: number;
  /** At most so many entries are ineligible, every silent member counted as one. */
  readonly bound: number;
  /** The same if the silent are like the rest. */
  readonly ifSilentLikeRest: number;
  readonly margin: number | null;
  /** How the margin stands to the headline bound; null before the count. */
  readonly verdict: AuditVerdict | null;
}

/** The bounds of the sample as last reported (A01); null before it is. */
export function sampleBounds(state: State): SampleBounds | null {
  const { rollSample, frozen, counted } = state;
  if (rollSample?.found == null || frozen === null) return null;
  const { confirmed, ineligible, silent } = rollSample.found;
  const [roll, sample] = [frozen.roll.members, sampleSize(state)];
  const bounded = ineligibleBound({ roll, sample, bad: ineligible, silent });
  if (!bounded.ok) return null;
  const { bound, ifSilentLikeRest } = bounded.value;
  const margin = counted?.margin ?? null;
  const verdict = margin === null ? null : auditVerdict({ bound, margin });
  return { roll, sample, confirmed, ineligible, silent, bound, ifSilentLikeRest, margin, verdict };
}
