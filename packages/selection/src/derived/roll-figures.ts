import {
  canonicalJson,
  type CivilDate,
  type ContestId,
  type DeadlineId,
  err,
  fromHex,
  type Id,
  type Json,
  ok,
  parseIsoDate,
  type Result,
  toHex,
  type UnitId,
} from '@selectorate/basics';
import { freezeRoll, freezeSummary, type FrozenRoll, type RollEntry, rollEntrySchema } from '@selectorate/roll';
import { type CompiledElectorate, compileElectorate, type Rulebook } from '@selectorate/rulebook';
import { z } from 'zod';
import type { State } from '../state.ts';
import { type SectionFigures, sectionFigures } from './section-figures.ts';

/** The whole frozen roll as a private part: what a scrutineer needs to freeze it again and find the same root and counts. */
const snapshotSchema = z.strictObject({
  schema: z.literal('selectorate-roll/1'),
  version: z.string(),
  orderKey: z.string().regex(/^[0-9a-f]{64}$/),
  entries: z.array(z.strictObject({ entry: rollEntrySchema, salt: z.string().regex(/^[0-9a-f]{64}$/) })),
});
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
  /** Members left out, by the reason code of the rule that left them out. */
  readonly withheld: Readonly<Record<string, number>>;
}

export interface FreezeInput {
  readonly contest: ContestId;
  readonly version: string;
  readonly entries: readonly { readonly entry: RollEntry; readonly salt: Uint8Array }[];
  readonly orderKey: Uint8Array;
  readonly freezeDay: CivilDate;
  readonly rulebook: Rulebook;
}

/** Freezes a roll under a rulebook's electorates. Throws for a rulebook that was never checked. */
export function freezeUnder({ rulebook, entries, ...order }: FreezeInput): FrozenRoll {
  const salts = new Map(entries.map(({ entry, salt }) => [entry.member, salt]));
  return freezeRoll({
    ...order,
    entries: entries.map(({ entry }) => entry),
    electorates: { trigger: compiled(rulebook, 'trigger'), ballot: compiled(rulebook, 'ballot') },
    salts: (member) => salts.get(member) ?? new Uint8Array(32),
  });
}

export function snapshotOf(frozen: FrozenRoll, orderKey: Uint8Array): Json {
  const entries = frozen.members.map(({ entry, salt }) => ({ entry, salt: toHex(salt) }));
  return {
    schema: 'selectorate-roll/1',
    version: frozen.version,
    orderKey: toHex(orderKey),
    entries,
  } as unknown as Json;
}

/** The public body of a freeze: root and counts, never a name; of units only where some are registered. */
export function freezeBody(frozen: FrozenRoll, rulebook: Rulebook, withUnits: boolean): FreezeFigures {
  const summary = freezeSummary(frozen);
  const sections = sectionFigures(frozen, rulebook);
  const { trigger, ballot } = summary.electorates;
  const counted = ({ eligible, withheldFor }: typeof trigger) => ({
    eligible,
    withheld: Object.fromEntries(withheldFor.map(({ reason, members }) => [reason, members])),
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

/** Freezes the snapshot again and compares: the scrutineer's check of a freeze (S). */
export function snapshotMatches(
  state: State,
  stated: FreezeFigures,
  content: unknown,
): Result<null, 'missing' | 'differs'> {
  const snapshot = snapshotSchema.safeParse(content);
  const orderKey = snapshot.success ? fromHex(snapshot.data.orderKey) : undefined;
  const freezeDay = parseIsoDate(state.deadlines.get('freeze' as DeadlineId)?.civil.slice(0, 10) ?? '');
  if (!snapshot.success || orderKey === undefined || freezeDay === undefined || state.contest === null)
    return err('missing');
  const entries = snapshot.data.entries.map(({ entry, salt }) => ({
    entry,
    salt: fromHex(salt) ?? new Uint8Array(32),
  }));
  if (new Set(entries.map(({ entry }) => entry.member)).size !== entries.length) return err('differs');
  const frozen = freezeUnder({
    contest: state.contest,
    version: snapshot.data.version,
    entries,
    orderKey,
    freezeDay,
    rulebook: state.rulebook,
  });
  const computed = freezeBody(frozen, state.rulebook, stated.units.length > 0);
  return canonicalJson(computed as unknown as Json) === canonicalJson(stated as unknown as Json)
    ? ok(null)
    : err('differs');
}

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
