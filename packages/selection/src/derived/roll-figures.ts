import {
  canonicalJson,
  type CivilDate,
  type ContestId,
  type DeadlineId,
  err,
  fromHex,
  type Id,
  ID_PATTERN,
  type Json,
  ok,
  parseIsoDate,
  type Result,
  toHex,
  type UnitId,
} from '@selectorate/basics';
import {
  type FreezeOrder,
  freezeRoll,
  freezeSummary,
  type FrozenRoll,
  type RollEntry,
  rollEntrySchema,
} from '@selectorate/roll';
import { type CompiledElectorate, compileElectorate, type Rulebook } from '@selectorate/rulebook';
import { z } from 'zod';
import * as field from '../fields.ts';
import type { Instant } from '../instant.ts';
import type { PartLookup } from '../parts.ts';
import type { State } from '../state.ts';
import { decisionsFor, namesTheSame, type RollDecisions } from './roll-decisions.ts';
import { type SectionFigures, sectionFigures } from './section-figures.ts';

const idText = z.string().regex(ID_PATTERN);

/**
 * The whole frozen roll as a private part: what a scrutineer needs to freeze it again and find the same root and counts.
 * Whom the record's waivers and exclusions are about is named, and left out where there are none.
 */
const snapshotSchema = z.strictObject({
  schema: z.literal('selectorate-roll/1'),
  version: z.string(),
  orderKey: field.hash,
  entries: z.array(z.strictObject({ entry: rollEntrySchema, salt: field.hash })),
  waivers: z.array(z.strictObject({ waiver: idText, member: idText })).optional(),
  exclusions: z.array(z.strictObject({ exclusion: idText, member: idText })).optional(),
});
type Snapshot = z.infer<typeof snapshotSchema>;

/** The public figures of a freeze: the body of its act. */
export interface FreezeFigures {
  readonly version: Id<'roll-version'>;
  readonly root: string;
  readonly members: number;
  readonly trigger: ElectorateFigures;
  readonly ballot: ElectorateFigures;
  readonly sections?: readonly SectionFigures[] | undefined;
  readonly units: readonly { readonly unit: UnitId; readonly members: number; readonly eligible: number }[];
}

interface ElectorateFigures {
  readonly eligible: number;
  /** Members left out, by the reason code of the rule that left them out, or `excluded-` and the reason of an exclusion. */
  readonly withheld: Readonly<Record<string, number>>;
  /** Of the eligible, those whom only a waiver lets in, by clause; absent where there are none. */
  readonly waived?: Readonly<Record<string, number>> | undefined;
}

export interface FreezeInput {
  readonly contest: ContestId;
  readonly version: string;
  readonly entries: readonly { readonly entry: RollEntry; readonly salt: Uint8Array }[];
  readonly orderKey: Uint8Array;
  readonly freezeDay: CivilDate;
  readonly rulebook: Rulebook;
  /** What the record grants and decided, for whom; see {@link decisionsFor}. */
  readonly decisions?: RollDecisions;
  /** SHA-256 where the machine has a faster one. */
  readonly sha256?: FreezeOrder['sha256'];
}

/** Freezes a roll under a rulebook's electorates. Throws for a rulebook that was never checked. */
export function freezeUnder({ rulebook, entries, decisions, sha256, ...order }: FreezeInput): FrozenRoll {
  const salts = new Map(entries.map(({ entry, salt }) => [entry.member, salt]));
  return freezeRoll({
    ...order,
    ...(decisions === undefined
      ? {}
      : { waivers: decisions.waivers, exclusions: { all: decisions.exclusions, at: decisions.at } }),
    ...(sha256 === undefined ? {} : { sha256 }),
    entries: entries.map(({ entry }) => entry),
    electorates: { trigger: compiled(rulebook, 'trigger'), ballot: compiled(rulebook, 'ballot') },
    salts: (member) => salts.get(member) ?? new Uint8Array(32),
  });
}

/** A snapshot without decisions: of a unit's or a body's own roll. */
export const snapshotOfEntries = (
  entries: FreezeInput['entries'],
  { version, orderKey }: Pick<FreezeInput, 'version' | 'orderKey'>,
): { readonly [field: string]: Json } => ({
  schema: 'selectorate-roll/1',
  version,
  orderKey: toHex(orderKey),
  entries: entries.map(({ entry, salt }) => ({ entry, salt: toHex(salt) })) as unknown as Json,
});

/** The snapshot of a freeze, with whom its waivers and exclusions are about. */
export function snapshotOf(frozen: FrozenRoll, orderKey: Uint8Array, decisions?: RollDecisions): Json {
  const waivers = decisions?.waivers.map(({ id, member }) => ({ waiver: id, member })) ?? [];
  const exclusions = decisions?.exclusions.map(({ id, member }) => ({ exclusion: id, member })) ?? [];
  return {
    ...snapshotOfEntries(frozen.members, { version: frozen.version, orderKey }),
    ...(waivers.length === 0 ? {} : { waivers }),
    ...(exclusions.length === 0 ? {} : { exclusions }),
  };
}

