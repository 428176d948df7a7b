import { err, ok, type Result } from '@selectorate/basics';
import { z } from 'zod';
import type { Act } from '../act.ts';
import { withDiscretion } from '../change.ts';
import { all, allowedBy, type Check, signedBy, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { afterFreeze, sampleIndexes, sampleSize } from '../derived/roll-sample.ts';
import { CONTRIBUTORS } from '../derived/values.ts';
import * as field from '../fields.ts';
import { isSampleCorrection } from '../invariants.ts';
import { partOf, type PartLookup } from '../parts.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  /** Members who said that they are who the roll says, and may vote. */
  confirmed: field.whole,
  /** Entries whose member may not vote, or is nobody. */
  ineligible: field.whole,
  /** Members who have not answered: they count as ineligible in the headline bound. */
  silent: field.whole,
  /** Leaves whose answer is another than the report before said, silence apart; absent where there are none. */
  corrected: field.whole.optional(),
});
type Found = z.infer<typeof body>;
type Reporting = Act<string, Found>;

/** What was found, leaf by leaf: who the members are stands in the opened roll. */
const answers = z.array(z.strictObject({ index: field.whole, outcome: z.enum(['confirmed', 'ineligible', 'silent']) }));
type Answers = z.infer<typeof answers>;

/**
 * A01 The scrutineer says what the members who were drawn answered. It can be said again as more of them answer, until the papers
 * are reconciled and a margin may be known; the bound on ineligible entries follows from the last. An answer that was reported is
 * changed only as a correction: with reasons, by a second person, and entered in the register of discretion.
 */
export const reportRollSample = defineAct({
  kind: 'report-roll-sample',
  body,
  parts: ['sample', 'reasons?'],
  admit: (state, act) => {
    const { confirmed, ineligible, silent } = act.body;
    const [stated, computed] = [confirmed + ineligible + silent, sampleSize(state)];
    const { drawn = null, found = null } = state.rollSample ?? {};
    return all(
      afterFreeze(state),
      signedBy(
        state,
        act,
        { roles: ['scrutineer'] },
        ...(isSampleCorrection(act.body) ? [{ roles: CONTRIBUTORS }] : []),
      ),
      // A recount opens the papers again, and the sample no more.
      when(state.lotValuesFixed === null, 'house.roll-sample', () => refuse('sample-closed', 'house.roll-sample')),
      when(drawn !== null, 'house.roll-sample', () => refuse('sample-not-drawn', 'house.roll-sample')),
      signersSaw(act, found?.seq ?? drawn?.seq ?? null),
      when(stated === computed, 'house.roll-sample', () =>
        refuse('figures-differ', 'house.roll-sample', { stated, computed }),
      ),
      onlySilenceEnds(found, act.body),
      reasonsWhereCorrected(act),
    );
  },
  apply: (state, act) => {
    const { seq, commitments, body: said } = act;
    const { rollSample } = state;
    if (rollSample === null) return state;
    const corrected = (rollSample.found?.corrected ?? 0) + (said.corrected ?? 0);
    const found = { ...said, seq, corrected, sample: commitments['sample'] ?? null };
    const next: State = { ...state, rollSample: { ...rollSample, found } };
    if (!isSampleCorrection(said)) return next;
    const power = state.rulebook.calendar.clause;
    return withDiscretion(next, act, { power, ground: 'sample-corrected', affects: 'roll-sample' });
  },
  checkParts: (state, act, parts) => {
    const read = answers.safeParse(partOf(act, 'sample', parts));
    if (!read.success) return err(refuse('part-missing', 'house.roll-sample', { part: 'sample' }));
    if (!isOfTheDraw(state, act.body, read.data))
      return err(refuse('part-differs', 'house.roll-sample', { part: 'sample' }));
    return correctedAsSaid(state, act, { now: read.data, parts });
  },
});

type Before = NonNullable<State['rollSample']>['found'];

/** As many answers as before or more, but for those said to be corrected. */
function onlySilenceEnds(before: Before, { confirmed, ineligible, corrected = 0 }: Found): Check {
  const fewer =
    before === null ? 0 : Math.max(0, before.confirmed - confirmed) + Math.max(0, before.ineligible - ineligible);
  const allowed = fewer <= corrected && (before !== null || corrected === 0);
  return when(allowed, 'house.roll-sample', () =>
    refuse('sample-restated', 'house.roll-sample', { changed: fewer, corrected }),
  );
}

function reasonsWhereCorrected({ kind, commitments, body: said }: Reporting): Check {
  const due = isSampleCorrection(said);
  if (due === (commitments['reasons'] !== undefined)) return allowedBy('invariant.6');
  return err(refuse(due ? 'commitment-missing' : 'commitment-unexpected', 'house.parts', { kind, part: 'reasons' }));
}

/** Each leaf that was drawn once, and no other: a leaf that was opened twice stands for one that was not. */
function isOfTheDraw(state: State, { confirmed, ineligible, silent }: Found, said: Answers): boolean {
  const drawn = new Set(sampleIndexes(state));
  const opened = new Set(said.map(({ index }) => index));
  const counts = (outcome: string): number => said.filter((each) => each.outcome === outcome).length;
  const each =
    opened.size === said.length && opened.size === drawn.size && [...opened].every((index) => drawn.has(index));
  return (
    each && counts('confirmed') === confirmed && counts('ineligible') === ineligible && counts('silent') === silent
  );
}

/** S: leaf by leaf, the answers that differ from those of the report before are as many as are said to be corrected. */
function correctedAsSaid(
  { rollSample }: State,
  { contest, body: { corrected = 0 } }: Pick<Reporting, 'contest' | 'body'>,
  { now, parts }: { readonly now: Answers; readonly parts: PartLookup },
): Result<null, Refusal> {
  const sample = rollSample?.found?.sample ?? null;
  if (sample === null) return ok(null);
  const before = answers.safeParse(partOf({ contest, commitments: { sample } }, 'sample', parts));
  if (!before.success) return err(refuse('part-missing', 'house.roll-sample', { part: 'sample' }));
  const outcomes = new Map(before.data.map(({ index, outcome }) => [index, outcome]));
  const changed = now.filter(({ index, outcome }) => {
    const was = outcomes.get(index);
    return was !== 'silent' && was !== outcome;
  }).length;
  return changed === corrected ? ok(null) : err(refuse('sample-restated', 'house.roll-sample', { changed, corrected }));
}
