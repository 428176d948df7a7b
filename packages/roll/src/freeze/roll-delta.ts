import {
  canonicalBytes,
  concatBytes,
  type ContestId,
  err,
  type Json,
  type MemberId,
  ok,
  type Result,
  throwIllegalValue,
  toHex,
} from '@selectorate/basics';
import { sha256Hex } from '@selectorate/record';
import { contactFieldsOf } from '../changes/contacts.ts';
import { CONTACT_FIELDS } from '../changes/logged-change.ts';
import { publicCells, type PublicCount, SMALLEST_COUNT } from '../changes/withhold.ts';
import { entryJson, type RollEntry } from '../entry.ts';
import { byText, groupBy } from '../group-by.ts';
import { ELECTORATES } from './electorate-name.ts';
import { entryText } from './entry-text.ts';
import { type FreezeOrder, freezeRoll, type FrozenEntry, type FrozenRoll } from './freeze-roll.ts';

/** One change of a frozen roll, with the ruling or rule that allows it. Private. */
export type Amendment = {
  readonly member: MemberId;
  /** A code. */
  readonly reason: string;
  /** The ruling or clause, as a code or reference; never empty. */
  readonly authority: string;
} & (
  | { readonly kind: 'added'; readonly entry: RollEntry }
  | { readonly kind: 'corrected'; readonly entry: RollEntry }
  | { readonly kind: 'removed' }
  /** The entry stays; a waiver or a ruling on an exclusion changes whether they may vote. */
  | { readonly kind: 'ruled' }
);
export const AMENDMENT_KINDS = [
  'added',
  'corrected',
  'removed',
  'ruled',
] as const satisfies readonly Amendment['kind'][];
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number];

/** A version of a roll, as its summary publishes it. */
export interface RollMark {
  readonly version: string;
  readonly root: string;
  readonly members: number;
}

/** The public statement of a delta, to be signed: {@link deltaBytes}. Plain JSON; null counts are withheld, and committed to. */
export interface RollDelta {
  readonly schema: 'selectorate-roll-delta/1';
  readonly contest: ContestId;
  readonly from: RollMark;
  readonly to: RollMark;
  readonly k: number;
  readonly byReason: readonly {
    readonly kind: AmendmentKind;
    readonly reason: string;
    readonly members: PublicCount;
  }[];
  /** SHA-256 of 32 secret bytes and the canonical JSON of the amendments in the order of member ids. */
  readonly amendments: string;
}

export const DELTA_FAULTS = [
  'other-contest',
  'version-not-new',
  /** Reason or authority is missing. */
  'amendment-without-authority',
  'amended-twice',
  'not-on-roll',
  'already-on-roll',
  /** An amendment of one member holds the entry of another. */
  'other-member',
  /** After the freeze a contact changes by a confirmed request and by nothing else. */
  'contact-changed',
  /** An entry, or whether somebody may vote, is another and no amendment says so. */
  'changed-without-amendment',
  /** An amendment that changed nothing, or not what it says. */
  'amendment-without-effect',
  /** What was stated is not what follows from the two rolls and the amendments. */
  'statement-differs',
] as const;
export interface DeltaFault {
  readonly code: (typeof DELTA_FAULTS)[number];
  /** Null where it is about the whole. */
  readonly member: MemberId | null;
}

/** The amendments with what their commitment is opened with: 32 random bytes. Private. */
export interface DeltaSources {
  readonly amendments: readonly Amendment[];
  readonly blind: Uint8Array;
  /** Counts below it are withheld; 20 where left out. */
  readonly k?: number;
}

export interface DeltaOrder extends DeltaSources, Pick<FreezeOrder, 'version' | 'salts' | 'orderKey'> {
  /** As they stand now; those of the roll before where left out. */
  readonly waivers?: FreezeOrder['waivers'];
  readonly exclusions?: FreezeOrder['exclusions'];
}

/** The next version of a frozen roll, and the statement that is published of it. */
export function rollDelta(
  before: FrozenRoll,
  order: DeltaOrder,
): Result<{ readonly frozen: FrozenRoll; readonly delta: RollDelta }, DeltaFault> {
  const entries = amended(before, order.amendments);
  if (!entries.ok) return entries;
  const frozen = freezeRoll({
    contest: before.contest,
    version: order.version,
    entries: entries.value,
    electorates: before.electorates,
    freezeDay: before.freezeDay,
    salts: order.salts,
    orderKey: order.orderKey,
    waivers: order.waivers ?? before.waivers,
    exclusions: order.exclusions ?? before.exclusions ?? undefined,
  });
  const delta = deltaOf(before, frozen, order);
  const checked = checkDelta(before, frozen, { ...order, stated: delta });
  return checked.ok ? ok({ frozen, delta }) : checked;
}

/**
 * The scrutineer's check: does the second roll follow from the first and the amendments, does every amendment do what it
 * says and nothing else change, and was just this stated?
 */
