import type { Fault, Report, Step, VerdictKind } from '@selectorate/ballot';
import type { Result } from '@selectorate/basics';
import type { WhyUnreadable } from './blob-bytes.ts';

/** What the page asks of the worker that leads verifications: first to start its threads, then one verification after another. */
export type VerifyRequest =
  | { readonly kind: 'prepare'; readonly threads: number }
  | {
      readonly kind: 'verify';
      readonly archive: Blob;
      readonly sidecar: Blob | null;
      readonly verdict: VerdictKind;
    };

/** How far a verification is, then once how it ended. */
export type VerifyAnswer =
  /** Bytes in the step `survey`, pieces in the others. */
  | { readonly kind: 'progress'; readonly step: Step; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: Result<Report, readonly Fault[]>; readonly milliseconds: number }
  | {
      readonly kind: 'unreadable';
      readonly file: 'archive' | 'sidecar';
      readonly why: WhyUnreadable;
      readonly error: string;
    }
  | { readonly kind: 'failed'; readonly error: string };
