import type { ClauseId } from '@selectorate/basics';
import type { Refusal } from '@selectorate/selection';

/** A refusal that the desk foresees, in the rules' own words. */
export const refusalOf = (code: Refusal['code'], clause: string, data: Refusal['data'] = {}): Refusal => ({
  code,
  clause: clause as ClauseId,
  data,
});
