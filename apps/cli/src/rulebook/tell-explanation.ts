import type { Texts } from '@selectorate/messages';
import type { ExplainedLine, Plain } from '@selectorate/rulebook';
import { paragraph } from '../story/paragraph.ts';
import type { ExplainedParameter, Explanation } from './explanation.ts';

/** A rulebook in plain words: each part of the procedure, its clauses with their sources, and the values they fix. */
export function tellExplanation(explanation: Explanation, texts: Texts): readonly string[] {
  const { title, id, version, basis, parameters, sections, lines, facts, notes } = explanation;
  return [
    title,
    '═'.repeat(title.length),
    texts.text('explain-identity', { id, version, basis }),
    ...(sections.length === 0
      ? []
      : [
          texts.text('explain-sections', { sections: sections.map((each) => `${each.title} (${each.id})`).join(', ') }),
        ]),
    ...heading('parameters', texts),
    ...parameters.flatMap((parameter) => tellParameter(parameter)),
    ...partsOf(lines).flatMap(({ part, clauses }) => [
      ...heading(part, texts),
      ...(part.startsWith('electorates-') ? paragraph(texts.text('explain-electorate')) : []),
      ...clauses.flatMap((clause) => tellClause(clause, texts)),
    ]),
    ...(facts.length === 0 ? [] : heading('facts', texts)),
    ...facts.flatMap(({ name, meaning, source }) =>
      paragraph(`· ${texts.text('explain-fact', { name, meaning, source })}`, '  '),
    ),
    ...notes.flatMap((note) => paragraph(note, '  ')),
  ];
}

function heading(part: string, texts: Texts): readonly string[] {
  const text = texts.text(`explain-heading-${part}`);
  return ['', text, '─'.repeat(text.length)];
}

function tellParameter({ name, value, meaning, why }: ExplainedParameter): readonly string[] {
  const said = meaning === null ? `${name}: ${value}` : `${name}: ${value} (${meaning})`;
  return [...paragraph(`· ${said}`, '  '), ...(why === null ? [] : paragraph(why, '    '))];
}

interface PartOfRulebook {
  readonly part: string;
  /** The lines of one clause together: its words are said once. */
  readonly clauses: readonly (readonly ExplainedLine[])[];
}

/** `trigger.unitTie` belongs to `trigger`, `electorates.ballot.rules[1]` to `electorates-ballot`. */
function partsOf(lines: readonly ExplainedLine[]): readonly PartOfRulebook[] {
  const partOf = ({ part }: ExplainedLine): string => {
    const [first = '', second = ''] = part.replaceAll(/\[\d+\]/g, '').split('.');
    return first === 'electorates' ? `${first}-${second}` : first;
  };
  return groupBy(lines, partOf).map(([part, own]) => ({
    part,
    clauses: groupBy(own, ({ clause }) => clause).map(([, ofClause]) => ofClause),
  }));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const keys = [...new Set(items.map(keyOf))];
  return keys.map((key) => [key, items.filter((item) => keyOf(item) === key)] as const);
}

function tellClause(lines: readonly ExplainedLine[], texts: Texts): readonly string[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { clause, text, citation, seen } = first;
  return [
    ...paragraph(text, '  '),
    ...paragraph(texts.text('explain-source', { clause, citation, seen: texts.text(`seen-${seen}`) }), '    '),
    ...lines.flatMap(({ part, values }) => tellValues(part, values, texts)),
  ];
}

function tellValues(part: string, values: ExplainedLine['values'], texts: Texts): readonly string[] {
  const { when, otherwise, ...others } = values;
  if (when !== undefined && otherwise !== undefined) {
    const code = said(otherwise);
    const reason = code.replaceAll('-', ' ');
    return paragraph(`· ${texts.text('explain-rule', { expression: said(when), reason, code })}`, '    ');
  }
  const fixed = Object.entries(others).filter(([, value]) => value !== null);
  const field = part.includes('.') ? `${part.replace(/^[a-z]+\./, '')}: ` : '';
  return fixed.length === 0
    ? []
    : paragraph(`· ${field}${fixed.map(([name, value]) => `${name} ${said(value)}`).join('; ')}`, '    ');
}

const said = (value: Plain): string => (Array.isArray(value) ? value.join(', ') : String(value));
