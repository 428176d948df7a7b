import { formatFraction, formatPercent } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { TriggerUnderRule } from '@selectorate/rulebook';
import { type State, triggerWorking, unitOutcome, type UnitReturn } from '@selectorate/selection';
import { underEachFormula } from '../under-each-formula.ts';
import { paragraph } from './paragraph.ts';

/** The trigger ballot: who voted how, what the rule made of it, and what the other formulas would have. */
export function tellTrigger(state: State, texts: Texts): readonly string[] {
  const working = triggerWorking(state);
  if (working === null || state.units.isEmpty()) return [];
  const outcomes = [...state.units.values()].map((unit) => unitOutcome(state, unit).kind);
  const count = (...kinds: readonly string[]): number => outcomes.filter((kind) => kinds.includes(kind)).length;
  const [open, keep] = [count('open'), count('keep')];
  const unitsWith = (says: (made: UnitReturn) => boolean): number =>
    [...state.units.values()].filter(({ returns }) => returns.some(says)).length;
  const withheld = unitsWith(({ figures }) => figures === null);
  const onPaper = unitsWith(({ signedOn }) => signedOn === 'paper');
  const share = working.share === null ? '–' : formatPercent(working.share);
  return [
    ...paragraph(
      texts.text('story-trigger-units', { units: outcomes.length, open, keep, other: outcomes.length - open - keep }),
    ),
    ...(withheld === 0 ? [] : paragraph(texts.text('story-trigger-withheld', { units: withheld }))),
    ...(onPaper === 0 ? [] : paragraph(texts.text('story-trigger-on-paper', { units: onPaper }))),
    '',
    ...paragraph(texts.text('story-trigger-compared')),
    ...underEachFormula(state).flatMap((formula) => tellFormula(formula, texts)),
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

/** Each formula with its label, the votes it looks at, their share, and what it would have decided. */
function tellFormula(
  { rule, label, for: votes, share, outcome, working }: TriggerUnderRule,
  texts: Texts,
): readonly string[] {
  const bySection = working.sections.map(
    ({ section, for: own, denominator }) => `${section} ${formatFraction(own)}/${formatFraction(denominator)}`,
  );
  const whole = `${typeof votes === 'object' ? '' : votes}/${formatFraction(working.denominator)}`;
  const figures = rule === 'pooled' ? whole : bySection.join(', ');
  return [
    `  ${rule.padEnd(12)}  ${figures.padEnd(28)}  ${sayShare(share).padEnd(30)}  ${texts.text(`word-${outcome}`)}`,
    ...paragraph(label, '                '),
  ];
}

/** `57.5 %`, or `party 100 %, affiliates 15 %`. */
function sayShare(share: TriggerUnderRule['share']): string {
  const percent = (each: string | null): string => (each === null ? '–' : `${each} %`);
  if (share === null || typeof share === 'string') return percent(share);
  return Object.entries(share)
    .map(([section, each]) => `${section} ${percent(each)}`)
    .join(', ');
}
