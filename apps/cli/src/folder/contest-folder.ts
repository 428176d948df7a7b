import type { BatchId, CandidateId, SectionId, UnitId } from '@selectorate/basics';
import type { PackedBallots } from '@selectorate/count';
import type { ImportedRoll } from '@selectorate/roll';
import type { Rulebook } from '@selectorate/rulebook';
import type { ContestDocument, EventDocument } from './contest-document.ts';
import type { RollMaterial } from './read-roll-material.ts';

/** Where in the folder a fact comes from: a refusal of the rules is told to that line. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
}

export interface UnitRow extends Place {
  readonly unit: UnitId;
  readonly section: SectionId;
  readonly title: string;
  readonly parentBody: string | null;
  readonly entitled: number | null;
  readonly secretary: string;
  readonly teller: string;
}

export interface ReturnRow extends Place {
  readonly unit: UnitId;
  readonly attempt: 1 | 2;
  readonly metOn: string;
  readonly open: number;
  readonly keep: number;
  readonly spoilt: number;
  readonly abstained: number;
  readonly signedBy: readonly [string, string];
  readonly receivedAt: string;
}

export interface CandidateRow extends Place {
  readonly candidate: CandidateId;
  readonly label: string;
  readonly incumbent: boolean;
}

export interface BatchRow extends Place {
  readonly batch: BatchId;
  readonly channel: 'post' | 'in-person';
  readonly issued: number;
  /** The section of the ballot that it went to; null where the rulebook has none. */
  readonly section: SectionId | null;
  readonly returned: number;
  readonly spoilt: Readonly<Record<string, number>>;
  readonly rejected: Readonly<Record<string, number>>;
  readonly keyedBy: readonly [string, string];
  readonly keyings: readonly [PackedBallots, PackedBallots];
  readonly agreed: PackedBallots;
  readonly differences: number;
}

/** One contest of a folder, read whole and found without fault. */
export interface ContestFolder {
  /** The name of its own folder: `a`. */
  readonly name: string;
  readonly rulebook: Rulebook;
  readonly roll: ImportedRoll;
  /** What the roll is checked against before its freeze. */
  readonly material: RollMaterial;
  readonly document: ContestDocument;
  readonly units: readonly UnitRow[];
  readonly returns: readonly ReturnRow[];
  readonly candidates: readonly CandidateRow[];
  readonly batches: readonly BatchRow[];
  readonly events: readonly EventDocument[];
}

/** Where a contest's own document is: for acts that no row of a table asks for. */
export const documentPlace = ({ name }: Pick<ContestFolder, 'name'>): Place => ({
  file: `${name}/contest.yaml`,
  line: null,
});
