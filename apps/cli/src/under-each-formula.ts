import { reselectionUnderEachFormula, type Rulebook, type TriggerUnderRule, whatIf } from '@selectorate/rulebook';
import { type State, unitVotes } from '@selectorate/selection';

/**
 * The same returns under each formula: the contest's own parameters put into each preset. A rulebook that is no preset's
 * is worked as it is.
 */
export function underEachFormula(state: State): readonly TriggerUnderRule[] {
  const { rulebook } = state;
  if (rulebook.trigger === null) return [];
  return whatIf(unitVotes(state), rulebooksBeside(rulebook));
}

/** The rulebook under each formula, its own among them. */
function rulebooksBeside(rulebook: Rulebook): readonly Rulebook[] {
  const each = reselectionUnderEachFormula(rulebook.parameters);
  const sameSections =
    each.ok &&
    each.value.every(
      ({ sections }) => sections.map(({ id }) => id).join() === rulebook.sections.map(({ id }) => id).join(),
    );
  return each.ok && sameSections ? each.value : [rulebook];
}
