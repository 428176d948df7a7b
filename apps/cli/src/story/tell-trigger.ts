import { formatPercent } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { TriggerUnderRule } from '@selectorate/rulebook';
import { triggerWorking, unitOutcome, type State } from '@selectorate/selection';
import { underEachFormula } from '../under-each-formula.ts';
import { paragraph, table } from './table.ts';

/** The trigger ballot: who voted how, what the rule made of it, and what the other formulas would have. */
export function tellTrigger(state: State, texts: Texts): readonly string[] {
  const working = triggerWorking(state);
  if (working === null || state.units.isEmpty()) return [];
  const outcomes = [...state.units.values()].map((unit) => unitOutcome(state, unit).kind);
  const count = (...kinds: readonly string[]): number => outcomes.filter((kind) => kinds.includes(kind)).length;
  const [open, keep] = [count('open'), count('keep')];
  const withheld = [...state.units.values()].filter((unit) => unit.returns.some(({ figures }) => figures === null)).length;
  const share = working.share === null ? '–' : formatPercent(working.share);
  return [
    ...paragraph(texts.text('story-trigger-units', { units: outcomes.length, open, keep, other: outcomes.length - open - keep })),
    ...(withheld === 0 ? [] : paragraph(texts.text('story-trigger-withheld', { units: withheld }))),
    '',
    ...paragraph(texts.text('story-trigger-compared')),
    ...formulaTable(underEachFormula(state), texts).map((line) => `  ${line}`),
    '',
    ...(state.trigger === null || state.rulebook.trigger === null
      ? []
      : paragraph(
          texts.text('story-trigger-decided', {
            label: state.rulebook.trigger.label,
            share,
            outcome: texts.text(`story-outcome-${state.trigger}`),
          }),
        )),
  ];
}

function formulaTable(formulas: readonly TriggerUnderRule[], texts: Texts): readonly string[] {
  const header = ['column-formula', 'column-for', 'column-share', 'column-outcome'].map((id) => texts.text(id));
  const rows = formulas.map(({ rule, label, for: votes, share, outcome, working }) => [
    `${rule}: ${label}`,
    sections(votes, (section) => ` of ${working.sections.find((each) => each.section === section)?.denominator.n ?? ''}`),
    sections(share, () => ' %'),
    texts.text(`word-${outcome}`),
  ]);
  return table([header, ...rows]);
}

/** `13`, or `party 10 of 10, affiliates 3 of 20`. */
function sections(value: number | string | null | Readonly<Record<string, number | string | null>>, after: (section: string) => string): string {
  if (value === null) return '–';
  if (typeof value !== 'object') return typeof value === 'number' ? `${value}` : `${value} %`;
  return Object.entries(value)
    .map(([section, each]) => `${section} ${each ?? '–'}${after(section)}`)
    .join(', ');
}
