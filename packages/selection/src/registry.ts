import type { Json } from '@selectorate/basics';
import { agreeBatch } from './acts/agree-batch.ts';
import { amendRoll } from './acts/amend-roll.ts';
import { appealExclusion } from './acts/appeal-exclusion.ts';
import { callRollSample } from './acts/call-roll-sample.ts';
import { closeContest } from './acts/close-contest.ts';
import { commitLotValue } from './acts/commit-lot-value.ts';
import { commitSampleValue } from './acts/commit-sample-value.ts';
import { decideAnomalies } from './acts/decide-anomalies.ts';
import { decideExclusion } from './acts/decide-exclusion.ts';
import { decideTrigger } from './acts/decide-trigger.ts';
import { declareInterest } from './acts/declare-interest.ts';
import { declare } from './acts/declare.ts';
import { drawRollSample } from './acts/draw-roll-sample.ts';
import { endorse } from './acts/endorse.ts';
import { freezeRoll } from './acts/freeze-roll.ts';
import { freezeUnitRoll } from './acts/freeze-unit-roll.ts';
import { giveExclusionNotice } from './acts/give-exclusion-notice.ts';
import { grantWaiver } from './acts/grant-waiver.ts';
import { introducePerson } from './acts/introduce-person.ts';
import { issuePapers } from './acts/issue-papers.ts';
import { keyBatch } from './acts/key-batch.ts';
import { lodgeChallenge } from './acts/lodge-challenge.ts';
import { openBallot } from './acts/open-ballot.ts';
import { openContest } from './acts/open-contest.ts';
import { override } from './acts/override.ts';
import { passDeadline } from './acts/pass-deadline.ts';
import { reconcile } from './acts/reconcile.ts';
import { recordCount } from './acts/record-count.ts';
import { recordExclusionReply } from './acts/record-exclusion-reply.ts';
import { recordLot } from './acts/record-lot.ts';
import { registerUnit } from './acts/register-unit.ts';
import { replaceOfficer } from './acts/replace-officer.ts';
import { reportIncident } from './acts/report-incident.ts';
import { reportRollSample } from './acts/report-roll-sample.ts';
import { reportRoll } from './acts/report-roll.ts';
import { returnPapers } from './acts/return-papers.ts';
import { returnUnitVote } from './acts/return-unit-vote.ts';
import { revealLotValue } from './acts/reveal-lot-value.ts';
import { revealSampleValue } from './acts/reveal-sample-value.ts';
import { ruleOnChallenge } from './acts/rule-on-challenge.ts';
import { ruleOnExclusion } from './acts/rule-on-exclusion.ts';
import { ruleOnIncident } from './acts/rule-on-incident.ts';
import { setAsideReturn } from './acts/set-aside-return.ts';
import { setCalendar } from './acts/set-calendar.ts';
import { setHustings } from './acts/set-hustings.ts';
import { setShortlist } from './acts/set-shortlist.ts';
import { stateIntention } from './acts/state-intention.ts';
import { stateScrutiny } from './acts/state-scrutiny.ts';
import { succeedLog } from './acts/succeed-log.ts';
import type { ActDefinition, AnyActDefinition } from './define.ts';

/** Every kind of act of these semantics, in the order in which a contest meets them. */
const DEFINITIONS = [
  openContest,
  introducePerson,
  declareInterest,
  setCalendar,
  registerUnit,
  stateIntention,
  reportRoll,
  grantWaiver,
  giveExclusionNotice,
  recordExclusionReply,
  decideExclusion,
  appealExclusion,
  ruleOnExclusion,
  callRollSample,
  commitSampleValue,
  freezeUnitRoll,
  passDeadline,
  freezeRoll,
  amendRoll,
  revealSampleValue,
  drawRollSample,
  reportRollSample,
  replaceOfficer,
  returnUnitVote,
  setAsideReturn,
  decideTrigger,
  setShortlist,
  setHustings,
  openBallot,
  commitLotValue,
  issuePapers,
  returnPapers,
  revealLotValue,
  keyBatch,
  agreeBatch,
  reportIncident,
  ruleOnIncident,
  reconcile,
  recordLot,
  recordCount,
  stateScrutiny,
  decideAnomalies,
  declare,
  endorse,
  lodgeChallenge,
  ruleOnChallenge,
  closeContest,
  override,
  succeedLog,
] as const;

type BodyOf<Definition> = Definition extends ActDefinition<string, infer Body> ? Body : never;

export type ActKind = (typeof DEFINITIONS)[number]['kind'];

type DeepReadonly<T> = T extends string | number | boolean | null
  ? T
  : { readonly [Field in keyof T]: DeepReadonly<T[Field]> };

/** The public body of each kind of act. */
export type ActBodies = { readonly [D in (typeof DEFINITIONS)[number] as D['kind']]: DeepReadonly<BodyOf<D>> };

const BY_KIND: ReadonlyMap<string, AnyActDefinition> = new Map(
  DEFINITIONS.map((each) => [each.kind, each as unknown as AnyActDefinition]),
);

export const ACT_KINDS: readonly ActKind[] = DEFINITIONS.map(({ kind }) => kind);

export const definitionOf = (kind: string): AnyActDefinition | undefined => BY_KIND.get(kind);

/** A body typed by its kind, as JSON for an act. */
export const bodyOf = <Kind extends ActKind>(_kind: Kind, body: ActBodies[Kind]): Json => body as unknown as Json;
