import type { MemberId } from '@selectorate/basics';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { IsoDate, RollEntry } from '../entry.ts';
import type { MemberEvidence } from '../evidence.ts';
import type { RollField } from '../field.ts';
import type { ElectorateName } from '../freeze/electorate-name.ts';
import type { CompiledElectorate } from '@selectorate/rulebook';
import type { MemberMatch } from '../match/settle-matches.ts';
import type { MatchModel } from '../match/model/match-model.ts';
import type { ResolutionNote } from './settle.ts';

/**
 * Everything the checks may look at. Only `asOf` and `entries` are needed: a check whose material is missing is `not-run` and says
 * what it needs. Nothing here says where a name comes from, and no check may ask.
 */
export interface CheckInput {
  readonly asOf: IsoDate;
  readonly entries: readonly RollEntry[];
  /** The smallest count shown to everybody; 20 unless told otherwise. */
  readonly k?: number;
  /** Named in the report beside what is drawn. */
  readonly seed?: string;
  /** For RI-02; {@link UK_DUPLICATES} unless told otherwise. It must have been checked. */
  readonly duplicates?: MatchModel;
  readonly electorates?: Readonly<Record<ElectorateName, CompiledElectorate>>;
  /** The day on which the contest freezes the roll; `asOf` unless told otherwise. */
  readonly freezeDay?: IsoDate;
  readonly evidence?: ReadonlyMap<MemberId, MemberEvidence>;
  readonly previous?: PreviousRoll;
  readonly changes?: ChangeWindow;
  readonly register?: RegisterResult;
  /** A second register, or the rest of a register of several places. */
  readonly elsewhere?: RegisterResult;
  /** Lists of the dead, each from a source of its own. */
  readonly deceased?: readonly ListResult[];
  /** Lists of people who have gone away, from a source of their own. */
  readonly goneAway?: readonly ListResult[];
  readonly frozen?: FrozenState;
  readonly releases?: ReleaseLog;
  readonly applications?: readonly RemoteApplication[];
  readonly ballots?: BallotDevices;
  readonly paidUp?: readonly PaidUp[];
  readonly decoys?: readonly Decoy[];
  /** What is known for sure of some entries (a sample audit, a test): the gates of fairness are judged on it. */
  readonly known?: ReadonlyMap<MemberId, KnownEntry>;
  /** How people settled signals. Notes that do not hold for the signal as it is now settle nothing: see {@link settlementOf}. */
  readonly resolutions?: readonly ResolutionNote[];
}

export interface PreviousRoll {
  readonly asOf: IsoDate;
  readonly entries: readonly RollEntry[];
}

/** The change log from a day (inclusive) to `asOf`. */
export interface ChangeWindow {
  readonly since: IsoDate;
  readonly changes: readonly LoggedChange[];
}

/** What matching against a register gave. `matches` are in the order of `entries`, one for each. */
export interface RegisterResult {
  readonly rows: number;
  /** Code of the legal basis under which the register was used. */
  readonly basis: string;
  /** SHA-256 of the register's bytes, hexadecimal. */
  readonly sha256: string;
  /** {@link modelHash} of the model that was used. */
  readonly model: string;
  readonly matches: readonly MemberMatch[];
  /**
   * Adults registered at each entry's own address, in the order of `entries`: see {@link countRegisteredAdults}. Without it RI-12 is not run.
   */
  readonly adults?: Int32Array;
}

/** Members who stand on a list of people, by matching or by a number that both have. */
export interface ListResult {
  /** Name of the list, an id: `bereavement-register`. Two lists of one name are one source. */
  readonly source: string;
  readonly sha256: string;
  readonly members: readonly MemberId[];
}

/** The roll as it was frozen, and what was changed since with authority. RI-16 sets today's entries against the two. */
export interface FrozenState {
  readonly entries: readonly RollEntry[];
  /** The root in the record, and the root worked out from the frozen entries and their salts; hexadecimal. */
  readonly statedRoot: string;
  readonly computedRoot: string;
  readonly authorised: readonly AuthorisedChange[];
}

export interface AuthorisedChange {
  readonly member: MemberId;
  readonly what: 'added' | 'removed' | RollField;
}

export interface ReleaseLog {
  readonly exports: readonly RollExport[];
  /** Canary entries that somebody wrote to, each with the export it was in, where that is known. */
  readonly sightings: readonly { readonly canary: string; readonly export: string | null }[];
}

export interface RollExport {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly rows: number;
  readonly authority: string | null;
}

export interface RemoteApplication {
  readonly member: MemberId;
  /** Instant. */
  readonly at: string;
  /** Opaque token, equal where the device is one. */
  readonly device: string | null;
}

/** The device token of each ballot that came by the web, without member or content; kiosks are known by their tokens. */
export interface BallotDevices {
  readonly devices: readonly string[];
  readonly kiosks: readonly string[];
}

/** A member whose payment has cleared and who is in good standing by the accounts. */
export interface PaidUp {
  readonly member: MemberId;
  readonly lastCleared: IsoDate;
}

/** A planted entry: `ghost` is nobody, `second` is a second entry of somebody on the roll. */
export interface Decoy {
  readonly member: MemberId;
  readonly kind: 'ghost' | 'second';
}

export interface KnownEntry {
  /** Registered at the address that the roll has. */
  readonly registeredHere: boolean;
  /** The only entry of a real person. */
  readonly onlyEntry: boolean;
}
