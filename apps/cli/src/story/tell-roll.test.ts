import { textsIn } from '@selectorate/messages';
import type { State } from '@selectorate/selection';
import { rollAudited } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import type { Played } from '../play/played.ts';
import { tellRoll } from './tell-roll.ts';

const texts = textsIn('en');

/** Told of a state alone: without a report nothing is read from the folder. */
const toldOf = (state: State): string =>
  tellRoll({ folder: {}, house: { state: { ...state, rollReport: null } } } as unknown as Played, texts).join('\n');

const amendedFor = (state: State, reasons: Readonly<Record<string, number>>): State => ({
  ...state,
  roll: state.roll && { ...state.roll, amendments: [{ seq: 1, version: 'v2', before: '', root: '', reasons }] },
});

test('the sample’s bound says which entries it could not draw, and which it shows as they were', () => {
  const { state } = rollAudited();
  expect(toldOf(state)).not.toMatch(/since the\s+freeze/);
  const told = toldOf(amendedFor(state, { 'entry-added': 2, 'entry-corrected': 1, 'contact-confirmed': 4 }));
  expect(told.replaceAll(/\s+/g, ' ')).toContain('2 entries were added since the freeze. None could be drawn');
  expect(told.replaceAll(/\s+/g, ' ')).toContain('One entry was corrected since the freeze.');
});
