import { canonicalBytes, err, ok, type Result } from '@selectorate/basics';
import { sha256Hex } from '@selectorate/record';
import type { LoggedChange } from './logged-change.ts';

/** A change at its place in the log. Private, as the change is. Hashes are 64 hexadecimal digits. */
export interface ChangeLink {
  /** From 1. */
  readonly number: number;
  readonly change: LoggedChange;
  /** Hash of the link before; null for the first. */
  readonly previous: string | null;
  readonly hash: string;
}

/** Where a log stands: how many changes, and the hash that stands for all of them. Of an empty log, 0 and null. */
export interface ChangeLogHead {
  readonly number: number;
  readonly hash: string | null;
}

export type ChangeLogFault =
  /** A link is missing, doubled or moved: the number found there is not the next one. */
  | { readonly code: 'number-out-of-order'; readonly number: number }
  /** A link does not follow from the one before it. */
  | { readonly code: 'chain-broken'; readonly number: number }
  /** A link's change, or its hash, was edited. */
  | { readonly code: 'hash-differs'; readonly number: number }
  /** The log holds together and is not the one whose head was known: cut short, or written anew. */
  | { readonly code: 'head-differs'; readonly number: number };

/** The head of a log as it stands, believed unchecked: for writing on. */
export function changeLogHead(log: readonly ChangeLink[]): ChangeLogHead {
  const last = log.at(-1);
  return { number: last?.number ?? 0, hash: last?.hash ?? null };
}

/** The links that follow a head: what a store adds that does not hold the whole log in memory. */
export function linkChanges(head: ChangeLogHead, changes: readonly LoggedChange[]): readonly ChangeLink[] {
  let { number, hash: previous } = head;
  return changes.map((change) => {
    number += 1;
    const link = { number, change, previous, hash: linkHash(number, change, previous) };
    previous = link.hash;
    return link;
  });
}

/** The log with more changes at its end; what was there stays as it was. */
export function appendChanges(log: readonly ChangeLink[], changes: readonly LoggedChange[]): readonly ChangeLink[] {
  return [...log, ...linkChanges(changeLogHead(log), changes)];
}

/**
 * Does every link follow from the one before? Answers with the head. Give the head that was published or written down
 * elsewhere: without it nobody can see that a log was cut short, or written anew from its beginning.
 */
export function checkChangeLog(
  log: readonly ChangeLink[],
  known?: ChangeLogHead,
): Result<ChangeLogHead, ChangeLogFault> {
  let previous: string | null = null;
  for (const [index, link] of log.entries()) {
    const number = index + 1;
    if (link.number !== number) return err({ code: 'number-out-of-order', number });
    if (link.previous !== previous) return err({ code: 'chain-broken', number });
    if (linkHash(number, link.change, previous) !== link.hash) return err({ code: 'hash-differs', number });
    previous = link.hash;
  }
  const head = { number: log.length, hash: previous };
  if (known === undefined) return ok(head);
  const there = known.number === 0 ? null : (log[known.number - 1]?.hash ?? undefined);
  return there === known.hash ? ok(head) : err({ code: 'head-differs', number: known.number });
}

/** SHA-256 of the canonical JSON of the number, the change and the hash before. */
function linkHash(number: number, change: LoggedChange, previous: string | null): string {
  const { at, by, channel, session, reason, authority, member, field, from, to } = change;
  const json = { at, by, channel, session, reason, authority, member, field, from, to };
  return sha256Hex(canonicalBytes({ number, previous, change: json }));
}
