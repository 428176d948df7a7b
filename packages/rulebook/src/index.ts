export {
  BALLOT_METHODS,
  type BallotSection,
  type Body,
  type CalendarRules,
  type Clause,
  DEADLINES,
  type Electorate,
  type ElectorateRule,
  type Gap,
  OVERRIDE_EFFECTS,
  type OverrideEffect,
  type OverridePower,
  REMEDIES,
  type Remedy,
  type Rulebook,
  RULEBOOK_SCHEMA,
  type Section,
  SEEN,
  type Seen,
  type Setting,
  type Settings,
  TIE_RULES,
  type TieRuleName,
  type Trigger,
  TRIGGER_FORMULAS,
  type TriggerFormula,
} from './rulebook.ts';
export { RULEBOOK_FAULT_CODES, type RulebookFault, type RulebookFaultCode } from './fault.ts';
export { presetFileJsonSchema, rulebookJsonSchema } from './json-schema.ts';
export { rulebookSchema } from './schema.ts';
export { rulebookFaults } from './checks.ts';
export { loadRulebook, type LoadOptions, printRulebook } from './load.ts';
export { pinRulebook, readPinnedRulebook } from './pinned.ts';
export { type TextFormat, type UntrustedText } from './read-text.ts';
export { type PresetOverrides, PRESETS, reselectionUnderEachFormula, resolvePreset } from './preset.ts';
export {
  type ChoiceParameter,
  type NumberParameter,
  type ParameterSpec,
  type ParameterValues,
  type Preset,
} from './presets/parameter.ts';
export {
  END_OF_MONTH_RULE,
  type FactDescription,
  type FactName,
  FACTS,
  factsOf,
  type FactType,
  type MemberFacts,
  type MemberRecord,
  UNKNOWN_DAY,
} from './facts.ts';
export {
  type ClauseJudgement,
  type CompiledElectorate,
  type CompiledRule,
  compileElectorate,
  compileSection,
  judge,
  type Judgement,
} from './electorate.ts';
export {
  addCivilDays,
  challengesClose,
  type CivilDeadline,
  civilDayOf,
  CLOCK_CHANGE_RULE,
  type DeadlineFault,
  isZone,
  type ResolvedDeadline,
  resolveDeadline,
  retentionEnds,
} from './deadline.ts';
export { type CalendarEntry, type CalendarFault, checkCalendar } from './calendar.ts';
export {
  clauseOf,
  type ExplainedClause,
  type ExplainedJudgement,
  type ExplainedLine,
  explainJudgement,
  explainRulebook,
} from './explain.ts';
export { type Plain } from './leaves.ts';
export { diffRulebooks, type RulebookDifference } from './diff.ts';
export {
  decideTrigger,
  type Share,
  type TriggerOutcome,
  type TriggerUnderRule,
  type Votes,
  whatIf,
} from './what-if.ts';