/** The public body of a freeze: root and counts, never a name; of units only where some are registered. */
export function freezeBody(frozen: FrozenRoll, rulebook: Rulebook, withUnits: boolean): FreezeFigures {
  const summary = freezeSummary(frozen);
  const sections = sectionFigures(frozen, rulebook);
  const { trigger, ballot } = summary.electorates;
  const counted = ({ eligible, withheldFor, waived }: typeof trigger) => ({
    eligible,
    withheld: Object.fromEntries(withheldFor.map(({ reason, members }) => [reason, members])),
    ...(waived.length === 0
      ? {}
      : { waived: Object.fromEntries(waived.map(({ clause, members }) => [clause, members])) }),
  });
  const units = trigger.byUnit.map(({ unit, eligible, withheld }) => ({
    unit,
    members: eligible + withheld,
    eligible,
  }));
  return {
    version: summary.version as FreezeFigures['version'],
    root: summary.root,
    members: summary.members,
    trigger: counted(trigger),
    ballot: counted(ballot),
    ...(sections.length === 0 ? {} : { sections }),
    units: withUnits ? units : [],
  };
}

/** What a snapshot holds, in the terms of a freeze; undefined for what is none. */
export function readSnapshot(
  content: unknown,
): (Pick<FreezeInput, 'version' | 'entries' | 'orderKey'> & Pick<Snapshot, 'waivers' | 'exclusions'>) | undefined {
  const read = snapshotSchema.safeParse(content);
  if (!read.success) return undefined;
  const entries = read.data.entries.map(({ entry, salt }) => ({ entry, salt: bytesOf(salt) }));
  return { ...read.data, entries, orderKey: bytesOf(read.data.orderKey) };
}

/** The entries of a snapshot; undefined for what is none. */
export function readEntries(content: unknown): readonly RollEntry[] | undefined {
  return readSnapshot(content)?.entries.map(({ entry }) => entry);
}

/** A snapshot that was opened, and what freezing it again gives. */
export interface OpenedRoll {
  readonly frozen: FrozenRoll;
  readonly figures: FreezeFigures;
}

/** Reads a snapshot of this contest and freezes it again, with the decisions that the record holds at `at`. */
export function openSnapshot(
  state: State,
  content: unknown,
  { at, parts, withUnits }: { readonly at: Instant; readonly parts: PartLookup; readonly withUnits: boolean },
): Result<OpenedRoll, 'missing' | 'differs'> {
  const read = readSnapshot(content);
  const freezeDay = parseIsoDate(state.deadlines.get('freeze' as DeadlineId)?.civil.slice(0, 10) ?? '');
  if (read === undefined || freezeDay === undefined || state.contest === null) return err('missing');
  const { contest, rulebook } = state;
  const { version, entries, orderKey } = read;
  if (new Set(entries.map(({ entry }) => entry.member)).size !== entries.length) return err('differs');
  const decisions = decisionsFor(state, parts, at);
  if (!decisions.ok) return decisions;
  if (!namesTheSame(read, decisions.value)) return err('differs');
  const order = { contest, version, entries, orderKey, freezeDay, rulebook, decisions: decisions.value };
  const frozen = freezeUnder(order);
  return ok({ frozen, figures: freezeBody(frozen, rulebook, withUnits) });
}

/** Freezes the snapshot again and compares: the scrutineer's check of a freeze (S). */
export function snapshotMatches(
  state: State,
  stated: FreezeFigures,
  { content, at, parts }: { readonly content: unknown; readonly at: Instant; readonly parts: PartLookup },
): Result<null, 'missing' | 'differs'> {
  const opened = openSnapshot(state, content, { at, parts, withUnits: stated.units.length > 0 });
  if (!opened.ok) return opened;
  return sameFigures(opened.value.figures, stated) ? ok(null) : err('differs');
}

export const sameFigures = (one: FreezeFigures, other: FreezeFigures): boolean =>
  canonicalJson(one as unknown as Json) === canonicalJson(other as unknown as Json);

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(32);

const electorates = new WeakMap<Rulebook, Map<string, CompiledElectorate>>();

function compiled(rulebook: Rulebook, name: 'trigger' | 'ballot'): CompiledElectorate {
  const known = electorates.get(rulebook) ?? new Map<string, CompiledElectorate>();
  electorates.set(rulebook, known);
  const already = known.get(name);
  if (already !== undefined) return already;
  const fresh = compileElectorate(rulebook.electorates[name]);
  if (!fresh.ok) throw new Error(`an electorate that does not compile: ${JSON.stringify(fresh.error)}`);
  known.set(name, fresh.value);
  return fresh.value;
}
