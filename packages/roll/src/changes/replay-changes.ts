import { err, type MemberId, ok, type Result } from '@selectorate/basics';
import { type RollEntry, rollEntrySchema } from '../entry.ts';
import { fieldText, ROLL_FIELDS, type RollField } from '../field.ts';
import type { LoggedChange } from './logged-change.ts';

/** Why changes do not follow from a roll. `at` is the place in the list of changes, from 0. */
export interface ReplayFault {
  readonly code:
    /** It changes somebody who is not on the roll, or takes them off again. */
    | 'not-on-roll'
    /** It adds somebody who is there already. */
    | 'already-on-roll'
    /** What it says stood there did not stand there. */
    | 'other-value-before'
    /** It gives a member another id: that is one member gone and another come. */
    | 'member-renamed'
    /** What comes of it is no entry: a date that is none, a status that no roll knows. */
    | 'not-an-entry';
  readonly at: number;
}

/** What the changes touched: the entry as it is after them, or null for a member who is gone. */
export type Touched = ReadonlyMap<MemberId, RollEntry | null>;

type Texts = Record<RollField, string>;

/** The roll after the changes: who stays in their order, then who is new in the order of the log. */
export function replayChanges(
  entries: readonly RollEntry[],
  changes: readonly LoggedChange[],
): Result<readonly RollEntry[], ReplayFault> {
  const before = new Map(entries.map((entry) => [entry.member, entry]));
  const touched = touchedBy(changes, (member) => before.get(member));
  if (!touched.ok) return touched;
  const after = new Map<MemberId, RollEntry>(before);
  for (const [member, entry] of touched.value) {
    if (entry === null) after.delete(member);
    else after.set(member, entry);
  }
  return ok([...after.values()]);
}

/** The same for a roll that is held elsewhere: only the members whom the changes name are asked for. */
export function touchedBy(
  changes: readonly LoggedChange[],
  entryOf: (member: MemberId) => RollEntry | undefined,
): Result<Touched, ReplayFault> {
  const drafts = new Map<MemberId, { texts: Texts | null; last: number }>();
  for (const [at, change] of changes.entries()) {
    const draft = drafts.get(change.member) ?? { texts: textsOf(entryOf(change.member)), last: at };
    const next = changed(draft.texts, change);
    if (!next.ok) return err({ code: next.error, at });
    drafts.set(change.member, { texts: next.value, last: at });
  }
  const touched = new Map<MemberId, RollEntry | null>();
  for (const [member, { texts, last }] of drafts) {
    const entry = texts === null ? null : entryOfTexts(texts);
    if (entry === undefined) return err({ code: 'not-an-entry', at: last });
    touched.set(member, entry);
  }
  return ok(touched);
}

function changed(
  texts: Texts | null,
  { member, field, from, to }: LoggedChange,
): Result<Texts | null, ReplayFault['code']> {
  if (field === 'member') {
    if (from === '' && to === member) return texts === null ? ok({ ...NOTHING, member }) : err('already-on-roll');
    if (from === member && to === '') return texts === null ? err('not-on-roll') : ok(null);
    return err('member-renamed');
  }
  if (texts === null) return err('not-on-roll');
  return texts[field] === from ? ok({ ...texts, [field]: to }) : err('other-value-before');
}

const NOTHING = Object.fromEntries(ROLL_FIELDS.map((field) => [field, ''])) as Texts;

const textsOf = (entry: RollEntry | undefined): Texts | null =>
  entry === undefined
    ? null
    : (Object.fromEntries(ROLL_FIELDS.map((field) => [field, fieldText(entry, field)])) as Texts);

/** The entry that {@link fieldText} wrote down, or undefined where the texts are of none. */
function entryOfTexts(texts: Texts): RollEntry | undefined {
  const { member, unit, joined, paidThrough, status, kind, born, tags, ...person } = texts;
  const entry = rollEntrySchema.safeParse({
    member,
    standing: {
      unit,
      joined,
      paidThrough: paidThrough === '' ? null : paidThrough,
      status,
      kind,
      born: born === '' ? null : born,
      tags: tags === '' ? [] : tags.split(';'),
    },
    person,
  });
  return entry.success ? entry.data : undefined;
}
