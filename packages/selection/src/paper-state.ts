import type { BatchId, CandidateId, Id, PersonId, SectionId } from '@selectorate/basics';

// What the state keeps of papers: batches from issue to agreement, incidents, the figures, the count.

export type IncidentId = Id<'incident'>;
export interface Keying {
  readonly seq: number;
  readonly by: PersonId;
  readonly valid: number;
  /** The commitment to the papers as keyed. */
  readonly ballots: string;
}

/** A batch of papers of one channel from issue to agreement. */
export interface Batch {
  readonly id: BatchId;
  readonly channel: string;
  readonly issued: number;
  /** The section of the ballot that its papers went to; null where there are none. */
  readonly section: SectionId | null;
  readonly returned: ReturnedPapers | null;
  readonly keyings: readonly Keying[];
  readonly agreed: {
    readonly seq: number;
    readonly valid: number;
    readonly differences: number;
    readonly ballots: string;
  } | null;
  readonly excluded: number | null;
}

export interface ReturnedPapers {
  readonly returned: number;
  readonly spoilt: Readonly<Record<string, number>>;
  readonly rejected: Readonly<Record<string, number>>;
}

export interface Incident {
  readonly id: IncidentId;
  readonly seq: number;
  readonly what: string;
  readonly batch: BatchId | null;
  readonly papers: number;
  readonly remedy: string | null;
  readonly ruled: number | null;
}

export interface Figures {
  readonly issued: number;
  readonly returned: number;
  readonly notReturned: number;
  readonly spoilt: number;
  readonly rejected: number;
  readonly valid: number;
}

export interface Counted {
  readonly seq: number;
  readonly ballots: string;
  readonly result: string;
  readonly valid: number;
  readonly elected: CandidateId;
  /** Tallies of the last stage, as exact fractions in the order of the shortlist. */
  readonly votes: Readonly<Record<string, string>>;
  /** The leader's votes less the runner-up's at the last stage, rounded down. */
  readonly margin: number;
}
