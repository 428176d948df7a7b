import type { RuleDefinition } from '../rules/rule.ts';

export const classesRules: readonly RuleDefinition[] = [];
