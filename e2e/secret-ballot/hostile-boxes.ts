import type { FaultCode, FaultPlace } from '@selectorate/ballot';
import { type Element, randomScalar } from '@selectorate/group';
import type { Step } from '../../packages/ballot/src/archive/step.ts';
import type { Answer } from '../../packages/ballot/src/objects/ballot.ts';
import { ballotTexts } from '../../packages/ballot/src/vote/ballot-texts.ts';
import { type EncryptDesk, encryptRanked } from '../../packages/ballot/src/vote/encrypt-answer.ts';
import { ballotStatement } from '../../packages/ballot/src/vote/statements.ts';
import { rehearsedBench } from './bench.ts';
import { type Change, changeAt } from './json-text.ts';
import { archiveOfSteps, castIn, choose, completeSteps, type OpenBox, openBox, rank } from './play-election.ts';
import { signAnew } from './sign-ballot.ts';

// The two honest elections that hostile archives are made from, and the ways of changing them.

export type StepText = Step<string>;
type StepType = StepText['type'];
type Steps = readonly StepText[];

/** A row of the table: an archive that somebody hostile made, and the fault it must give, and where. */
export type HostileVector = readonly [
  what: string,
  code: FaultCode,
  place: Partial<FaultPlace>,
  bytes: () => Uint8Array,
];

/** The vectors of one phrase of the protocol note. */
export interface HostileGroup {
  readonly phrase: string;
  readonly vectors: readonly HostileVector[];
}

export const hostileBench = rehearsedBench('hostile-vectors/1');
export const archiveOf = (steps: Steps): Uint8Array => archiveOfSteps(steps, hostileBench);

/** Yes, no or blank, two trustees, one voter with a weight; voter 0 casts ballots 1 and 3, voter 2 ballot 4. */
export const YES_NO: OpenBox = openBox(
  { group: 'Ed25519', questions: [choose(2, 0, 1, true)], weights: [1, 2, 1, 1], trustees: 2 },
  hostileBench,
);
export const YES = [{ kind: 'choice', choices: [1, 0] }] as const;
const NO = [{ kind: 'choice', choices: [0, 1] }] as const;
export const YES_NO_BALLOTS: readonly [string, string, string, string] = [
  castIn(YES_NO, 0, YES),
  castIn(YES_NO, 1, NO),
  castIn(YES_NO, 0, NO),
  castIn(YES_NO, 2, [{ kind: 'blank' }]),
];
export const YES_NO_STEPS: Steps = completeSteps(YES_NO, YES_NO_BALLOTS);

/** Three candidates, two of three trustees, two mixes; voter 2 casts ballot 3. */
export const RANKED: OpenBox = openBox(
  { group: 'Ed25519', questions: [rank(3)], weights: [1, 1, 1, 1], trustees: { threshold: 2, size: 3 } },
  hostileBench,
);
export const RANKED_BALLOTS: readonly [string, string, string] = [
  castIn(RANKED, 0, [{ kind: 'ranked', ranks: [1, 2, 3] }]),
  castIn(RANKED, 1, [{ kind: 'ranked', ranks: [3, 2, 1] }]),
  castIn(RANKED, 2, [{ kind: 'ranked', ranks: [1, 0, 0] }]),
];
export const RANKED_STEPS: Steps = completeSteps(RANKED, RANKED_BALLOTS);

export const keyOf = ({ credentials }: OpenBox, voter: number): string => credentials[voter]?.publicKey ?? '';

/** The steps with the nth (from 0) of a type made into another, or into several, or none. */
export function withStep<T extends StepType>(
  steps: Steps,
  [type, nth]: readonly [T, number],
  edit: (step: Extract<StepText, { type: T }>) => StepText | Steps,
): Steps {
  const places = steps.flatMap((step, i) => (step.type === type ? [i] : []));
  const place = places[nth];
  if (place === undefined) throw new RangeError(`withStep: no ${type} ${nth}`);
  return steps.flatMap((step, i) => (i === place ? edit(step as Extract<StepText, { type: T }>) : [step]));
}

type Made = () => Uint8Array;

export const inElection =
  (path: string, change: Change, steps: Steps = YES_NO_STEPS): Made =>
  () =>
    archiveOf(withStep(steps, ['Setup', 0], (step) => ({ ...step, election: changeAt(step.election, path, change) })));

