import { margin } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { roundTable, type RoundTable, type Telling, tellStages, tellTie, votesman } from '@selectorate/telling';
import { paragraph } from '../story/paragraph.ts';
import type { Counted } from './counted.ts';
import { tellBounds } from './tell-bounds.ts';
import { textTable } from './text-table.ts';

/** How wide a line of a table may be before its rounds go on below. */
const WIDTH = 110;

export const tellingOf = ({ count, gathered }: Counted, texts: Texts): Telling => ({
  count,
  candidates: gathered.candidates,
  votes: votesman(count),
  texts,
});

/** The headline: who is elected, by what rule, of how many papers. */
export function tellHeadline({ count, gathered }: Counted, texts: Texts): readonly string[] {
  const { stages, contest, elected, vacant, papers, rule } = count;
  const names = elected.map(gathered.candidates.nameOf);
  const rounds = gathered.rounds.length;
  return [
    rule === 'yes-no'
      ? texts.text('counting-headline-answer', { answer: names.join(', '), number: names.length })
      : texts.text('counting-headline', { elected: names.join(', '), number: names.length }),
    texts.text('counting-headline-how', {
      rule: texts.text(`counting-rule-${rule}`),
      name: rule,
      papers: votesman(count).say(String(papers)),
      number: papers,
      candidates: count.candidates.length,
      seats: contest.seats,
      stages: stages.length,
    }),
    ...(rounds > 1 ? [texts.text('counting-headline-rounds', { rounds })] : []),
    ...(vacant > 0 ? [texts.text('counting-headline-vacant', { vacant })] : []),
  ];
}

/** The whole count for a terminal: story, every figure, ties, bounds. */
export function tellExplanation(counted: Counted, texts: Texts): readonly string[] {
  const telling = tellingOf(counted, texts);
  const { count } = counted;
  const ties = count.stages.flatMap((stage) => stage.ties.map((tie) => ({ stage: stage.n, tie })));
  return [
    '',
    texts.text('counting-heading-story'),
    ...tellStages(telling).flatMap(({ heading, sentences }) => [
      ...(heading === '' ? [] : ['', `  ${heading}`]),
      ...sentences.flatMap((sentence) => paragraph(sentence, '    ')),
    ]),
    '',
    texts.text('counting-heading-rounds'),
    '',
    ...roundLines(roundTable(telling), texts),
    ...(telling.votes.roundedTo === null ? [] : [texts.text('counting-rounded', { places: telling.votes.roundedTo })]),
    ...(ties.length === 0 ? [] : ['', texts.text('counting-heading-ties')]),
    ...ties.flatMap(({ stage, tie }) =>
      tellTie(stage, tie, telling).flatMap((line, at) => paragraph(line, at === 0 ? '  ' : '    ')),
    ),
    '',
    texts.text('counting-heading-bounds'),
    ...tellBounds(margin(count), counted, texts).flatMap((line) => paragraph(line, '  ')),
  ];
}

/** The table in as many blocks of rounds as the width asks for, each with every name. */
function roundLines({ columns, rows }: RoundTable, texts: Texts): readonly string[] {
  const label = Math.max(...rows.map((row) => row.label.length));
  const cell = Math.max(6, ...rows.flatMap((row) => row.cells.map(({ votes }) => votes.length + 2)));
  const fit = Math.max(1, Math.floor((WIDTH - label) / (cell + 2)));
  const lines: string[] = [];
  for (let from = 0; from < columns.length; from += fit) {
    const isLast = from + fit >= columns.length;
    const block = columns.slice(from, from + fit);
    lines.push(
      ...textTable(
        ['', ...block.map(({ n }) => texts.text('counting-stage-short', { n })), ...(isLast ? [''] : [])],
        rows.map((row) => [
          row.label,
          ...row.cells.slice(from, from + fit).map(({ votes, decided }) => `${votes}${MARKS[decided ?? 'nothing']}`),
          ...(isLast ? [row.outcome] : []),
        ]),
        { right: block.map((_, at) => at + 1) },
      ),
      '',
    );
  }
  return [...lines, ...columns.map(({ n, action }) => `  ${texts.text('counting-stage', { n, action })}`)];
}

const MARKS = { elected: ' ✓', excluded: ' ✗', nothing: '  ' } as const;
