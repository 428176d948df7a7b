import { acts } from './acts.ts';
import { clauses } from './clauses.ts';
import { commands } from './commands.ts';
import { countTold } from './count-told.ts';
import { desk } from './desk.ts';
import { faults } from './faults.ts';
import { honesty } from './honesty.ts';
import { inputs } from './inputs.ts';
import { observe } from './observe.ts';
import { problems } from './problems.ts';
import { reasons } from './reasons.ts';
import { refusals } from './refusals.ts';
import { services } from './services.ts';
import { stages } from './stages.ts';
import { story } from './story.ts';
import { ui } from './ui.ts';

/** What the observers’ pages of a contest say, and what they share with the terminal. */
export const siteEnglish: readonly string[] = [
  refusals,
  faults,
  clauses,
  acts,
  stages,
  reasons,
  honesty,
  inputs,
  services,
  story,
  commands,
  problems,
  ui,
  observe,
  desk,
  countTold,
];
