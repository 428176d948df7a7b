import { reselectionUnderEachFormula, type Rulebook, type TriggerUnderRule, whatIf } from '@selectorate/rulebook';
import { type State, unitVotes } from '@selectorate/selection';

/** The same returns under each formula, with the contest's own parameters; a rulebook that is no preset's as it is. */
export function underEachFormula(state: State): readonly TriggerUnderRule[] {
  const { rulebook } = state;
  return rulebook.trigger === null ? [] : whatIf(unitVotes(state), rulebooksBeside(rulebook));
}

function rulebooksBeside(rulebook: Rulebook): readonly Rulebook[] {
  const own = rulebook.sections.map(({ id }) => id).join();
  const each = reselectionUnderEachFormula(rulebook.parameters);
  const sameSections = each.ok && each.value.every(({ sections }) => sections.map(({ id }) => id).join() === own);
  return each.ok && sameSections ? each.value : [rulebook];
}
