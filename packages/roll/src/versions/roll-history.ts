import { canonicalBytes, err, type Json, ok, type PersonId, type Result } from '@selectorate/basics';
import { sha256Hex } from '@selectorate/record';
import { diffRolls, type RollChange } from './diff-rolls.ts';
import { entryJson, type RollEntry } from '../entry.ts';

/** Who changed the roll, when, how and by what right; reason and authority are codes. */
export interface VersionNote {
  readonly by: PersonId;
  /** Instant as the caller's clock gave it, ISO 8601. */
  readonly at: string;
  readonly channel: 'import' | 'officer' | 'member' | 'ruling';
  readonly reason: string;
  readonly authority: string;
}

/** A version of the roll with what it changed. Hashes are 64 hexadecimal digits; the whole is private. */
export interface RollVersion {
  /** From 1. */
  readonly number: number;
  readonly note: VersionNote;
  readonly entries: readonly RollEntry[];
  readonly changes: readonly RollChange[];
  /** Hash of the version before; null for the first. */
  readonly previous: string | null;
  readonly hash: string;
}

export type HistoryFault =
  | { readonly code: 'number-out-of-order'; readonly version: number }
  | { readonly code: 'chain-broken'; readonly version: number }
  | { readonly code: 'hash-differs'; readonly version: number }
  | { readonly code: 'changes-differ'; readonly version: number };

/** The history with one version more; what was there stays as it was. */
export function appendVersion(
  history: readonly RollVersion[],
  entries: readonly RollEntry[],
  note: VersionNote,
): readonly RollVersion[] {
  const last = history.at(-1);
  const body = {
    number: history.length + 1,
    note,
    entries,
    changes: diffRolls(last?.entries ?? [], entries),
    previous: last?.hash ?? null,
  };
  return [...history, { ...body, hash: versionHash(body) }];
}

/** Is every version the successor of the one before, with exactly the changes it lists? Answers with the last hash. */
export function checkHistory(history: readonly RollVersion[]): Result<string | null, HistoryFault> {
  let last: RollVersion | undefined;
  for (const [index, version] of history.entries()) {
    if (version.number !== index + 1) return err({ code: 'number-out-of-order', version: index + 1 });
    if (version.previous !== (last?.hash ?? null)) return err({ code: 'chain-broken', version: version.number });
    if (versionHash(version) !== version.hash) return err({ code: 'hash-differs', version: version.number });
    const changes = diffRolls(last?.entries ?? [], version.entries);
    if (changesHash(changes) !== changesHash(version.changes)) {
      return err({ code: 'changes-differ', version: version.number });
    }
    last = version;
  }
  return ok(last?.hash ?? null);
}

function versionHash({ number, note, entries, changes, previous }: Omit<RollVersion, 'hash'>): string {
  const { by, at, channel, reason, authority } = note;
  return hashOf({
    number,
    previous,
    note: { by, at, channel, reason, authority },
    entries: hashOf(entries.map(entryJson)),
    changes: changesHash(changes),
  });
}

const changesHash = (changes: readonly RollChange[]): string => hashOf(changes.map((change) => ({ ...change })));

const hashOf = (value: Json): string => sha256Hex(canonicalBytes(value));
