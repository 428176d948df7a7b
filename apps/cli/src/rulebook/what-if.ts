import { err, formatFraction, formatPercent, ok, type Rational } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { Rulebook, TriggerUnderRule } from '@selectorate/rulebook';
import { type State, unitOutcome } from '@selectorate/selection';
import { describeFault } from '../folder/folder-fault.ts';
import { FolderReader } from '../folder/folder-reader.ts';
import { readReturns } from '../folder/read-returns.ts';
import { readUnits } from '../folder/read-units.ts';
import { tellTrigger } from '../story/tell-trigger.ts';
import { underEachFormula } from '../under-each-formula.ts';
import type { Answer } from './said.ts';
import { stateOfReturns } from './state-of-returns.ts';
import { tellWorking } from './tell-working.ts';

/** The same returns under each formula, with the parameters of this rulebook. Files are those of a contest folder. */
export async function whatIfAnswer(
  rulebook: Rulebook,
  files: { readonly units: string; readonly returns: string },
  texts: Texts,
): Promise<Answer> {
  if (rulebook.trigger === null) return err([texts.text('whatif-no-trigger')]);
  const reader = new FolderReader('');
  const units = await readUnits(reader, { file: files.units, rulebook });
  const returns = await readReturns(reader, { file: files.returns, units });
  const state = reader.faults.length === 0 ? stateOfReturns(rulebook, { units, returns }) : err(reader.faults);
  if (!state.ok) return err(state.error.map(describeFault));
  const formulas = underEachFormula(state.value);
  return ok({
    lines: [
      ...tellTrigger(state.value, texts),
      ...formulas.flatMap((formula) => ['', ...tellWorking(formula, texts)]),
      '',
      texts.text('whatif-in-time'),
    ],
    json: {
      schema: 'selectorate-what-if/1',
      rulebook: { id: rulebook.id, version: rulebook.version, parameters: rulebook.parameters },
      units: unitsJson(state.value),
      formulas: formulas.map(formulaJson),
    },
  });
}

const unitsJson = (state: State) =>
  [...state.units.values()].map((unit) => {
    const { kind, clause } = unitOutcome(state, unit);
    return { unit: unit.id, section: unit.section, attempts: unit.returns.length, outcome: kind, clause };
  });

/** Votes and denominators as exact fractions in text, shares as percentages half up to three decimals. */
const formulaJson = ({ rule, label, for: votes, share, outcome, working }: TriggerUnderRule) => ({
  rule,
  label,
  for: votes,
  share,
  outcome,
  working: {
    rule: working.rule,
    for: formatFraction(working.for),
    denominator: formatFraction(working.denominator),
    share: percent(working.share),
    sections: working.sections.map((section) => ({
      section: section.section,
      for: formatFraction(section.for),
      against: formatFraction(section.against),
      noPreference: formatFraction(section.noPreference),
      notCast: section.notCast,
      denominator: formatFraction(section.denominator),
      share: percent(section.share),
      met: section.met,
    })),
  },
});

const percent = (share: Rational | null): string | null => (share === null ? null : formatPercent(share));
