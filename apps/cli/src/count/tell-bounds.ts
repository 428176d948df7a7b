import { couldChange, type Margin } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Counted } from './counted.ts';

/** How close it was, as bounds, and what missing or disputed papers could do. */
export function tellBounds(
  { lowerBound, upperBound }: Margin,
  { count, missing }: Counted,
  texts: Texts,
): readonly string[] {
  const lower = lowerBound === null || lowerBound.papers < 2 ? null : lowerBound;
  return [
    lower === null
      ? texts.text('counting-bound-lower-none')
      : texts.text('counting-bound-lower', { papers: lower.papers, stage: lower.stage }),
    upperBound === null
      ? texts.text('counting-bound-upper-none')
      : texts.text('counting-bound-upper', { papers: upperBound.papers, stage: upperBound.stage }),
    texts.text('counting-bound-means'),
    ...(missing === null ? [] : [texts.text(`counting-missing-${couldChange(count, missing)}`, { missing })]),
  ];
}
