import { createHash } from 'node:crypto';
import type { ContestId, Json, MemberId } from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import type { Store } from '@selectorate/store';

// The uploaded roll, sealed beside its contest: in parts, so that one changed entry writes one part anew and not the list.

const SUMMARY = 'roll-summary';
/** One data key for all of it, which is that of the private parts about the roll as well: destroyed together. */
const SUBJECT = 'roll';
const ENTRIES_IN_A_PART = 1_000;
/** A list that took the place of another while it was read is read again. */
const ATTEMPTS = 3;

/** What pages may know of an uploaded roll without opening it. */
export interface RollKept {
  readonly members: number;
  readonly branches: readonly string[];
}

/** The same, and where its entries are: parts bear the number of their list, so that those of two lists are never mixed. */
interface ListKept extends RollKept {
  readonly list: number;
  readonly parts: number;
}

/** An entry and its place in the list. */
type Placed = readonly [place: number, entry: RollEntry];

type Documents = Pick<Store, 'documents'>;

/** The list takes the place of the one before. To be called in a transaction. */
export async function keepRoll(
  { documents }: Documents,
  contest: ContestId,
  entries: readonly RollEntry[],
): Promise<void> {
  const before = await listOf({ documents }, contest);
  const parts = Math.max(1, Math.ceil(entries.length / ENTRIES_IN_A_PART));
  const branches = [...new Set(entries.map(({ standing }) => standing.unit))].toSorted();
  const kept: ListKept = { members: entries.length, branches, list: (before?.list ?? 0) + 1, parts };
  const shared = Array.from({ length: parts }, (): Placed[] => []);
  for (const [place, entry] of entries.entries()) shared[partOf(entry.member, parts)]?.push([place, entry]);
  for (const [part, placed] of shared.entries()) await keepPart({ documents }, { contest, kept, part }, placed);
  await documents.put(contest, SUMMARY, { subject: SUBJECT, json: kept as unknown as Json });
  for (let part = 0; part < (before?.parts ?? 0); part++)
    await documents.remove(contest, nameOf(before?.list ?? 0, part));
}

/** The whole roll in the order of its list; undefined where there is none, or its key was destroyed. */
export async function rollOf({ documents }: Documents, contest: ContestId): Promise<readonly RollEntry[] | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const kept = await listOf({ documents }, contest);
    if (kept === null) return undefined;
    const placed: Placed[] = [];
    let found = 0;
    for (let part = 0; part < kept.parts; part++) {
      const read = await partAt({ documents }, { contest, kept, part });
      if (read === undefined) break;
      placed.push(...read);
      found += 1;
    }
    if (found === kept.parts) return placed.toSorted(([one], [other]) => one - other).map(([, entry]) => entry);
  }
  return undefined;
}

/** One member's entry, without the rest of the roll. */
export async function entryOf(
  { documents }: Documents,
  contest: ContestId,
  member: string,
): Promise<RollEntry | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const kept = await listOf({ documents }, contest);
    if (kept === null) return undefined;
    const placed = await partAt({ documents }, { contest, kept, part: partOf(member, kept.parts) });
    if (placed !== undefined) return placed.find(([, entry]) => entry.member === member)?.[1];
  }
  return undefined;
}

/** Puts an entry in the place of the same member's. To be called while nobody else writes to the contest. */
export async function replaceEntry({ documents }: Documents, contest: ContestId, entry: RollEntry): Promise<void> {
  const kept = await listOf({ documents }, contest);
  const part = partOf(entry.member, kept?.parts ?? 1);
  const placed = kept === null ? undefined : await partAt({ documents }, { contest, kept, part });
  if (kept === null || placed === undefined) throw new Error('an entry of a roll that is not there was to be changed');
  const changed = placed.map(([place, each]): Placed => [place, each.member === entry.member ? entry : each]);
  await keepPart({ documents }, { contest, kept, part }, changed);
}

export const rollSummaryOf = (store: Documents, contest: ContestId): Promise<RollKept | null> => listOf(store, contest);

async function listOf({ documents }: Documents, contest: ContestId): Promise<ListKept | null> {
  const kept = await documents.get(contest, SUMMARY);
  return kept === undefined || kept === 'erased' ? null : (kept as unknown as ListKept);
}

interface PartOf {
  readonly contest: ContestId;
  readonly kept: ListKept;
  readonly part: number;
}

async function partAt(
  { documents }: Documents,
  { contest, kept: { list }, part }: PartOf,
): Promise<readonly Placed[] | undefined> {
  const json = await documents.get(contest, nameOf(list, part));
  return json === undefined || json === 'erased' ? undefined : (json as unknown as readonly Placed[]);
}

const keepPart = (
  { documents }: Documents,
  { contest, kept: { list }, part }: PartOf,
  placed: readonly Placed[],
): Promise<void> => documents.put(contest, nameOf(list, part), { subject: SUBJECT, json: placed as unknown as Json });

/** `roll-0002-0017`: nothing in it says who is in which part. */
const nameOf = (list: number, part: number): string =>
  `roll-${String(list).padStart(4, '0')}-${String(part).padStart(4, '0')}`;

const partOf = (member: MemberId | string, parts: number): number =>
  createHash('sha256').update(member).digest().readUInt32BE() % parts;
