import type { Json } from '@selectorate/basics';
import type { State } from './state.ts';

/** The public state as plain JSON: what two replays of one record must agree on byte for byte, once written canonically. */
export function describeState({ rulebook, ...state }: State): Json {
  return JSON.parse(JSON.stringify({ rulebook: rulebook.id, ...state })) as Json;
}