export const inTrustees =
  (steps: Steps, path: string, change: Change): Made =>
  () =>
    archiveOf(withStep(steps, ['Setup', 0], (step) => ({ ...step, trustees: changeAt(step.trustees, path, change) })));

export const inCredentials =
  (change: Change, path = '', steps: Steps = YES_NO_STEPS): Made =>
  () =>
    archiveOf(
      withStep(steps, ['Setup', 0], (step) => ({ ...step, credentials: changeAt(step.credentials, path, change) })),
    );

export const inTally =
  (steps: Steps, path: string, change: Change): Made =>
  () =>
    archiveOf(
      withStep(steps, ['EncryptedTally', 0], (step) => ({
        ...step,
        encryptedTally: changeAt(step.encryptedTally, path, change),
      })),
    );

export const inShuffle =
  (nth: number, path: string, change: Change): Made =>
  () =>
    archiveOf(
      withStep(RANKED_STEPS, ['Shuffle', nth], (step) => ({ ...step, shuffle: changeAt(step.shuffle, path, change) })),
    );

export const inDecryption =
  (steps: Steps, path: string, change: Change, nth = 0): Made =>
  () =>
    archiveOf(
      withStep(steps, ['PartialDecryption', nth], (step) => ({
        ...step,
        partialDecryption: changeAt(step.partialDecryption, path, change),
      })),
    );

export const inResult =
  (steps: Steps, path: string, change: Change): Made =>
  () =>
    archiveOf(withStep(steps, ['Result', 0], (step) => ({ ...step, result: changeAt(step.result, path, change) })));

/** The nth ballot (from 0) in place of which another text stands. */
export const withBallot =
  (steps: Steps, nth: number, ballot: () => string): Made =>
  () =>
    archiveOf(withStep(steps, ['Ballot', nth], () => ({ type: 'Ballot', ballot: ballot() })));

/** A ballot changed by a voter who hides it: hashed and signed anew. */
export function resigned(box: OpenBox, voter: number, text: string): string {
  const credential = box.credentials[voter];
  const signed = credential === undefined ? null : signAnew(text, credential, { context: box.context });
  if (signed === null) throw new RangeError('resigned: no such voter, or no ballot');
  return signed;
}

/** Ballot 4 of the first election, changed by its own voter. */
export const inOwnBallot = (path: string, change: Change): Made =>
  withBallot(YES_NO_STEPS, 3, () => resigned(YES_NO, 2, changeAt(YES_NO_BALLOTS[3], path, change)));

/** Ballot 3 of the second, likewise. */
export const inOwnRanking = (path: string, change: Change): Made =>
  withBallot(RANKED_STEPS, 2, () => resigned(RANKED, 2, changeAt(RANKED_BALLOTS[2], path, change)));

/** A ballot by a prover who has the code and no scruples: proofs as good as can be, and its own signature. */
export function cheatingBallot(box: OpenBox, voter: number, make: (desk: EncryptDesk) => Answer): string {
  const { context } = box;
  const { election, fingerprint, group, platform } = context;
  const credential = keyOf(box, voter);
  const answer = make({
    context,
    draw: () => randomScalar(group.order, platform.random),
    statement: ballotStatement(fingerprint, credential),
  });
  const unsigned = { electionUuid: election.uuid, electionHash: fingerprint, credential, answers: [answer] };
  const signature = { hash: '', proof: { challenge: 0n, response: 0n } };
  return resigned(box, voter, ballotTexts(context).ballot.write({ ...unsigned, signature }));
}

/** A ranked ballot of any point, honestly proven: nothing in it says what it stands for. */
export const ballotOfPoint = (box: OpenBox, voter: number, point: Element): string =>
  cheatingBallot(box, voter, (desk) => encryptRanked(desk, point));

export const ballot = (number: number): Partial<FaultPlace> => ({ part: 'ballot', number });
export const mix = (number: number): Partial<FaultPlace> => ({ part: 'shuffle', number });
export const decryptionOf = (owner: number): Partial<FaultPlace> => ({ part: 'decryption', owner });
export const trustee = (owner: number): Partial<FaultPlace> => ({ part: 'trustees', owner });
export const CREDENTIALS: Partial<FaultPlace> = { part: 'credentials' };
export const TALLY: Partial<FaultPlace> = { part: 'tally' };
export const ARCHIVE: Partial<FaultPlace> = { part: 'archive' };
export const ELECTION: Partial<FaultPlace> = { part: 'election' };
export const RESULT: Partial<FaultPlace> = { part: 'result' };
