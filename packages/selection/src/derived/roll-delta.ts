import { canonicalJson, err, type Json, ok, type Result } from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import type { Act } from '../act.ts';
import { AMENDMENT_REASONS } from '../codes.ts';
import { partOf, type PartLookup } from '../parts.ts';
import type { State } from '../state.ts';
import { type Amended, deltaSchema, isAuthorised, nobodyNewlyLeftOut, nobodyTwice } from './amendment-rules.ts';
import { exclusionsInForce, memberBehind } from './exclusions.ts';
import { type FreezeFigures, openSnapshot, readEntries, sameFigures } from './roll-figures.ts';

interface AmendingAct extends Pick<Act, 'contest' | 'commitments' | 'at' | 'by'> {
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
  const decided = movedByDecision(state, act.at, parts);
  if (decided === undefined) return err({ part: 'delta', fault: 'missing' });
  const now = after.value.frozen.members.map(({ entry }) => entry);
  const ofEntries = delta.data.amendments.filter(({ reason }) => !isOfExclusion(reason));
  const ofExclusions = delta.data.amendments.filter(({ reason }) => isOfExclusion(reason));
  const said =
    countsAre(reasons, delta.data.amendments) &&
    saysDecided(ofExclusions, decided) &&
    saysAll({ before, now }, ofEntries, (each, pair) => isDone(each, pair) && isAuthorised(state, act, each)) &&
    nobodyNewlyLeftOut(before, ofEntries, after.value.frozen) &&
    nobodyTwice(before, now);
  return said ? ok(null) : err({ part: 'delta', fault: 'differs' });
}

const isOfExclusion = (reason: Amended['reason']): boolean =>
  reason === 'exclusion-decided' || reason === 'exclusion-lifted';

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

/**
 * Each exclusion that came into force with this amendment or is undone by it, with its member, as texts. That member need not
 * be on the roll, and can have more than one.
 */
function movedByDecision(state: State, at: string, parts: PartLookup): readonly string[] | undefined {
  const before = new Set<string>(state.roll?.excluded);
  const now = new Set<string>(exclusionsInForce(state, at).map(({ id }) => id));
  const changed = [...state.exclusions.values()].filter(({ id }) => before.has(id) !== now.has(id));
  const whose = changed.map(({ id, member }) => ({ id, member: memberBehind(state, member, parts) }));
  if (whose.some(({ member }) => member === undefined)) return undefined;
  return whose.map(({ id, member }) => `${now.has(id) ? 'exclusion-decided' : 'exclusion-lifted'} ${id} ${member}`);
}

/** The delta names these exclusions, each by its id as the authority, and no other. */
function saysDecided(amendments: readonly Amended[], decided: readonly string[]): boolean {
  const said = amendments.map(({ reason, authority, member }) => `${reason} ${authority} ${member}`);
  return said.toSorted().join('\n') === decided.toSorted().join('\n');
}

interface Versions {
  readonly before: readonly RollEntry[];
  readonly now: readonly RollEntry[];
}

/** An entry as it was and as it is; undefined where it stood or stands nowhere. */
interface Pair {
  readonly was: RollEntry | undefined;
  readonly is: RollEntry | undefined;
}

/** Each amendment is of another member's entry and is as it may be; whoever's entry differs is in one. */
function saysAll(
  { before, now }: Versions,
  amendments: readonly Amended[],
  mayBe: (each: Amended, pair: Pair) => boolean,
): boolean {
  const was = new Map<string, RollEntry>(before.map((entry) => [entry.member, entry]));
  const is = new Map<string, RollEntry>(now.map((entry) => [entry.member, entry]));
  const amended = new Set(amendments.map(({ member }) => member));
  const differs = [...new Set([...was.keys(), ...is.keys()])].filter(
    (member) => textOf(was.get(member)) !== textOf(is.get(member)),
  );
  return (
    amended.size === amendments.length &&
    differs.every((member) => amended.has(member)) &&
    amendments.every((each) => mayBe(each, { was: was.get(each.member), is: is.get(each.member) }))
  );
}

/** Does the entry differ as the reason says? Nobody is taken off the roll, and nobody else's reason changes a contact. */
function isDone({ reason }: Amended, { was, is }: Pair): boolean {
  if (is === undefined) return false;
  if (reason === 'entry-added') return was === undefined;
  if (was === undefined || textOf(was) === textOf(is)) return false;
  const isContact = reason === 'contact-confirmed' || reason === 'contact-in-person';
  return isContact ? textOf(withContacts(was, is)) === textOf(is) : textOf(withContacts(is, was)) === textOf(is);
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
