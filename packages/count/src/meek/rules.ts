import type { RuleDefinition } from '../rules/rule.ts';

export const meekRules: readonly RuleDefinition[] = [];
