import { err, ok } from '@selectorate/basics';
import { z } from 'zod';
import { all, signedBy, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { afterFreeze, sampleIndexes, sampleSize } from '../derived/roll-sample.ts';
import * as field from '../fields.ts';
import { partOf } from '../parts.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  /** Members who said that they are who the roll says, and may vote. */
  confirmed: field.whole,
  /** Entries whose member may not vote, or is nobody. */
  ineligible: field.whole,
  /** Members who have not answered: they count as ineligible in the headline bound. */
  silent: field.whole,
});

/** What was found, leaf by leaf: who the members are stands in the opened roll. */
const found = z.array(z.strictObject({ index: field.whole, outcome: z.enum(['confirmed', 'ineligible', 'silent']) }));

/**
 * A01 The scrutineer says what the members who were drawn answered. It can be said again as more of them answer; the bound on
 * ineligible entries follows from the last.
 */
export const reportRollSample = defineAct({
  kind: 'report-roll-sample',
  body,
  parts: ['sample'],
  admit: (state, act) => {
    const { confirmed, ineligible, silent } = act.body;
    const [stated, computed] = [confirmed + ineligible + silent, sampleSize(state)];
    return all(
      afterFreeze(state),
      signedBy(state, act, { roles: ['scrutineer'] }),
      when(state.rollSample?.drawn != null, 'house.roll-sample', () => refuse('sample-not-drawn', 'house.roll-sample')),
      signersSaw(act, state.rollSample?.drawn?.seq ?? null),
      when(stated === computed, 'house.roll-sample', () =>
        refuse('figures-differ', 'house.roll-sample', { stated, computed }),
      ),
    );
  },
  apply: (state, { seq, body: said }) =>
    state.rollSample === null ? state : { ...state, rollSample: { ...state.rollSample, found: { seq, ...said } } },
  checkParts: (state, act, parts) => {
    const read = found.safeParse(partOf(act, 'sample', parts));
    if (!read.success) return err(refuse('part-missing', 'house.roll-sample', { part: 'sample' }));
    const drawn = new Set(sampleIndexes(state));
    const opened = new Set(read.data.map(({ index }) => index));
    const counts = (outcome: string): number => read.data.filter((each) => each.outcome === outcome).length;
    // Each leaf that was drawn once, and no other: a leaf that was opened twice stands for one that was not.
    const each =
      opened.size === read.data.length && opened.size === drawn.size && [...opened].every((index) => drawn.has(index));
    const { confirmed, ineligible, silent } = act.body;
    const added =
      counts('confirmed') === confirmed && counts('ineligible') === ineligible && counts('silent') === silent;
    return each && added ? ok(null) : err(refuse('part-differs', 'house.roll-sample', { part: 'sample' }));
  },
});
