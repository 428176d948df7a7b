import type { RuleDefinition } from '../rules/rule.ts';

export const pairwiseRules: readonly RuleDefinition[] = [];
