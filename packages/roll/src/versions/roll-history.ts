import { canonicalBytes, err, ok, type Result } from '@selectorate/basics';
import { sha256Hex } from '@selectorate/record';
import { type ChangeLink, type ChangeLogFault, changeLogHead, checkChangeLog } from '../changes/change-log.ts';
import type { ChangeNote } from '../changes/changes-between.ts';
import { type ReplayFault, touchedBy } from '../changes/replay-changes.ts';
import type { RollEntry } from '../entry.ts';
import { entriesHash, hashedRoll } from './entries-hash.ts';

/**
 * A version of the roll: the one before and the changes logged since. The first is a roll as it was imported, with whatever
 * was logged before it. Hashes are 64 hexadecimal digits. It holds no entry: the first version's and the log give them all.
 */
export interface RollVersion {
  /** From 1. */
  readonly number: number;
  readonly note: ChangeNote;
  readonly members: number;
  /** Hash of the entries, {@link entriesHash}. */
  readonly entries: string;
  /** How long the log was, and the hash of its last change; null where it was empty. */
  readonly logged: number;
  readonly log: string | null;
  /** Hash of the version before; null for the first. */
  readonly previous: string | null;
  readonly hash: string;
}

export type HistoryFault =
  | { readonly code: 'number-out-of-order'; readonly version: number }
  | { readonly code: 'chain-broken'; readonly version: number }
  | { readonly code: 'hash-differs'; readonly version: number }
  /** The log is shorter than a version says, goes back, or is another one. */
  | { readonly code: 'log-differs'; readonly version: number }
  /** What the first version and the log give is not what this version holds. */
  | { readonly code: 'entries-differ'; readonly version: number }
  | { readonly code: 'change-impossible'; readonly version: number; readonly fault: ReplayFault }
  | { readonly code: 'log-faulty'; readonly fault: ChangeLogFault };

/** A roll as it is now, the whole log that led to it, and who says so. */
export interface NextVersion {
  readonly entries: readonly RollEntry[];
  readonly log: readonly ChangeLink[];
  readonly note: ChangeNote;
}

/** The history with one version more; what was there stays as it was. The log is believed: {@link checkHistory} replays it. */
export function appendVersion(
  history: readonly RollVersion[],
  { entries, log, note }: NextVersion,
): readonly RollVersion[] {
  const { number: logged, hash: last } = changeLogHead(log);
  const body = {
    number: history.length + 1,
    note,
    members: entries.length,
    entries: entriesHash(entries),
    logged,
    log: last,
    previous: history.at(-1)?.hash ?? null,
  };
  return [...history, { ...body, hash: versionHash(body) }];
}

/** What a history is checked against: the entries of its first version, and the log. */
export interface HistorySources {
  readonly first: readonly RollEntry[];
  readonly log: readonly ChangeLink[];
}

/**
 * Is every version the one before with its logged changes, and nothing else? The log is replayed from the first version;
 * each entry is hashed once and again when it changes. Answers with the last version's hash.
 */
export function checkHistory(
  history: readonly RollVersion[],
  { first, log }: HistorySources,
): Result<string | null, HistoryFault> {
  const checked = checkChangeLog(log);
  if (!checked.ok) return err({ code: 'log-faulty', fault: checked.error });
  const roll = hashedRoll(first);
  let last: RollVersion | undefined;
  for (const [index, version] of history.entries()) {
    const { number } = version;
    if (number !== index + 1) return err({ code: 'number-out-of-order', version: index + 1 });
    if (version.previous !== (last?.hash ?? null)) return err({ code: 'chain-broken', version: number });
    if (versionHash(version) !== version.hash) return err({ code: 'hash-differs', version: number });
    const from = last?.logged ?? version.logged;
    const end = version.logged === 0 ? null : log[version.logged - 1]?.hash;
    if (version.logged < from || end !== version.log) return err({ code: 'log-differs', version: number });
    const touched = touchedBy(
      log.slice(from, version.logged).map(({ change }) => change),
      roll.entryOf,
    );
    if (!touched.ok) return err({ code: 'change-impossible', version: number, fault: touched.error });
    for (const [member, entry] of touched.value) {
      if (entry === null) roll.remove(member);
      else roll.set(entry);
    }
    if (roll.size() !== version.members || roll.hash() !== version.entries) {
      return err({ code: 'entries-differ', version: number });
    }
    last = version;
  }
  return ok(last?.hash ?? null);
}

function versionHash({ number, note, members, entries, logged, log, previous }: Omit<RollVersion, 'hash'>): string {
  const { at, by, channel, session, reason, authority } = note;
  const said = { at, by, channel, session, reason, authority };
  return sha256Hex(canonicalBytes({ number, previous, note: said, members, entries, logged, log }));
}
