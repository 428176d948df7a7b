import { type Codec, field, hashText, object, optional, plainText, smallNumber } from '../codec/codec.ts';

/** What happened, in the order in which an archive may tell it. */
export const EVENT_TYPES = [
  'Setup',
  'Ballot',
  'EndBallots',
  'EncryptedTally',
  'Shuffle',
  'EndShuffles',
  'PartialDecryption',
  'Result',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** A step of the election (specification, section 4.4). Hashes are SHA-256 in hexadecimal. */
export interface ArchiveEvent {
  readonly parent: string | null;
  readonly height: number;
  readonly type: EventType;
  readonly payload: string | null;
}

const eventType: Codec<EventType> = {
  write: (type) => `"${type}"`,
  read: (cursor) => {
    const type = EVENT_TYPES.find((known) => cursor.skip(`"${known}"`));
    if (type === undefined) throw cursor.ended('a type of event');
    return type;
  },
};

export const eventCodec: Codec<ArchiveEvent> = object<ArchiveEvent>({
  parent: optional('parent', hashText),
  height: field('height', smallNumber),
  type: field('type', eventType),
  payload: optional('payload', hashText),
});

export interface Setup {
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
}

export const setupCodec: Codec<Setup> = object<Setup>({
  election: field('election', hashText),
  trustees: field('trustees', hashText),
  credentials: field('credentials', hashText),
});

export interface SizedTally {
  readonly numTallied: number;
  readonly totalWeight: number;
  readonly encryptedTally: string;
}

export const sizedTallyCodec: Codec<SizedTally> = object<SizedTally>({
  numTallied: field('num_tallied', smallNumber),
  totalWeight: field('total_weight', smallNumber),
  encryptedTally: field('encrypted_tally', hashText),
});

/** A shuffle or a partial decryption, by its hash, and the trustee who made it, counted from 1. */
export interface Owned {
  readonly owner: number;
  readonly payload: string;
}

export const ownedCodec: Codec<Owned> = object<Owned>({
  owner: field('owner', smallNumber),
  payload: field('payload', hashText),
});

/** The first member of an archive: its version, and when it began, in seconds. */
export interface ArchiveHeader {
  readonly version: 1;
  readonly timestamp: string;
}

export const headerCodec: Codec<ArchiveHeader> = object<ArchiveHeader>({
  version: field('version', { write: () => '1', read: (cursor) => (cursor.literal('1'), 1 as const) }),
  timestamp: field('timestamp', plainText),
});
