import type { RuleDefinition } from '../rules/rule.ts';

export const quotientRules: readonly RuleDefinition[] = [];
