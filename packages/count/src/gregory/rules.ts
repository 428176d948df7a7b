import type { RuleDefinition } from '../rules/rule.ts';

export const gregoryRules: readonly RuleDefinition[] = [];
