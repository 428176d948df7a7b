import { throwIllegalValue } from '@selectorate/basics';
import type { StageAction } from '@selectorate/count';
import type { Telling } from './telling.ts';

/** What a stage began with, as the head of its column. */
export function tellAction(action: StageAction, { candidates, votes, texts }: Telling): string {
  const names = (ids: readonly string[]): string => ids.map(candidates.nameOf).join(', ');
  switch (action.kind) {
    case 'first-preferences':
    case 'redistribution':
      return texts.text(`counting-action-${action.kind}`);
    case 'scores':
      return texts.text(`counting-action-scores-${action.of}`);
    case 'surplus':
      return texts.text('counting-action-surplus', { of: names(action.of) });
    case 'exclusion':
      return action.value === null
        ? texts.text('counting-action-exclusion', { of: names(action.of) })
        : texts.text('counting-action-exclusion-value', { of: names(action.of), value: votes.say(action.value) });
    case 'next-pass':
      return texts.text('counting-action-next-pass', { seat: action.seat });
    case 'new-round':
      return texts.text('counting-action-new-round', { round: action.round });
    default:
      return throwIllegalValue(action);
  }
}
