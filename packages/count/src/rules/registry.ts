import { classesRules } from '../classes/rules.ts';
import { eliminationRules } from '../elimination/rules.ts';
import { gregoryRules } from '../gregory/rules.ts';
import { meekRules } from '../meek/rules.ts';
import { pairwiseRules } from '../pairwise/rules.ts';
import { quotientRules } from '../quotient/rules.ts';
import { scoredRules } from '../scored/rules.ts';
import { UNREAD } from './common-options.ts';
import { COUNT_RULES, type CountOptions, type CountRequest, type CountRule } from './options.ts';
import type { RuleDefinition } from './rule.ts';

/** Each family of rules describes its own; a rule of `COUNT_RULES` that none describes is a bug. */
const DEFINITIONS: ReadonlyMap<CountRule, RuleDefinition> = new Map(
  [eliminationRules, scoredRules, pairwiseRules, gregoryRules, classesRules, meekRules, quotientRules]
    .flat()
    .map((definition) => [definition.rule, definition]),
);

export function definitionOf(rule: CountRule): RuleDefinition {
  const definition = DEFINITIONS.get(rule);
  if (definition === undefined) throw new RangeError(`count: no rule ${rule}`);
  return definition;
}

/** The options of a request, completed with the rule's defaults; what the rule does not read is left unread. */
export function completeOptions({ rule, ...chosen }: CountRequest): CountOptions {
  return { ...UNREAD, ...optionsToPrint(rule, { ...UNREAD, ...defaultsOf(rule), ...chosen }) };
}

/** Those options that the rule reads, which is what a result prints. */
export function optionsToPrint(rule: CountRule, options: CountOptions): Partial<CountOptions> {
  const read = Object.keys(definitionOf(rule).options);
  return Object.fromEntries(Object.entries(options).filter(([option]) => read.includes(option)));
}

/** A rule for a list of rules: its options with their defaults and where each default comes from. */
export interface RuleDescription {
  readonly rule: CountRule;
  readonly seats: 'one' | 'any' | 'up-to';
  /** What a paper holds: candidates in order, candidates marked, or yes or no. */
  readonly marks: 'ranks' | 'approvals' | 'yes-no';
  /** Whether voting may go on in further rounds. */
  readonly takesRounds: boolean;
  readonly options: readonly OptionDescription[];
}

export interface OptionDescription {
  readonly option: keyof CountOptions;
  readonly byDefault: CountOptions[keyof CountOptions];
  readonly source: string;
}

/** Every rule with its options, their defaults and sources. */
export function countRules(): readonly RuleDescription[] {
  return COUNT_RULES.filter((rule) => DEFINITIONS.has(rule)).map((rule) => {
    const { seats, options, takesRounds = false } = definitionOf(rule);
    const marks = rule === 'approval' ? 'approvals' : rule === 'yes-no' ? 'yes-no' : 'ranks';
    const described = Object.entries(options).map(([option, { byDefault, source }]) => ({ option, byDefault, source }));
    return { rule, seats, marks, takesRounds, options: described as readonly OptionDescription[] };
  });
}

const defaultsOf = (rule: CountRule): Partial<CountOptions> =>
  Object.fromEntries(Object.entries(definitionOf(rule).options).map(([option, { byDefault }]) => [option, byDefault]));
