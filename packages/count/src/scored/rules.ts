import type { RuleDefinition } from '../rules/rule.ts';

export const scoredRules: readonly RuleDefinition[] = [];
