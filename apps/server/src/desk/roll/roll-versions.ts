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
import { keepRoll, replaceEntry, rollOf } from './kept-roll.ts';
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
  /** SHA-256 of the canonical JSON of the entries; where one entry was changed, of the hash before and that entry. */
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
  const arrivals = last === undefined ? [] : arrivalsIn(before, entries);
  const changes = last === undefined ? [] : changesFrom(before, entries, { order, arrivals });
  const links = linkChanges(last?.log ?? { number: 0, hash: null }, changes);
  const about = { members: entries.length, ...countsOf(last === undefined ? undefined : changes, entries.length) };
  const kept = chained(last, { order, links, about, roll: sha256(entries as unknown as Json) });
  await keepRoll(store, contest, entries);
  await keepRollDocument(store, { contest, name: numbered('changes', kept.version) }, links);
  if (arrivals.length > 0)
    await keepRollDocument(
      store,
      { contest, name: numbered('arrivals', kept.version) },
      { at: order.at, entries: arrivals },
    );
  await keepRollDocument(store, { contest, name: VERSIONS }, [...versions, kept]);
  if (last !== undefined && order.channel === 'import')
    await keepRollDocument(store, { contest, name: BEFORE }, { asOf: last.at.slice(0, 10), entries: before });
  return kept;
}

/** Those who came with one version, as they came. */
export interface Arrivals {
  readonly at: Instant;
  readonly entries: readonly RollEntry[];
}

function arrivalsIn(before: readonly RollEntry[], entries: readonly RollEntry[]): readonly RollEntry[] {
  const there = new Set(before.map(({ member }) => member));
  return entries.filter(({ member }) => !there.has(member));
}

/** Somebody new is one line here, and their entry is kept beside: a line for each of its fields would fill the log with new lists. */
function changesFrom(
  before: readonly RollEntry[],
  entries: readonly RollEntry[],
  { order, arrivals }: { readonly order: VersionOrder; readonly arrivals: readonly RollEntry[] },
): readonly LoggedChange[] {
  const came = new Set(arrivals);
  const stayed = changesBetween(
    before,
    entries.filter((entry) => !came.has(entry)),
    order,
  );
  return [
    ...stayed,
    ...arrivals.map(({ member }): LoggedChange => ({ ...order, member, field: 'member', from: '', to: member })),
  ];
}

/** Everybody who came after the first list, as they came, version by version. */
export async function arrivalsAfter(
  store: Pick<Store, 'documents'>,
  contest: ContestId,
  versions: number,
): Promise<readonly Arrivals[]> {
  const came: Arrivals[] = [];
  for (let number = 2; number <= versions; number++) {
    const kept = await rollDocument(store, { contest, name: numbered('arrivals', number) }, ARRIVALS);
    if (kept !== undefined) came.push(kept);
  }
  return came;
}

const ARRIVALS = z.unknown() as unknown as z.ZodType<Arrivals>;

/**
 * Keeps one changed entry as the next version, without touching the rest of the roll. To be called while nobody else writes to the
 * contest, with the entry as the roll has it.
 */
export async function keepEntryVersion(
  store: Pick<Store, 'documents'>,
  contest: ContestId,
  { before, after, order }: { readonly before: RollEntry; readonly after: RollEntry; readonly order: VersionOrder },
): Promise<KeptVersion> {
  const versions = await versionsOf(store, contest);
  const last = versions.at(-1);
  if (last === undefined) throw new Error('an entry was changed before there was a list');
  const links = linkChanges(last.log, changesBetween([before], [after], order));
  const about = { members: last.members, added: 0, removed: 0, membersChanged: 1 };
  const kept = chained(last, {
    order,
    links,
    about,
    roll: sha256({ before: last.roll, entry: after } as unknown as Json),
  });
  await replaceEntry(store, contest, after);
  await keepRollDocument(store, { contest, name: numbered('changes', kept.version) }, links);
  await keepRollDocument(store, { contest, name: VERSIONS }, [...versions, kept]);
  return kept;
}

interface Made {
  readonly order: VersionOrder;
  readonly links: readonly ChangeLink[];
  readonly about: Pick<KeptVersion, 'members' | 'added' | 'removed' | 'membersChanged'>;
  readonly roll: string;
}

function chained(last: KeptVersion | undefined, { order, links, about, roll }: Made): KeptVersion {
  const { at, by, channel, reason, authority } = order;
  const head = links.at(-1);
  const body = {
    version: (last?.version ?? 0) + 1,
    at,
    by,
    channel,
    reason,
    authority,
    ...about,
    roll,
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
