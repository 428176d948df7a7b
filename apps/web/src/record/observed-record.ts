import type { ManifestFile } from '@selectorate/record';
import type { OpenedPart } from '@selectorate/selection';
import type { Watched } from './watch-replay.ts';

/** The latest checkpoint as its file says it; signatures are for “check everything” to judge. */
export interface ShownCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** 64 hexadecimal digits. */
  readonly root: string;
  /** When the last witness says it cosigned; null where none did. */
  readonly at: string | null;
  /** The entries that were read have this size and root. */
  readonly fits: boolean;
}

/** A public record as far as the pages need it, and what the rulebook makes of its acts: worked out in this browser. */
export interface ObservedRecord extends Watched {
  /** Its folder's name on this server. */
  readonly folder: string;
  readonly files: readonly ManifestFile[];
  readonly checkpoint: ShownCheckpoint | null;
  /** Published parts by commitment; titles of units come later. */
  readonly parts: ReadonlyMap<string, OpenedPart>;
}

/** Where the record lies on this origin. */
export const recordAddress = (folder: string): string => `/records/${folder}/`;
