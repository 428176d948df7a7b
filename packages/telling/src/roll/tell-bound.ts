import { formatDecimal, multiply, rational, type Rational } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { auditVerdict, type IneligibleBound } from '@selectorate/roll';

/** The bound that a sample gives, and the margin that it is set against; null where there is none yet. */
export interface BoundToTell extends IneligibleBound {
  readonly margin: number | null;
}

/** `95`, `99.9999`: a percentage with every decimal that may be asked for, so that none is told as certainty. */
export const tellConfidence = (confidence: Rational): string => formatDecimal(multiply(confidence, rational(100)), 7);

/** `A sample of 59 with 0 bad bounds ineligible voters at 41; …`: the headline, then the line about the silent. */
export function tellBound(told: BoundToTell, texts: Texts): readonly string[] {
  const { roll, sample, bad, silent, bound, ifSilentLikeRest, margin, choosers } = told;
  const figures = { roll, sample, bad, silent, confidence: tellConfidence(told.confidence) };
  const against = (most: number): readonly string[] =>
    margin === null ? [] : [texts.text(`roll-told-${auditVerdict({ bound: most, margin })}`, { bound: most, margin })];
  return [
    texts.text('roll-told-bound', { ...figures, bound, counted: bad + silent }),
    ...(choosers === 0 ? [] : [texts.text('roll-told-choosers', { choosers })]),
    ...against(bound),
    ...(silent === 0
      ? []
      : [
          texts.text('roll-told-silent', { ...figures, answered: sample - silent, bound: ifSilentLikeRest }),
          ...against(ifSilentLikeRest),
        ]),
  ];
}
