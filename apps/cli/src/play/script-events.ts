import type { BatchId, CandidateId, ClauseId, DeadlineId, PersonId, UnitId } from '@selectorate/basics';
import {
  type ActBodies,
  INCIDENT_REMEDIES,
  type Instant,
  type PartDraft,
  type Role,
  type State,
} from '@selectorate/selection';
import type { EventDocument } from '../folder/contest-document.ts';
import type { ContestFolder } from '../folder/contest-folder.ts';
import { momentOf } from './moments.ts';
import { holdersOf, officersOf, quorumOf } from './officers.ts';
import type { Cast } from './cast.ts';
import { type Appointment, step, type Step } from './step.ts';

type Ids<Kind extends keyof ActBodies, Field extends keyof ActBodies[Kind]> = ActBodies[Kind][Field];

/** What `events.yaml` says happened: overrides, replacements, rulings, incidents, challenges. */
export function events(folder: ContestFolder, cast: Cast): readonly Appointment[] {
  return folder.events.map((event, i) => ({
    at: () => momentOf(event.at, folder.document.zone),
    steps: (state, at) => stepsOf(event, { folder, cast, state, at, number: i + 1 }),
  }));
}

interface Telling {
  readonly folder: ContestFolder;
  readonly cast: Cast;
  readonly state: State;
  readonly at: Instant;
  readonly number: number;
}

const reasonsPart = (content: string): { reasons: PartDraft } => ({
  reasons: { subject: 'contest', content, publish: true },
});

function stepsOf(event: EventDocument, telling: Telling): readonly Step[] {
  const { state, at, cast, folder } = telling;
  const about = { at, place: { file: `${folder.name}/events.yaml, event ${telling.number}`, line: null } };
  const hears = quorumOf(state, state.rulebook.challenges.decidedBy);
  if ('replace_officer' in event) return replace(event.replace_officer, telling, about);
  if ('override' in event) {
    const { power, ground, reasons, effect } = event.override;
    const decides =
      state.rulebook.overrides.find(({ clause }) => clause === power)?.decidedBy ?? state.rulebook.endorsement.body;
    const body = { power: power as ClauseId, ground, effect: effectOf(effect, folder.document.zone) };
    return [step('override', body, { ...about, by: quorumOf(state, decides), parts: reasonsPart(reasons) })];
  }
  if ('set_aside_return' in event) {
    const { unit, attempt, ground, reasons } = event.set_aside_return;
    const by = [...holdersOf(state, 'returning-officer'), ...holdersOf(state, 'scrutineer')];
    return [
      step(
        'set-aside-return',
        { unit: unit as UnitId, attempt, ground },
        { ...about, by, parts: reasonsPart(reasons) },
      ),
    ];
  }
  if ('incident' in event) {
    const { id, what, batch, papers, account } = event.incident;
    const body = { incident: id as Ids<'report-incident', 'incident'>, what, batch: batch as BatchId | null, papers };
    return [
      step('report-incident', body, {
        ...about,
        by: holdersOf(state, 'scrutineer'),
        parts: { account: { subject: 'contest', content: account } },
      }),
    ];
  }
  if ('incident_ruling' in event) {
    const { id, remedy, reasons } = event.incident_ruling;
    const known = INCIDENT_REMEDIES.find((each) => each === remedy) ?? 'none';
    return [
      step(
        'rule-on-incident',
        { incident: id as Ids<'rule-on-incident', 'incident'>, remedy: known },
        { ...about, by: hears, parts: reasonsPart(reasons) },
      ),
    ];
  }
  if ('challenge' in event) {
    const { id, by, against, grounds } = event.challenge;
    const person = cast.people.named(by);
    const body = { challenge: id as Ids<'lodge-challenge', 'challenge'>, against };
    return [
      step('lodge-challenge', body, {
        ...about,
        by: person === undefined ? officersOf(state).slice(0, 1) : [person],
        parts: { grounds: { subject: 'contest', content: grounds } },
      }),
    ];
  }
  const { id, outcome, remedy, reasons } = event.challenge_ruling;
  const body = { challenge: id as Ids<'rule-on-challenge', 'challenge'>, outcome, remedy };
  return [step('rule-on-challenge', body, { ...about, by: hears, parts: reasonsPart(reasons) })];
}

type Replacement = Extract<EventDocument, { replace_officer: unknown }>['replace_officer'];

/** The new officer enters, signed for by two who stay, and declares their interests. */
function replace(
  { role, leaves, enters, interest, ground, reasons }: Replacement,
  { state, cast }: Telling,
  about: Pick<Step, 'at' | 'place'>,
): readonly Step[] {
  const leaver = cast.people.named(leaves);
  const person = cast.people.named(enters);
  if (leaver === undefined || person === undefined || role === 'agent') return [];
  const body = { leaves: leaver, enters: person, role, key: cast.keyring.of(person).publicKey, ground };
  const parts = { name: { subject: person as string, content: enters }, ...reasonsPart(reasons) };
  return [
    step('replace-officer', body, { ...about, by: thoseWhoStay(state, leaver), parts }),
    step('declare-interest', { interest }, { ...about, by: [person] }),
  ];
}

function thoseWhoStay(state: State, leaver: PersonId): readonly PersonId[] {
  const officers = (['returning-officer', 'second-officer', 'scrutineer'] satisfies Role[]).flatMap((role) =>
    holdersOf(state, role),
  );
  return officers.filter((officer) => officer !== leaver).slice(0, 2);
}

type EffectDocument = Extract<EventDocument, { override: unknown }>['override']['effect'];

function effectOf(effect: EffectDocument, zone: string): ActBodies['override']['effect'] {
  if ('move_deadline' in effect)
    return {
      kind: 'move-deadline',
      deadline: effect.move_deadline as DeadlineId,
      civil: effect.to,
      instant: momentOf(effect.to, zone),
    };
  if ('admit_late_return' in effect) return { kind: 'admit-late-return', unit: effect.admit_late_return as UnitId };
  if ('permit_merge' in effect) return { kind: 'permit-merge', roles: effect.permit_merge as [Role, Role] };
  if ('accept_trial_engine' in effect) return { kind: 'accept-trial-engine' };
  if ('declare_over_anomalies' in effect) return { kind: 'declare-over-anomalies' };
  if ('settle_trigger' in effect) return { kind: 'settle-trigger', outcome: effect.settle_trigger };
  return { kind: 'end-contest', candidate: effect.end_contest.candidate as CandidateId | null };
}
