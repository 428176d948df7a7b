import { createHash } from 'node:crypto';
import { canonicalBytes, type ContestId, type Json } from '@selectorate/basics';
import {
  type ChangeChannel,
  changesBetween,
  type ChangeLink,
  linkChanges,
  type LoggedChange,
  type PreviousRoll,
  replayChanges,
  type RollEntry,
} from '@selectorate/roll';
import type { Instant } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import { z } from 'zod';
import { keepRoll, rollOf } from '../contest-documents.ts';
import { keepRollDocument, numbered, rollDocument } from './roll-documents.ts';

/** Who makes a version, how, why, and by what right. */
export interface VersionOrder {
  readonly at: Instant;
  readonly by: string;
  readonly channel: ChangeChannel;
  /** One sitting of that person. */
  readonly session: string;
  readonly reason: string;
  readonly authority: string;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const version = z.strictObject({
  version: z.int().min(1),
  at: z.string(),
  by: z.string(),
  channel: z.enum(['import', 'officer', 'member', 'ruling']),
  reason: z.string(),
  authority: z.string(),
  members: count,
  added: count,
  removed: count,
  membersChanged: count,
  /** SHA-256 of the canonical JSON of the entries. */
  roll: hash,
  /** Where the log of changes stands after it. */
  log: z.strictObject({ number: count, hash: z.nullable(hash) }),
  previous: z.nullable(hash),
  hash,
});
/** A version of the roll without its entries: who, when, how much, and its place in the chain. */
export type KeptVersion = z.infer<typeof version>;

const VERSIONS = 'versions';
const BEFORE = 'roll-before';

export const versionsOf = async (
  store: Pick<Store, 'documents'>,
  contest: ContestId,
): Promise<readonly KeptVersion[]> => (await rollDocument(store, { contest, name: VERSIONS }, z.array(version))) ?? [];

/**
 * Keeps the roll as its next version: the entries take the place of those before, and what that changed is added to the
 * append-only log. To be called while nobody else writes to the contest. The first version has nothing before it, so its log
 * is empty: its hash stands for all of it.
 */
export async function keepVersion(
  store: Pick<Store, 'documents'>,
  contest: ContestId,
  { entries, order }: { readonly entries: readonly RollEntry[]; readonly order: VersionOrder },
): Promise<KeptVersion> {
  const versions = await versionsOf(store, contest);
  const last = versions.at(-1);
  const before = last === undefined ? [] : ((await rollOf(store, contest)) ?? []);
  const changes = last === undefined ? [] : changesFrom(before, entries, order);
  const links = linkChanges(last?.log ?? { number: 0, hash: null }, changes);
  const kept = chained(last, entries, { order, changes, links });
  const branches = [...new Set(entries.map(({ standing }) => standing.unit))].toSorted();
  await keepRoll(store, contest, { entries, summary: { members: entries.length, branches } });
  await keepRollDocument(store, { contest, name: numbered('changes', kept.version) }, links);
  await keepRollDocument(store, { contest, name: VERSIONS }, [...versions, kept]);
  if (last !== undefined && order.channel === 'import')
    await keepRollDocument(store, { contest, name: BEFORE }, { asOf: last.at.slice(0, 10), entries: before });
  return kept;
}

/** Somebody new is one change: their entry is in the roll that the version's hash stands for, and need not be here twice. */
function changesFrom(
  before: readonly RollEntry[],
  entries: readonly RollEntry[],
  order: VersionOrder,
): readonly LoggedChange[] {
  const there = new Set(before.map(({ member }) => member));
  const stayed = entries.filter(({ member }) => there.has(member));
  const came = entries.filter(({ member }) => !there.has(member));
  const added = came.map(({ member }): LoggedChange => ({ ...order, member, field: 'member', from: '', to: member }));
  return [...changesBetween(before, stayed, order), ...added];
}

interface Made {
  readonly order: VersionOrder;
  readonly changes: readonly LoggedChange[];
  readonly links: readonly ChangeLink[];
}

function chained(
  last: KeptVersion | undefined,
  entries: readonly RollEntry[],
  { order, changes, links }: Made,
): KeptVersion {
  const { at, by, channel, reason, authority } = order;
  const head = links.at(-1);
  const body = {
    version: (last?.version ?? 0) + 1,
    at,
    by,
    channel,
    reason,
    authority,
    members: entries.length,
    ...countsOf(last === undefined ? undefined : changes, entries.length),
    roll: sha256(entries as unknown as Json),
    log: head === undefined ? (last?.log ?? { number: 0, hash: null }) : { number: head.number, hash: head.hash },
    previous: last?.hash ?? null,
  };
  return { ...body, hash: sha256(body) };
}

function countsOf(changes: readonly LoggedChange[] | undefined, members: number) {
  if (changes === undefined) return { added: members, removed: 0, membersChanged: 0 };
  const whole = changes.filter(({ field }) => field === 'member');
  const added = new Set(whole.filter(({ from }) => from === '').map(({ member }) => member));
  const removed = new Set(whole.filter(({ to }) => to === '').map(({ member }) => member));
  const others = changes.filter(({ member }) => !added.has(member) && !removed.has(member));
  return { added: added.size, removed: removed.size, membersChanged: new Set(others.map(({ member }) => member)).size };
}

const sha256 = (value: Json): string => createHash('sha256').update(canonicalBytes(value)).digest('hex');

/** What was logged after one version, up to another: in the order in which it was made. */
export async function changesAfter(
  store: Pick<Store, 'documents'>,
  contest: ContestId,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly LoggedChange[]> {
  const made: LoggedChange[] = [];
  for (let number = from + 1; number <= to; number++) {
    const links = await rollDocument(store, { contest, name: numbered('changes', number) }, LINKS);
    made.push(...(links ?? []).map(({ change }) => change));
  }
  return made;
}

/** We wrote them ourselves, sealed: only their being a list is looked at. */
const LINKS = z.array(z.unknown()) as unknown as z.ZodType<readonly ChangeLink[]>;

/** The roll as it was before the last list was uploaded: what who was left out is looked for in. */
export const rollBefore = (store: Pick<Store, 'documents'>, contest: ContestId): Promise<PreviousRoll | undefined> =>
  rollDocument(store, { contest, name: BEFORE }, z.unknown() as unknown as z.ZodType<PreviousRoll>);

/** The roll as a version left it, but for members who were taken off since: the log goes back over everybody else. */
export async function entriesAt(
  store: Pick<Store, 'documents'>,
  contest: ContestId,
  number: number,
): Promise<readonly RollEntry[]> {
  const entries = (await rollOf(store, contest)) ?? [];
  const since = await changesAfter(store, contest, { from: number, to: (await versionsOf(store, contest)).length });
  const gone = new Set(since.flatMap(({ member, field, to }) => (field === 'member' && to === '' ? [member] : [])));
  const back = since.filter(({ member }) => !gone.has(member)).toReversed();
  const replayed = replayChanges(
    entries.filter(({ member }) => !gone.has(member)),
    back.map((change) => ({ ...change, from: change.to, to: change.from })),
  );
  if (!replayed.ok) throw new Error(`the log of changes does not lead back: ${replayed.error.code}`);
  return replayed.value;
}
