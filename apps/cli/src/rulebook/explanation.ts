import {
  compileElectorate,
  END_OF_MONTH_RULE,
  type ExplainedLine,
  explainRulebook,
  type FactDescription,
  FACTS,
  PRESETS,
  type Rulebook,
  type Section,
  type Setting,
} from '@selectorate/rulebook';

/** A choice that was made for this rulebook, with what the preset says about it where there is one. */
export interface ExplainedParameter {
  readonly name: string;
  readonly value: Setting;
  /** What the chosen value means; null for numbers and for rulebooks of no preset. */
  readonly meaning: string | null;
  /** Why the preset asks. */
  readonly why: string | null;
}

/** Everything a rulebook says, as `rulebook explain --json` writes it. */
export interface Explanation {
  readonly schema: 'selectorate-rulebook-explanation/1';
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly basis: string;
  readonly sections: readonly Section[];
  readonly parameters: readonly ExplainedParameter[];
  /** Clause by clause, in the order of the procedure. */
  readonly lines: readonly ExplainedLine[];
  /** The facts about a member that the expressions of this rulebook look at. */
  readonly facts: readonly FactDescription[];
  readonly notes: readonly string[];
}

/** Explains a rulebook in the words of its clauses. */
export function explain(rulebook: Rulebook): Explanation {
  const { id, version, title, basis, sections } = rulebook;
  const facts = factsUsed(rulebook);
  const countsMonths = facts.some(({ name }) => name === 'memberMonths' || name === 'ageYears');
  return {
    schema: 'selectorate-rulebook-explanation/1',
    id,
    version,
    title,
    basis,
    sections,
    parameters: explainParameters(rulebook),
    lines: explainRulebook(rulebook),
    facts,
    notes: countsMonths ? [END_OF_MONTH_RULE] : [],
  };
}

/** In the order in which the preset asks for them: a pinned rulebook has them in the order of its canonical form. */
function explainParameters({ id, parameters }: Rulebook): readonly ExplainedParameter[] {
  const specs = PRESETS.find((preset) => preset.id === id)?.parameters ?? [];
  const names = [...new Set([...specs.map(({ name }) => name), ...Object.keys(parameters)])];
  return names.flatMap((name) => {
    const value = parameters[name];
    if (value === undefined) return [];
    const spec = specs.find((each) => each.name === name);
    const allowed = spec?.kind === 'choice' ? spec.allowed : [];
    const meaning = allowed.find((choice) => choice.value === value)?.meaning ?? null;
    return [{ name, value, meaning, why: spec?.why ?? null }];
  });
}

function factsUsed({ electorates }: Rulebook): readonly FactDescription[] {
  const used = new Set(
    [electorates.trigger, electorates.ballot].flatMap((electorate) => {
      const compiled = compileElectorate(electorate);
      return compiled.ok ? compiled.value.rules.flatMap(({ facts }) => facts) : [];
    }),
  );
  return FACTS.filter(({ name }) => used.has(name));
}
