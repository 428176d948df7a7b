import type { ContestId, PersonId } from '@selectorate/basics';
import { auditVerdict, type AuditVerdict, drawSample, ineligibleBound } from '@selectorate/roll';
import { hashHex } from '../act.ts';
import { type Check, inStage } from '../checks.ts';
import type { DISCRETIONARY_AMENDMENTS } from '../codes.ts';
import { fromSeconds, type Instant, toSeconds } from '../instant.ts';
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

/** Until when values are revealed; null before the freeze. Who has not revealed by then is missing, and stays so. */
export const revealUntil = ({ frozen }: State): Instant | null =>
  frozen === null ? null : fromSeconds(toSeconds(frozen.at) + HOURS_TO_REVEAL * 3600);

/**
 * Whether nobody who chose the frozen roll can have chosen the sample: a scrutineer revealed a value, and so did somebody who did
 * not sign the freeze. A scrutineer who was replaced since counts by what they revealed.
 */
export function isDrawnByOthers({ rollSample, frozen, people }: State): boolean {
  const revealed = (rollSample?.values ?? []).filter(({ value }) => value !== null).map(({ person }) => person);
  const ofScrutineer = revealed.some((person) =>
    people.get(person)?.holdings.some(({ role }) => role === 'scrutineer'),
  );
  return ofScrutineer && revealed.some((person) => frozen?.by.includes(person) === false);
}

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
  /** Values for the draw that were committed to and not revealed, and how many there were: they widen both bounds (A56). */
  readonly missing: number;
  readonly committed: number;
  /** Entries added since the freeze, of which none could be drawn; each counts as ineligible in both bounds. */
  readonly added: number;
  /** Entries corrected since the freeze: what the sample says is of how they were. */
  readonly corrected: number;
  /** At most so many entries are ineligible, every silent member and every entry added since counted as one. */
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
  const committed = rollSample.values.length;
  const missing = rollSample.values.filter(({ value }) => value === null).length;
  const bounded = ineligibleBound({ roll, sample, bad: ineligible, silent, missing, committed });
  if (!bounded.ok) return null;
  const added = amendedFor(state, 'entry-added');
  const corrected = amendedFor(state, 'entry-corrected');
  const bound = bounded.value.bound + added;
  const ifSilentLikeRest = bounded.value.ifSilentLikeRest + added;
  const margin = counted?.margin ?? null;
  const verdict = margin === null ? null : auditVerdict({ bound, margin });
  const found = { roll, sample, confirmed, ineligible, silent, missing, committed, added, corrected };
  return { ...found, bound, ifSilentLikeRest, margin, verdict };
}

/** Entries that amendments changed for one reason. */
const amendedFor = ({ roll }: State, reason: (typeof DISCRETIONARY_AMENDMENTS)[number]): number =>
  (roll?.amendments ?? []).reduce((sum, { reasons }) => sum + (reasons[reason] ?? 0), 0);
