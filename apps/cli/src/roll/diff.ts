import {
  changeCounts,
  type ChangeNote,
  changesBetween,
  diffRolls,
  type LoggedChangeCounts,
  type RollChange,
} from '@selectorate/roll';
import type { Texts } from '@selectorate/messages';
import { textTable } from '../count/text-table.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';
import { readRoll } from './roll-folder.ts';

/** `roll diff OLD NEW [--private]`: counts that candidates may see; with `--private` every value. */
export function diffAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [before, after, ...more] = asked.places;
  if (before === undefined || after === undefined || more.length > 0) return null;
  return diffOf({ before, after, isPrivate: asked.has('private') }, desk);
}

interface Compared {
  readonly before: string;
  readonly after: string;
  readonly isPrivate: boolean;
}

async function diffOf({ before, after, isPrivate }: Compared, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const old = await readRoll(before, desk);
  if (!old.ok) return old;
  const now = await readRoll(after, desk);
  if (!now.ok) return now;
  const [was, is] = [old.value.entries, now.value.entries];
  const { added, removed, changes, members, byField, k } = changeCounts(changesBetween(was, is, noteOf(desk)), is);
  // Two files say what differs, not who did it, when, and how: those tables of the counts would be of this moment.
  const counts = { added, removed, members, changes, byField, k };
  const made = isPrivate ? diffRolls(was, is) : [];
  const json = { schema: 'selectorate-roll-diff/1', counts, ...(isPrivate ? { changes: made } : {}) };
  return told([...tellCounts(counts, texts), ...made.map((change) => tellChange(change, texts))], json);
}

const noteOf = ({ now }: RollDesk): ChangeNote => ({
  at: now(),
  by: 'diff',
  channel: 'import',
  session: 'diff',
  reason: 'diff',
  authority: '',
});

type Counts = Pick<LoggedChangeCounts, 'added' | 'removed' | 'members' | 'changes' | 'byField' | 'k'>;

function tellCounts(counts: Counts, texts: Texts): readonly string[] {
  const said = (count: number | null): string => (count === null ? texts.text('roll-told-withheld') : String(count));
  const rows = [
    ...(['added', 'removed', 'members', 'changes'] as const).map((what) => [
      texts.text(`roll-diff-${what}`),
      said(counts[what]),
    ]),
    ...counts.byField
      .filter(({ changes }) => changes !== 0)
      .map(({ field, changes }) => [texts.text('roll-diff-field', { field }), said(changes)]),
  ];
  const head = [texts.text('roll-diff-what'), texts.text('roll-diff-how-many')];
  return [...textTable(head, rows, { right: [1] }), texts.text('roll-told-small', { k: counts.k })];
}

function tellChange(change: RollChange, texts: Texts): string {
  const { member } = change;
  if (change.kind !== 'changed') return texts.text(`roll-diff-one-${change.kind}`, { member });
  const { field, from, to } = change;
  return texts.text('roll-diff-one-changed', { member, field, from, to });
}
