import type { ContestId, PersonId, Result } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import type { ActBodies, Entropy, Instant, RelyingParty, Role } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import type { Asker, Denial, Handlers } from '../handlers.ts';
import type { HouseKeys } from '../keys/house-keys.ts';

/** Something worth a line in the log: ids and codes, never a name or a text of somebody's. */
export interface LogEvent {
  readonly event:
    | 'store-behind-checkpoint'
    | 'contest-refused-by-replay'
    | 'witness-unreachable'
    | 'witness-refused'
    | 'witness-answer-malformed'
    | 'lapse-recorded'
    | 'lapse-refused'
    | 'tick-failed'
    | 'roll-checks-failed';
  readonly contest: ContestId;
  readonly witness?: string;
  readonly code?: string;
  readonly size?: number;
}

/** The platform's `fetch`, as far as witnesses need it. */
export type WitnessFetch = (url: string, init: RequestInit) => Promise<Response>;

export interface DeskOptions {
  readonly store: Store;
  readonly keys: Pick<HouseKeys, 'logSecret' | 'serverSecret' | 'secretFor'>;
  /** Where passkeys are made and valid. */
  readonly party: RelyingParty;
  /** The civil clock. */
  readonly clock: () => Instant;
  readonly entropy: Entropy;
  readonly log: (event: LogEvent) => void;
  readonly fetch: WitnessFetch;
  /** The origin under which this server is known; logs are named after its host. */
  readonly publicUrl: string;
  /** Does this server send mail? Without it officers post what members are to be told. */
  readonly sendsMail: boolean;
}

/** A file of the public record. */
export interface RecordFile {
  readonly bytes: Uint8Array;
  /** With its quotation marks. */
  readonly etag: string;
  /** Whoever has it need never ask again. */
  readonly immutable: boolean;
  readonly type: string;
}

export type DeskHandlers = Handlers<
  | 'listContests'
  | 'createContest'
  | 'readContest'
  | 'readPlan'
  | 'savePlan'
  | 'moveClock'
  | 'withdrawInvitation'
  | 'readEntries'
  | 'createDraft'
  | 'propose'
  | 'listDrafts'
  | 'readDraft'
  | 'signDraft'
  | 'withdrawDraft'
  | 'uploadRoll'
  | 'lookAtUnitRoll'
  | 'readRollVersions'
  | 'readRollDiff'
  | 'uploadRegister'
  | 'readRegister'
  | 'removeRegister'
  | 'uploadEvidence'
  | 'readEvidence'
  | 'removeEvidence'
  | 'runRollChecks'
  | 'readRollChecks'
  | 'readRollReport'
  | 'readReviewQueue'
  | 'resolveSignal'
  | 'changeContact'
  | 'readContactChanges'
  | 'readUnreached'
  | 'markPosted'
  | 'approveContactChange'
  | 'releaseList'
  | 'readReleases'
  | 'askAboutMyEntry'
  | 'readMyEntry'
  | 'readContactNotice'
  | 'answerContactNotice'
  | 'readPart'
  | 'readBundle'
>;

/**
 * Everything a server does with contests.
 *
 * No handler here may be called inside a transaction of the store, `store.idempotent` included: an act has to be committed
 * before witnesses see its checkpoint, and waiting for them must not hold a transaction open. They are safe to repeat:
 * signing again with the same proof, creating a contest that is there as asked for, answers as the first time; a draft made
 * twice is a second draft that nobody signs. An answer may be kept with `store.idempotent` afterwards.
 */
export interface Desk {
  readonly handlers: DeskHandlers;
  /**
   * Who an account is in a contest, and the roles they hold: from the state once they are introduced, from invitations
   * they accepted before. Undefined for an account without a place there, and for a contest that does not exist.
   */
  placesOf(contest: string, account: string): Promise<Place | undefined>;
  /**
   * Drafts the act by which a new log takes over from one that is behind its witnesses and cannot be rebuilt; both officers sign
   * it like any other. For whoever holds a place in the contest: the rules say who may sign.
   */
  prepareSuccession(contest: string, asker: Asker, asked: Succession): Promise<Result<DraftShape, Denial>>;
  /** A file of the public record; `path` is what follows `/records/`. */
  recordFile(path: string): Promise<RecordFile | undefined>;
  /**
   * Records what lapsed, and offers checkpoints to witnesses that have not cosigned them. Safe to call at any time and
   * from several servers; answers with the moment at which the next deadline lapses.
   */
  tick(): Promise<{ readonly nextLapse: Instant | null }>;
  /** Destroys registers whose legal basis has ended, and letters that were answered or expired. Safe to call at any time. */
  sweepRolls(): Promise<void>;
  /** Writes to members who asked whether they are on a roll; answers with how many questions that were. */
  answerQuestions(): Promise<number>;
  /** Runs the checks of rolls that wait; answers with how many. One worker at a time. */
  runRollChecks(): Promise<number>;
  /** Ends checks that run, for good: the server stops. They wait for the next worker. */
  endRollChecks(): void;
  /** Can it serve: the store is ready, and no contest is behind what its witnesses cosigned. */
  ready(): Promise<boolean>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** Why a new log takes over. */
export interface Succession {
  readonly ground: ActBodies['succeed-log']['ground'];
  /** Published with the act. */
  readonly reasons: string;
}

export interface Place {
  readonly person: PersonId;
  readonly roles: readonly Role[];
}
