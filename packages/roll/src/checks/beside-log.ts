import type { MemberId } from '@selectorate/basics';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import { fieldText, ROLL_FIELDS, type RollField } from '../field.ts';
import { byText, groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { byMember } from './entry-facts.ts';
import { raiseOne, type RaisedSignal } from './finding.ts';

/** What stands in the roll and does not follow from the roll before and the log. For `member`: added, or gone. */
export interface UnloggedChange {
  readonly member: MemberId;
  readonly field: RollField;
  /** What the roll before and the log come to. */
  readonly from: string;
  /** What the roll says. */
  readonly to: string;
}

type Texts = Record<RollField, string>;

const NOBODY = Object.fromEntries(ROLL_FIELDS.map((field) => [field, ''])) as Texts;

/** Standings with which a member may be taken off the roll without a line of its own. */
const ENDED: ReadonlySet<string> = new Set(['resigned', 'deceased', 'left']);

/**
 * Differences to the roll before that the log does not explain, field by field (A02); none where roll before or log is missing. The
 * log may go further back than the roll before: a line counts where what it says stood there stood there. So one line that is missing,
 * or that was written anew, is found, and the others still count (`replayChanges` stops at the first that does not follow).
 */
export function changesBesideLog({ entries, changes, previous }: CheckInput): readonly UnloggedChange[] {
  if (changes === undefined || previous === undefined) return [];
  const [before, now] = [byMember(previous.entries), byMember(entries)];
  const logged = groupBy(changes.changes, ({ member }) => member);
  const members = [...new Set([...before.keys(), ...now.keys()])].toSorted(byText);
  return members.flatMap((member) => {
    const due = walk(textsOf(before.get(member)), logged.get(member) ?? []);
    const is = textsOf(now.get(member));
    if (is.member === '' && (due.member === '' || ENDED.has(due.status))) return [];
    if (is.member === '') return [{ member, field: 'member' as const, from: member, to: '' }];
    if (due.member === '') return [{ member, field: 'member' as const, from: '', to: member }];
    return ROLL_FIELDS.flatMap((field) =>
      due[field] === is[field] ? [] : [{ member, field, from: due[field], to: is[field] }],
    );
  });
}

/** A question for each member who was changed beside the log. */
export function besideLogQuestions(changes: readonly UnloggedChange[]): readonly RaisedSignal[] {
  return [...groupBy(changes, ({ member }) => member)].map(([member, group]) =>
    raiseOne('RI-13', member, {
      state: 'escalate',
      reason: 'changed-beside-the-log',
      figures: { what: group.map(whatOf).join(' ') },
      about: group.flatMap(({ field, from, to }) => [field, from, to]),
    }),
  );
}

function whatOf({ field, to }: UnloggedChange): string {
  if (field !== 'member') return field;
  return to === '' ? 'removed' : 'added';
}

const textsOf = (entry: RollEntry | undefined): Texts =>
  entry === undefined
    ? NOBODY
    : (Object.fromEntries(ROLL_FIELDS.map((field) => [field, fieldText(entry, field)])) as Texts);

function walk(start: Texts, changes: readonly LoggedChange[]): Texts {
  let texts = start;
  for (const { field, from, to } of changes) {
    if (texts[field] !== from) continue;
    texts = field === 'member' && to === '' ? NOBODY : { ...texts, [field]: to };
  }
  return texts;
}
