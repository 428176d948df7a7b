/** Each power has its clause, because an override names the clause it uses. `house`: a condition of this program's own. */
const OVERRIDES = [
  { power: 'vary-timetable', effect: 'move-deadline', text: 'A deadline may be moved.', trigger: false, house: false },
  {
    power: 'admit-late-return',
    effect: 'admit-late-return',
    text: 'A late return of a unit may be admitted.',
    trigger: true,
    house: false,
  },
  {
    power: 'permit-merged-roles',
    effect: 'permit-merge',
    text: 'One person may hold two offices, shown on every page.',
    trigger: false,
    house: true,
  },
  {
    power: 'accept-trial-engine',
    effect: 'accept-trial-engine',
    text: 'A contest may be kept on a database that can lose its last minutes in a power cut, shown on every page.',
    trigger: false,
    house: true,
  },
  {
    power: 'declare-over-anomalies',
    effect: 'declare-over-anomalies',
    text: 'A result may be declared over open anomalies.',
    trigger: false,
    house: true,
  },
  {
    power: 'settle-trigger',
    effect: 'settle-trigger',
    text: 'A trigger ballot that decides nothing may be settled.',
    trigger: true,
    house: false,
  },
  { power: 'end-contest', effect: 'end-contest', text: 'A contest may be ended.', trigger: false, house: false },
] as const;

/** The powers of a rulebook with or without a trigger ballot. */
export const powersFor = (stages: Stages) => OVERRIDES.filter(({ trigger }) => stages.trigger || !trigger);

/** Whether units vote first; powers over the trigger ballot make no sense without one. */
export interface Stages {
  readonly trigger: boolean;
}
