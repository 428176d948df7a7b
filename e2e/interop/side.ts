import type { ArchiveStep, Question, Vote } from '@selectorate/ballot';
import type { GroupName } from '@selectorate/group';
import type { ToolTrustee } from '../belenios/tool-trustees.ts';

/** One event of an archive and the texts of all it refers to. */
export type StepText = ArchiveStep<string>;

/** Where an election happens: a folder whose files both our code and the tools read and write, whoever has the turn. */
export interface Place {
  readonly folder: string;
  readonly uuid: string;
  readonly group: GroupName;
}

/** Everything an election needs that somebody has to do, done by our code or by a tool. Each reads the files of the place. */
export interface Side {
  /** "ours", or the tool's version. */
  readonly name: string;
  /** Writes `public_creds.json`; answers with the voters' codes, in the order of the weights. */
  readonly makeCredentials: (place: Place, weights: readonly number[]) => Promise<readonly string[]>;
  /** A key of one trustee; adds its public part to `public_keys.jsons`. */
  readonly makeTrustee: (place: Place, owner: number) => Promise<ToolTrustee>;
  /** Writes `trustees.json` and `election.json` from `public_keys.jsons` and `threshold.json`. */
  readonly makeElection: (place: Place, questions: readonly Question[]) => Promise<void>;
  /** Begins `UUID.bel` with its Setup. */
  readonly openArchive: (place: Place) => Promise<void>;
  /** Adds a step that anybody made. */
  readonly add: (place: Place, step: StepText) => Promise<void>;
  readonly makeBallot: (place: Place, code: string, vote: Vote) => Promise<StepText>;
  readonly computeTally: (place: Place) => Promise<StepText>;
  readonly shuffle: (place: Place, owner: number) => Promise<StepText>;
  readonly decrypt: (place: Place, trustee: ToolTrustee) => Promise<StepText>;
  readonly computeResult: (place: Place) => Promise<StepText>;
  readonly ceremony: CeremonySide;
}

/** The making of a shared key, under way. */
export interface Ceremony extends Place {
  readonly needed: number;
  readonly size: number;
  /** Its certificates so far, a line each in the order of the members. */
  readonly certs: readonly string[];
  /** And what the members sent next. */
  readonly polynomials: readonly string[];
}

/** What members of a shared key do, and who passes their messages on. Texts are lines; a key stays in its file. */
export interface CeremonySide {
  readonly certify: (
    ceremony: Ceremony,
    index: number,
    folder: string,
  ) => Promise<{ readonly cert: string; readonly keyFile: string }>;
  readonly makePolynomial: (ceremony: Ceremony, index: number, keyFile: string) => Promise<string>;
  readonly makeOutput: (ceremony: Ceremony, keyFile: string, input: string) => Promise<string>;
  /** Checks what was sent and sorts it: what each member is to be given. */
  readonly makeInputs: (ceremony: Ceremony) => Promise<readonly string[]>;
  /** The public part of the shared key. */
  readonly finish: (ceremony: Ceremony, outputs: readonly string[]) => Promise<string>;
}
