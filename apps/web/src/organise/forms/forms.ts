import type { ActKind } from '@selectorate/selection';
import {
  closeContest,
  decideAnomalies,
  declare,
  endorse,
  lodgeChallenge,
  reportIncident,
  ruleOnChallenge,
  ruleOnIncident,
  stateScrutiny,
} from './after.ts';
import { agreeBatch, issuePapers, keyBatch, openBallot, reconcile, recordCount, returnPapers } from './ballot.ts';
import { override, replaceOfficer } from './departures.ts';
import { commitLotValue, recordLot, revealLotValue } from './lots.ts';
import {
  amendRoll,
  appealExclusion,
  decideExclusion,
  giveExclusionNotice,
  grantWaiver,
  recordExclusionReply,
  ruleOnExclusion,
} from './exclusions.ts';
import {
  callRollSample,
  commitSampleValue,
  drawRollSample,
  reportRollSample,
  revealSampleValue,
} from './roll-sample.ts';
import { declareInterest, freezeRoll, setCalendar, setHustings, setShortlist, stateIntention } from './set-up.ts';
import type { ActForm } from './setting.ts';
import { decideTrigger, returnUnitVote, setAsideReturn } from './trigger.ts';

/** Acts that people prepare with a form. The rest is prepared from the plan, or is the server's. */
const FORMS: Readonly<Partial<Record<ActKind, ActForm>>> = {
  'declare-interest': declareInterest,
  'set-calendar': setCalendar,
  'state-intention': stateIntention,
  'grant-waiver': grantWaiver,
  'give-exclusion-notice': giveExclusionNotice,
  'record-exclusion-reply': recordExclusionReply,
  'decide-exclusion': decideExclusion,
  'appeal-exclusion': appealExclusion,
  'rule-on-exclusion': ruleOnExclusion,
  'call-roll-sample': callRollSample,
  'commit-sample-value': commitSampleValue,
  'reveal-sample-value': revealSampleValue,
  'draw-roll-sample': drawRollSample,
  'report-roll-sample': reportRollSample,
  'freeze-roll': freezeRoll,
  'amend-roll': amendRoll,
  'return-unit-vote': returnUnitVote,
  'set-aside-return': setAsideReturn,
  'decide-trigger': decideTrigger,
  'set-shortlist': setShortlist,
  'set-hustings': setHustings,
  'open-ballot': openBallot,
  'commit-lot-value': commitLotValue,
  'issue-papers': issuePapers,
  'return-papers': returnPapers,
  'reveal-lot-value': revealLotValue,
  'key-batch': keyBatch,
  'agree-batch': agreeBatch,
  reconcile,
  'record-lot': recordLot,
  'record-count': recordCount,
  'state-scrutiny': stateScrutiny,
  'decide-anomalies': decideAnomalies,
  declare,
  endorse,
  'lodge-challenge': lodgeChallenge,
  'rule-on-challenge': ruleOnChallenge,
  'report-incident': reportIncident,
  'rule-on-incident': ruleOnIncident,
  override,
  'replace-officer': replaceOfficer,
  'close-contest': closeContest,
};

export const formFor = (kind: string): ActForm | undefined => FORMS[kind as ActKind];
