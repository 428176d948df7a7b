import { countRules, type OptionDescription, type RuleDescription } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { paragraph } from '../story/paragraph.ts';
import { writeValue } from './option-values.ts';

/** Every rule with its options, their meaning, default and source: of all rules, or of those named. */
export function tellRules(named: readonly string[], texts: Texts): readonly string[] {
  const rules = countRules().filter(({ rule }) => named.length === 0 || named.includes(rule));
  return [
    texts.text('counting-rules-intro', { rules: rules.length }),
    ...rules.flatMap((each) => tellRule(each, texts)),
    '',
    ...paragraph(texts.text('counting-rules-how')),
  ];
}

function tellRule({ rule, seats, options }: RuleDescription, texts: Texts): readonly string[] {
  return [
    '',
    `${rule}: ${texts.text(`counting-rule-${rule}`)} (${texts.text(`counting-seats-${seats}`)})`,
    ...options.flatMap((option) => [
      `  ${option.option}=${sayDefault(option, texts)}`,
      ...paragraph(texts.text(`counting-option-${option.option}`), '      '),
      ...paragraph(texts.text('counting-default-source', { source: option.source }), '      '),
    ]),
  ];
}

/** A value as `--option` takes it; an empty list in words. */
export function sayDefault(
  { option, byDefault }: Pick<OptionDescription, 'option' | 'byDefault'>,
  texts: Texts,
): string {
  const text =
    option === 'ties' ? writeLadder(byDefault as readonly { readonly kind: string }[]) : writeValue(byDefault);
  return text === '' ? texts.text('counting-value-none') : text;
}

/** A ladder as `--ties` takes it, without the lots, which `--lot` names. */
export const writeLadder = (ties: readonly { readonly kind: string; readonly [more: string]: unknown }[]): string =>
  ties
    .map(({ kind, order, seed }) =>
      Array.isArray(order) ? `${kind}:${order.join('+')}` : typeof seed === 'string' ? `${kind}:${seed}` : kind,
    )
    .join(',');

/** The same as data. */
export const rulesJson = (texts: Texts): unknown => ({
  schema: 'selectorate-count-rules/1',
  rules: countRules().map(({ rule, seats, options }) => ({
    rule,
    title: texts.text(`counting-rule-${rule}`),
    seats,
    options: options.map((each) => ({ ...each, meaning: texts.text(`counting-option-${each.option}`) })),
  })),
});
