/** What can be wrong with an archive as a file and as a chain of events, whatever its objects say. */
export const ARCHIVE_FAULTS = [
  'archive-truncated',
  'archive-header',
  'archive-name',
  'archive-timestamp',
  'archive-padding',
  'archive-beginning',
  'member-too-large',
  'member-hash',
  'member-not-utf8',
  'event-unreadable',
  'event-parent',
  'event-height',
  'event-order',
  'event-payload',
  'payload-unreadable',
  'data-missing',
  'data-order',
  'data-unreferenced',
  'ballot-repeated',
] as const;

export type ArchiveFaultCode = (typeof ARCHIVE_FAULTS)[number];

/** A fault, and where the member begins that shows it: an offset in bytes from the start of the unpacked archive. */
export interface ArchiveFault {
  readonly kind: 'fault';
  readonly code: ArchiveFaultCode;
  readonly offset: number;
}

export const archiveFault = (code: ArchiveFaultCode, offset: number): ArchiveFault => ({ kind: 'fault', code, offset });
