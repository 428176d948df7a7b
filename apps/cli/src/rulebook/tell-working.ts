import { formatFraction, formatPercent, type Rational } from '@selectorate/basics';
import type { SectionWorking } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { TriggerUnderRule } from '@selectorate/rulebook';
import { paragraph } from '../story/paragraph.ts';

/** How one formula came to its outcome: every section's figures, then what was compared with what. */
export function tellWorking({ rule: formula, outcome, working }: TriggerUnderRule, texts: Texts): readonly string[] {
  const { rule, sections } = working;
  const { aggregator, comparator, threshold } = rule;
  const weightOf = (section: string): string => rule.sections.find((each) => each.section === section)?.weight ?? '';
  const weighted = aggregator === 'weighted-sections';
  return [
    texts.text('whatif-formula', {
      formula,
      aggregator: texts.text(`aggregator-${aggregator}`),
      comparator: texts.text(comparator === '>' ? 'comparator-more' : 'comparator-at-least'),
      threshold,
    }),
    ...sections.flatMap((section) => paragraph(`· ${tellSection(section, texts)}`, '  ')),
    ...(weighted
      ? [`  ${sections.map(({ section, share }) => `${weightOf(section)} × ${sayShare(share)}`).join(' + ')}`]
      : []),
    ...(working.share === null ? [] : [`  ${texts.text('whatif-share', { share: sayShare(working.share) })}`]),
    `  ${texts.text('whatif-outcome', { outcome: texts.text(`story-outcome-${outcome}`) })}`,
  ];
}

function tellSection(section: SectionWorking, texts: Texts): string {
  return texts.text('whatif-section', {
    section: section.section,
    open: formatFraction(section.for),
    keep: formatFraction(section.against),
    none: formatFraction(section.noPreference),
    absent: section.notCast,
    denominator: formatFraction(section.denominator),
    share: sayShare(section.share),
  });
}

const sayShare = (share: Rational | null): string => (share === null ? '–' : `${formatPercent(share)} %`);
