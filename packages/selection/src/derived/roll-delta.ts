import {
  canonicalJson,
  err,
  ID_PATTERN,
  type Json,
  type MemberId,
  ok,
  type Result,
  throwIllegalValue,
} from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import { z } from 'zod';
import type { Act } from '../act.ts';
import { AMENDMENT_REASONS } from '../codes.ts';
import * as field from '../fields.ts';
import { partOf, type PartLookup } from '../parts.ts';
import type { State } from '../state.ts';
import { exclusionsInForce, memberBehind } from './exclusions.ts';
import { type FreezeFigures, openSnapshot, readEntries, sameFigures } from './roll-figures.ts';

const idText = z.string().regex(ID_PATTERN);

/** What was changed in the frozen roll, member by member, as a private part. A member stands in one delta once. */
const deltaSchema = z.strictObject({
  schema: z.literal('selectorate-roll-amendments/1'),
  amendments: z.array(
    z.strictObject({
      member: idText,
      reason: z.enum(AMENDMENT_REASONS),
      /** The rule, ruling or request that allowed it. */
      authority: z.string().min(1).max(500),
      /** Who asked for it, and who approved it: for contacts a second officer. */
      askedBy: z.nullable(idText),
      approvedBy: z.nullable(idText),
      /** When the member confirmed it at the contact held before the freeze. */
      confirmedAt: z.nullable(field.instant),
    }),
  ),
});
export type RollAmendments = z.infer<typeof deltaSchema>;
type Amended = RollAmendments['amendments'][number];

interface AmendingAct extends Pick<Act, 'contest' | 'commitments' | 'at'> {
  readonly body: FreezeFigures & { readonly reasons: Readonly<Partial<Record<string, number>>> };
}
interface PartFault {
  readonly part: 'roll' | 'delta';
  readonly fault: 'missing' | 'differs';
}

/**
 * The scrutineer's check of an amendment (S): the new roll has the root and figures that the act states, and differs from the
 * roll before exactly where the delta says, entry by entry, each for its reason.
 */
export function deltaMatches(state: State, act: AmendingAct, parts: PartLookup): Result<null, PartFault> {
  const { reasons, ...rest } = act.body;
  const withUnits = rest.units.length > 0;
  const after = openSnapshot(state, partOf(act, 'roll', parts), { at: act.at, parts, withUnits });
  if (!after.ok) return err({ part: 'roll', fault: after.error });
  if (!sameFigures(after.value.figures, figuresIn(rest))) return err({ part: 'roll', fault: 'differs' });
  const before = readEntries(parts(state.roll?.snapshot ?? '')?.content);
  const delta = deltaSchema.safeParse(partOf(act, 'delta', parts));
  if (before === undefined || !delta.success) return err({ part: 'delta', fault: 'missing' });
  const now = after.value.frozen.members.map(({ entry }) => entry);
  const moved = movedByDecision(state, act.at, parts);
  if (moved === undefined) return err({ part: 'delta', fault: 'missing' });
  const said = saysAll({ before, now, moved }, delta.data.amendments) && countsAre(reasons, delta.data.amendments);
  return said ? ok(null) : err({ part: 'delta', fault: 'differs' });
}

/** The figures of a freeze among the fields of an amendment. */
const figuresIn = ({ version, root, members, trigger, ballot, sections, units }: FreezeFigures): FreezeFigures => ({
  version,
  root,
  members,
  trigger,
  ballot,
  ...(sections === undefined ? {} : { sections }),
  units,
});

/** Members whose exclusion came into force with this amendment, or is undone by it. */
interface Moved {
  readonly decided: ReadonlySet<string>;
  readonly lifted: ReadonlySet<string>;
}

function movedByDecision(state: State, at: string, parts: PartLookup): Moved | undefined {
  const before = new Set<string>(state.roll?.excluded);
  const now = new Set<string>(exclusionsInForce(state, at).map(({ id }) => id));
  const changed = [...state.exclusions.values()].filter(({ id }) => before.has(id) !== now.has(id));
  const whose = changed.map(({ id, member }) => ({ id, member: memberBehind(state, member, parts) }));
  if (whose.some(({ member }) => member === undefined)) return undefined;
  const membersOf = (ids: ReadonlySet<string>): ReadonlySet<string> =>
    new Set(whose.flatMap(({ id, member }) => (ids.has(id) && member !== undefined ? [member] : [])));
  return { decided: membersOf(now), lifted: membersOf(before) };
}

interface Versions {
  readonly before: readonly RollEntry[];
  readonly now: readonly RollEntry[];
  readonly moved: Moved;
}

/** Each amendment is of another member and does what its reason says; whoever differs is in one. */
function saysAll({ before, now, moved }: Versions, amendments: readonly Amended[]): boolean {
  const was = new Map(before.map((entry) => [entry.member, entry]));
  const is = new Map(now.map((entry) => [entry.member, entry]));
  const amended = new Set(amendments.map(({ member }) => member as MemberId));
  const differs = [...new Set([...was.keys(), ...is.keys()])].filter(
    (member) => textOf(was.get(member)) !== textOf(is.get(member)),
  );
  return (
    amended.size === amendments.length &&
    differs.every((member) => amended.has(member)) &&
    amendments.every((each) =>
      isDone(each, { was: was.get(each.member as MemberId), is: is.get(each.member as MemberId), moved }),
    )
  );
}

interface Pair {
  readonly was: RollEntry | undefined;
  readonly is: RollEntry | undefined;
  readonly moved: Moved;
}

function isDone({ member, reason, askedBy, approvedBy, confirmedAt }: Amended, { was, is, moved }: Pair): boolean {
  const stays = was !== undefined && is !== undefined;
  const changed = textOf(was) !== textOf(is);
  switch (reason) {
    case 'contact-confirmed':
    case 'contact-in-person': {
      const second = askedBy !== null && approvedBy !== null && askedBy !== approvedBy;
      const confirmed = reason === 'contact-in-person' || confirmedAt !== null;
      return stays && changed && second && confirmed && textOf(withContacts(was, is)) === textOf(is);
    }
    case 'entry-added':
      return was === undefined && is !== undefined;
    case 'entry-removed':
      return was !== undefined && is === undefined;
    case 'entry-corrected':
    case 'ruling-carried-out':
      // How a member is reached changes by the way that asks the member, and by no other.
      return stays && changed && textOf(withContacts(is, was)) === textOf(is);
    case 'exclusion-decided':
      return stays && !changed && moved.decided.has(member);
    case 'exclusion-lifted':
      return stays && !changed && moved.lifted.has(member);
    default:
      return throwIllegalValue(reason);
  }
}

/** An entry with the contacts of another. */
const withContacts = (entry: RollEntry, { person: { email, phone, address, postcode } }: RollEntry): RollEntry => ({
  ...entry,
  person: { ...entry.person, email, phone, address, postcode },
});

const textOf = (entry: RollEntry | undefined): string =>
  entry === undefined ? '' : canonicalJson(entry as unknown as Json);

const countsAre = (
  stated: Readonly<Partial<Record<string, number>>>,
  amendments: readonly Pick<Amended, 'reason'>[],
): boolean =>
  AMENDMENT_REASONS.every(
    (reason) => (stated[reason] ?? 0) === amendments.filter((each) => each.reason === reason).length,
  );
