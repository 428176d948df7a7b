import type { Texts } from '@selectorate/messages';
import type { Plain, Rulebook, RulebookDifference } from '@selectorate/rulebook';
import { paragraph } from '../story/paragraph.ts';

/** What differs between two rulebooks, clause by clause, the earlier one's value first. */
export function tellDifferences(
  differences: readonly RulebookDifference[],
  { before, after }: { readonly before: Rulebook; readonly after: Rulebook },
  texts: Texts,
): readonly string[] {
  const titles = texts.text('diff-titles', { before: named(before), after: named(after) });
  if (differences.length === 0) return [titles, texts.text('diff-none')];
  return [
    ...paragraph(titles),
    texts.text('diff-count', { differences: differences.length }),
    ...byClause(differences).flatMap(([clause, own]) => [
      '',
      ...paragraph(clause === null ? texts.text('diff-identity') : `${clause}: ${wordsOf(clause, after, before)}`),
      ...own.flatMap((difference) => tellDifference(difference, texts)),
    ]),
  ];
}

const named = ({ title, id, version }: Rulebook): string => `“${title}” (${id}, ${version})`;

function byClause(
  differences: readonly RulebookDifference[],
): readonly (readonly [string | null, readonly RulebookDifference[]])[] {
  const clauses = [...new Set(differences.map(({ clause }) => clause))];
  return clauses.map((clause) => [clause, differences.filter((each) => each.clause === clause)] as const);
}

/** The clause's words: the later rulebook's, or the earlier one's where the later has no such clause. */
function wordsOf(clause: string, ...rulebooks: readonly Rulebook[]): string {
  return rulebooks.flatMap(({ clauses }) => clauses.filter(({ id }) => id === clause))[0]?.text ?? '';
}

function tellDifference({ path, from, to }: RulebookDifference, texts: Texts): readonly string[] {
  const say = (value: Plain | undefined): string =>
    value === undefined ? texts.text('diff-absent') : JSON.stringify(value);
  return paragraph(`· ${path}: ${say(from)} → ${say(to)}`, '  ');
}
