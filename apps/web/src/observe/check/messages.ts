import type { PolicyFault } from '@selectorate/record';
import type { Verdict, VerifyStep } from '@selectorate/selection';

/** What the page asks of the worker. `policy` is the reader's own text; null checks without one. */
export type CheckRequest =
  | { readonly kind: 'check'; readonly base: string; readonly policy: string | null }
  | { readonly kind: 'archive' };

/** What the worker answers. */
export type CheckAnswer =
  | { readonly kind: 'progress'; readonly step: VerifyStep; readonly done: number; readonly total: number }
  | { readonly kind: 'policy-refused'; readonly faults: readonly PolicyFault[] }
  | { readonly kind: 'done'; readonly verdict: Verdict; readonly milliseconds: number; readonly bytes: number }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'archive'; readonly archive: Uint8Array };
