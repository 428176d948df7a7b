import type { Instant } from '@selectorate/selection';

/** What pages and queues ask of a contest without replaying it; derived from the state and from nothing else. */
export interface Projection {
  readonly status: ProjectedStatus;
  readonly holdings: readonly ProjectedHolding[];
  readonly deadlines: readonly ProjectedDeadline[];
  readonly units: readonly ProjectedUnit[];
}

export interface ProjectedStatus {
  readonly size: number;
  readonly stage: string;
  readonly now: Instant;
  readonly trigger: string | null;
  readonly counted: string | null;
  readonly margin: number | null;
  readonly declared: Instant | null;
  readonly winner: string | null;
  readonly endedBy: string | null;
  readonly endorsement: string | null;
  /** Challenges that nobody has ruled on. */
  readonly openChallenges: number;
  /** Incidents that nobody has ruled on. */
  readonly openIncidents: number;
}

export interface ProjectedHolding {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly body: string | null;
  readonly since: number;
  readonly until: number | null;
}

export interface ProjectedDeadline {
  readonly id: string;
  readonly civil: string;
  readonly zone: string;
  readonly instant: Instant;
  readonly passed: number | null;
}

export interface ProjectedUnit {
  readonly unit: string;
  readonly section: string;
  readonly entitled: number | null;
  readonly returns: number;
  readonly outcome: string;
}
