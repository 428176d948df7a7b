import { acts } from './acts.ts';
import { ballotFaults } from './ballot-faults.ts';
import { ballotSteps } from './ballot-steps.ts';
import { ballotTrustee } from './ballot-trustee.ts';
import { ballotVerdict } from './ballot-verdict.ts';
import { checkArchive } from './check-archive.ts';
import { clauses } from './clauses.ts';
import { commands } from './commands.ts';
import { desk } from './desk.ts';
import { faults } from './faults.ts';
import { front } from './front.ts';
import { honesty } from './honesty.ts';
import { inputs } from './inputs.ts';
import { observe } from './observe.ts';
import { organise } from './organise.ts';
import { problems } from './problems.ts';
import { reasons } from './reasons.ts';
import { refusals } from './refusals.ts';
import { services } from './services.ts';
import { stages } from './stages.ts';
import { store } from './store.ts';
import { story } from './story.ts';
import { ui } from './ui.ts';

/** Every English source. A new file of texts is written beside these and added here; nothing else needs to know. */
export const english: readonly string[] = [
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
  organise,
  desk,
  front,
  store,
  ballotFaults,
  ballotVerdict,
  ballotSteps,
  ballotTrustee,
  checkArchive,
];
