import { err } from '@selectorate/basics';
import { z } from 'zod';
import { allowedBy } from '../checks.ts';
import { INTEREST_CODES } from '../codes.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ interest: field.code(...INTEREST_CODES) });

/** A person declares an interest, or that they have none. Published beside their roles (A34); details are sealed. */
export const declareInterest = defineAct({
  kind: 'declare-interest',
  body,
  parts: ['details?'],
  admit: (state, { by }) => {
    const [person, ...others] = by;
    const known = person === undefined || others.length > 0 ? undefined : state.people.get(person);
    return known === undefined
      ? err(refuse('signer-unknown', 'house.interests', { person: by.join(', ') }))
      : allowedBy('house.interests');
  },
  apply: (state, { by, seq, body: { interest } }) => {
    const person = by[0] === undefined ? undefined : state.people.get(by[0]);
    if (person === undefined) return state;
    return {
      ...state,
      people: state.people.set(person.id, { ...person, interests: [...(person.interests ?? []), { interest, seq }] }),
    };
  },
});