export function checkDelta(
  before: FrozenRoll,
  after: FrozenRoll,
  { stated, ...sources }: DeltaSources & { readonly stated: RollDelta },
): Result<null, DeltaFault> {
  if (before.contest !== after.contest) return fault('other-contest');
  if (before.version === after.version) return fault('version-not-new');
  const entries = amended(before, sources.amendments);
  if (!entries.ok) return entries;
  const amendments = new Map(sources.amendments.map((amendment) => [amendment.member, amendment]));
  const members = new Set([...before.placeOf.keys(), ...after.placeOf.keys()]);
  for (const member of members) {
    const code = unexplained(entryAt(before, member), entryAt(after, member), amendments.get(member));
    if (code !== null) return fault(code, member);
  }
  const computed = deltaOf(before, after, { k: stated.k, ...sources });
  return sha256Hex(deltaBytes(computed)) === sha256Hex(deltaBytes(stated)) ? ok(null) : fault('statement-differs');
}

/** What is signed. */
export const deltaBytes = (delta: RollDelta): Uint8Array => canonicalBytes(delta as unknown as Json);

/** The entries after the amendments, each of which must be possible and authorised. */
function amended(before: FrozenRoll, amendments: readonly Amendment[]): Result<readonly RollEntry[], DeltaFault> {
  const entries = new Map(before.members.map(({ entry }) => [entry.member, entry]));
  const seen = new Set<MemberId>();
  for (const amendment of amendments) {
    const { member } = amendment;
    const code = amendmentFault(amendment, entries.get(member));
    if (seen.has(member)) return fault('amended-twice', member);
    if (code !== null) return fault(code, member);
    seen.add(member);
    if (amendment.kind === 'removed') entries.delete(member);
    if (amendment.kind === 'added' || amendment.kind === 'corrected') entries.set(member, amendment.entry);
  }
  return ok([...entries.values()]);
}

function amendmentFault(amendment: Amendment, held: RollEntry | undefined): DeltaFault['code'] | null {
  if (amendment.reason === '' || amendment.authority === '') return 'amendment-without-authority';
  if (amendment.kind === 'added' && held !== undefined) return 'already-on-roll';
  if (amendment.kind !== 'added' && held === undefined) return 'not-on-roll';
  if (amendment.kind === 'removed' || amendment.kind === 'ruled') return null;
  if (amendment.entry.member !== amendment.member) return 'other-member';
  if (amendment.kind === 'added' || held === undefined) return null;
  const [was, is] = [contactFieldsOf(held.person), contactFieldsOf(amendment.entry.person)];
  return CONTACT_FIELDS.some((field) => was[field] !== is[field]) ? 'contact-changed' : null;
}

/** Is a member's difference between two rolls just what an amendment says? Null where it is. */
function unexplained(
  was: FrozenEntry | undefined,
  is: FrozenEntry | undefined,
  amendment: Amendment | undefined,
): DeltaFault['code'] | null {
  const [oldEntry, newEntry] = [textAt(was), textAt(is)];
  const ruled = ELECTORATES.some((name) => was?.verdicts[name].withheldFor !== is?.verdicts[name].withheldFor);
  if (amendment === undefined) return oldEntry !== newEntry || ruled ? 'changed-without-amendment' : null;
  switch (amendment.kind) {
    case 'added':
    case 'corrected':
      if (newEntry !== entryText(amendment.entry)) return 'changed-without-amendment';
      return oldEntry === newEntry ? 'amendment-without-effect' : null;
    case 'removed':
      return is === undefined ? null : 'amendment-without-effect';
    case 'ruled':
      if (oldEntry !== newEntry) return 'changed-without-amendment';
      return ruled ? null : 'amendment-without-effect';
    default:
      return throwIllegalValue(amendment);
  }
}

function deltaOf(
  before: FrozenRoll,
  after: FrozenRoll,
  { amendments, blind, k = SMALLEST_COUNT }: DeltaSources,
): RollDelta {
  const inOrder = amendments.toSorted((a, b) => byText(a.member, b.member));
  const groups = [...groupBy(inOrder, ({ kind, reason }) => `${kind} ${reason}`)].toSorted(([a], [b]) => byText(a, b));
  const cells = publicCells(
    groups.map(([, own]) => own.length),
    k,
  );
  return {
    schema: 'selectorate-roll-delta/1',
    contest: before.contest,
    from: markOf(before),
    to: markOf(after),
    k,
    byReason: groups.flatMap(([, [first]], index) =>
      first === undefined ? [] : [{ kind: first.kind, reason: first.reason, members: cells[index] ?? null }],
    ),
    amendments: sha256Hex(concatBytes(blind, canonicalBytes(inOrder.map(amendmentJson)))),
  };
}

function amendmentJson(amendment: Amendment): Json {
  const { kind, member, reason, authority } = amendment;
  const head = { kind, member, reason, authority };
  return amendment.kind === 'added' || amendment.kind === 'corrected'
    ? { ...head, entry: entryJson(amendment.entry) }
    : head;
}

const markOf = ({ version, root, members }: FrozenRoll): RollMark => ({
  version,
  root: toHex(root),
  members: members.length,
});

const entryAt = ({ members, placeOf }: FrozenRoll, member: MemberId): FrozenEntry | undefined =>
  members[placeOf.get(member) ?? -1];

const textAt = (frozen: FrozenEntry | undefined): string => (frozen === undefined ? '' : entryText(frozen.entry));

const fault = (code: DeltaFault['code'], member: MemberId | null = null): Result<never, DeltaFault> =>
  err({ code, member });
