import type { CheckResult } from '@selectorate/roll';
import { sampleBounds, type SampleBounds } from '@selectorate/selection';
import type { Texts } from '@selectorate/messages';
import { canBeChecked, checkedRoll } from '../play/check-roll.ts';
import type { Played } from '../play/played.ts';
import { paragraph } from './paragraph.ts';

/** What the checks of the roll asked before the freeze, and what the random sample says of it. */
export function tellRoll({ folder, house }: Played, texts: Texts): readonly string[] {
  const { rollReport, rollSample } = house.state;
  const bounds = sampleBounds(house.state);
  const report = rollReport !== null && canBeChecked(folder) ? checkedRoll(folder) : undefined;
  return [
    ...(report === undefined ? [] : paragraph(texts.text('story-roll-checks'))),
    ...(report?.checks ?? [])
      .filter(({ signals }) => signals.length > 0)
      .flatMap((check) => paragraph(`· ${sayCheck(check, texts)}`, '  ')),
    ...(rollSample === null || bounds === null
      ? []
      : paragraph(
          texts.text('story-roll-sample', {
            sample: bounds.sample,
            confirmed: bounds.confirmed,
            silent: bounds.silent,
            ineligible: bounds.ineligible,
            bound: bounds.bound,
            ifSilentLikeRest: bounds.ifSilentLikeRest,
          }),
        )),
    ...(bounds === null ? [] : sayChangedSince(bounds, texts)),
    ...(bounds?.verdict == null
      ? []
      : paragraph(
          [
            texts.text('story-roll-margin', { margin: bounds.margin ?? 0 }),
            texts.text(`observe-roll-sample-${bounds.verdict}`),
          ].join(' '),
        )),
  ];
}

/** What the sample could not draw, and what it shows as it was: both counted since the freeze. */
function sayChangedSince({ added, corrected }: SampleBounds, texts: Texts): readonly string[] {
  return [
    ...(added === 0 ? [] : paragraph(texts.text('roll-told-added', { added }))),
    ...(corrected === 0 ? [] : paragraph(texts.text('roll-told-corrected', { corrected }))),
  ];
}

function sayCheck({ check, signals, expected }: CheckResult, texts: Texts): string {
  const name = texts.text(`roll-check-${check.toLowerCase()}`);
  const asked = texts.text('story-roll-check', { check, name, questions: signals.length });
  return expected === null
    ? asked
    : `${asked} ${texts.text('story-roll-usual', { low: expected.low, high: expected.high })}`;
}
