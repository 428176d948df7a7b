export { generateRoll, type RollPlan } from './generate-roll.ts';
export type { GeneratedEntry } from './generated-entry.ts';
export { inventPerson } from './invent-person.ts';
export { messyCsv } from './messy-csv.ts';
export { type Seeded, seeded } from './seeded.ts';

export {
  collectPopulation,
  inventPlacePart,
  inventPopulation,
  placesIn,
  type PopulationPart,
} from './population/invent-population.ts';

export { calendarOf, momentOf, OPENED_AT, ZONE } from './contest/contest-calendar.ts';
export { type BatchPlan, type ContestPlan, papers, SMALL_CONTEST, type Words } from './contest/contest-plan.ts';
export { nativeSigner } from './contest/native-signer.ts';
export { operatorsRecord, type OperatorsWay, withActChanged } from './contest/operators-record.ts';
export { closeContest, declaration, declareResult, endorse, scrutiny, stateScrutiny } from './contest/play-after.ts';
export {
  agreeBatch,
  allPapers,
  CANDIDATES,
  HUSTINGS,
  issuePapers,
  keyTwice,
  openTheBallot,
  papersBack,
  papersPart,
  reconcile,
  reconciliation,
  recordCount,
  returnPapers,
  setHustings,
  setShortlist,
  standingPapers,
  theCount,
} from './contest/play-ballot.ts';
export { commitLotValue, lotAtStage1, lotValueOf, revealLotValue } from './contest/play-lots.ts';
export {
  amendment,
  type AmendmentPlan,
  callRollSample,
  changedEntry,
  commitSampleValue,
  drawRollSample,
  exclusionDays,
  excluded,
  giveExclusionNotice,
  grantWaiver,
  memberPart,
  revealSampleValue,
  rollReport,
  sampleFound,
  sampleValueOf,
  smallRollOf,
} from './contest/play-roll.ts';
export {
  bodyMembers,
  freezeRoll,
  frozenRoll,
  introduceEverybody,
  introduction,
  type Introduction,
  OFFICERS,
  type RollVersionPlan,
  openContest,
  openingBody,
  registerUnits,
  setCalendar,
  setUp,
  stateIntention,
  TELLERS,
  unitOfficers,
} from './contest/play-set-up.ts';
export {
  decideTrigger,
  everyUnitForOpen,
  outcomeNow,
  type Papers,
  returnVote,
  unitReturn,
} from './contest/play-trigger.ts';
export {
  codeOf,
  draftOf,
  type Enclosed,
  RehearsedContest,
  type Signers,
  type Signing,
  verifyFiles,
} from './contest/rehearsed-contest.ts';
export {
  type Misbehaviour,
  softwareAuthenticator,
  type SoftwareAuthenticator,
} from './contest/software-authenticator.ts';
export {
  closed,
  counted,
  declared,
  keyed,
  openBallot,
  opened,
  openTrigger,
  readyToFreeze,
  reconciled,
  reselected,
  rollAudited,
  rollPrepared,
  triggered,
} from './contest/stages.ts';
export { unitIds } from './contest/unit-ids.ts';

export { type IdentityProvider, identityProvider, type ProvidedPerson } from './house/identity-provider.ts';
export { type TestFolder, testFolder, writeKeyFolder } from './house/key-folder.ts';
export { type MailSink, mailSink, type SunkLetter } from './house/mail-sink.ts';
export { type PasskeyDevice, passkeyDevice } from './house/passkey-device.ts';
export { type ContactChange, electorKey, type InventedElector, type InventedMember } from './population/rows.ts';
export type { PopulationPlan } from './population/population-plan.ts';
export { writeRegisterCsv } from './population/write-csv.ts';
export { measureTruth, PUBLIC_SETS, type Quality, type TruthFigure } from './public-sets/measure-truth.ts';
