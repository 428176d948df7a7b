/** Everything that can be wrong with a record before its acts are read. */
export const RECORD_FAULTS = [
  // the files
  'record-unreadable',
  'record-too-large',
  'path-unsafe',
  'manifest-missing',
  'manifest-malformed',
  'manifest-not-canonical',
  'manifest-altered',
  'manifest-disagrees',
  'file-missing',
  'file-altered',
  'file-unlisted',
  'file-unexpected',
  'file-misnamed',
  // notes and who signed them
  'note-malformed',
  'signature-unknown-key',
  'signature-invalid',
  'log-signature-missing',
  'log-not-in-policy',
  'quorum-missing',
  // checkpoints against the entries
  'checkpoint-missing',
  'checkpoint-misplaced',
  'checkpoint-not-latest',
  'checkpoint-order',
  'checkpoint-root-differs',
  'origin-differs',
  'log-truncated',
  'log-beyond-checkpoint',
  'log-forked',
  // tiles
  'bundle-malformed',
  'entry-too-large',
  'tile-differs',
] as const;
export type RecordFaultCode = (typeof RECORD_FAULTS)[number];

/** A fault and its place: a path in the record, an entry's index in the log, and what helps to find it. */
export interface RecordFault {
  readonly code: RecordFaultCode;
  readonly path?: string;
  readonly entry?: number;
  readonly detail?: string;
}

/** What a sound record still cannot exclude. */
export const RECORD_NOTICES = ['split-view-not-excluded', 'log-key-not-from-policy', 'boxes-not-checked'] as const;
export type RecordNotice = (typeof RECORD_NOTICES)[number];

/** What a step of checking found, and the faults that it met on the way. */
export interface Found<T> {
  readonly value: T;
  readonly faults: readonly RecordFault[];
}
