import { throwIllegalValue } from '@selectorate/basics';
import type { Judged, Working } from '@selectorate/count';
import { sayFactor, type Telling, tellTest, type ThresholdTest } from '@selectorate/telling';
import { markup, type Html } from './html.ts';
import { figureTable, wordTable } from './plain-table.ts';

/** With more candidates than this the columns of a matrix are numbered. */
const MOST_NAMED = 6;

/** Figures behind the stages that tallies do not show; a working that repeats the one before is left out. */
export function workingTables(telling: Telling): readonly Html[] {
  const shown = new Map<Working['kind'], string>();
  const perStage = telling.count.stages.flatMap(({ n, workings }) =>
    workings.flatMap((working) => {
      const text = JSON.stringify(working);
      if (shown.get(working.kind) === text) return [];
      shown.set(working.kind, text);
      return workingTable(working, n, telling);
    }),
  );
  return [...factorTable('keep-factors', telling), ...factorTable('quotients', telling), ...perStage];
}

/** One figure for each candidate at each stage that has them. */
function factorTable(kind: 'keep-factors' | 'quotients', { count, candidates, texts }: Telling): readonly Html[] {
  const stages = count.stages.flatMap(({ n, workings }) => {
    const working = workings.find((each) => each.kind === kind);
    if (working === undefined) return [];
    const pairs =
      working.kind === 'keep-factors'
        ? working.factors.map(({ candidate, factor }): [string, string] => [candidate, factor])
        : working.kind === 'quotients'
          ? working.quotients.map(({ candidate, quotient }): [string, string] => [candidate, quotient])
          : [];
    return pairs.length === 0 ? [] : [{ n, figures: new Map(pairs) }];
  });
  if (stages.length === 0) return [];
  const table = figureTable({
    caption: texts.text(`counting-page-${kind}`),
    head: [texts.text('counting-page-candidate'), ...stages.map(({ n }) => texts.text('counting-stage-short', { n }))],
    rows: count.candidates.map((id) => [
      candidates.nameOf(id),
      ...stages.map(({ figures }) => {
        const figure = figures.get(id);
        return figure === undefined ? '–' : sayFactor(figure);
      }),
    ]),
  });
  return [table];
}

function workingTable(working: Working, stage: number, telling: Telling): readonly Html[] {
  const { texts, candidates, votes } = telling;
  const name = candidates.nameOf;
  const label = (id: string): string => texts.text(`counting-page-${id}`);
  const caption = (id: string): string => texts.text(`counting-page-${id}`, { stage });
  switch (working.kind) {
    case 'keep-factors':
    case 'quotients':
      return [];
    case 'pairwise':
    case 'strengths': {
      const rows = working.kind === 'pairwise' ? working.votes : working.strengths;
      const short = working.candidates.length > MOST_NAMED;
      const table = figureTable({
        caption: caption(working.kind),
        head: [label('candidate'), ...working.candidates.map((id, at) => (short ? `${at + 1}` : name(id)))],
        rows: working.candidates.map((candidate, row) => [
          short ? `${row + 1} ${name(candidate)}` : name(candidate),
          ...(rows[row] ?? []).map((cell, column) => (column === row ? '–' : votes.say(cell))),
        ]),
      });
      return [table];
    }
    case 'sections': {
      const table = figureTable({
        caption: caption('sections'),
        head: [
          label('section'),
          label('weight'),
          label('live'),
          label('per-paper'),
          ...telling.count.candidates.map(name),
        ],
        rows: working.sections.map((each) => [
          each.section,
          votes.say(each.weight),
          votes.say(each.live),
          sayFactor(each.votesPerPaper),
          ...telling.count.candidates.map((id) =>
            votes.say(each.tallies.find(({ candidate }) => candidate === id)?.votes ?? '0'),
          ),
        ]),
      });
      return [table];
    }
    case 'judged':
      return [judgedTable(caption('judged'), { guarded: working.guarded, doomed: working.doomed }, telling)];
    case 'passed-over':
      return [judgedTable(caption('passed-over'), { 'passed-over': working.candidates }, telling)];
    case 'thresholds':
      return [thresholdList(caption('thresholds'), working.tests, telling)];
    default:
      return throwIllegalValue(working);
  }
}

const thresholdList = (caption: string, tests: readonly ThresholdTest[], telling: Telling): Html =>
  markup`<h3>${caption}</h3><ul>${tests.map((each) => markup`<li>${tellTest(each, telling)}</li>`)}</ul>`;

function judgedTable(
  caption: string,
  judged: Readonly<Partial<Record<'guarded' | 'doomed' | 'passed-over', readonly Judged[]>>>,
  { candidates, texts }: Telling,
): Html {
  return wordTable({
    caption,
    head: ['candidate', 'judgement', 'constraints'].map((id) => texts.text(`counting-page-${id}`)),
    rows: Object.entries(judged).flatMap(([how, all]) =>
      all.map(({ candidate, constraints }) => [
        candidates.nameOf(candidate),
        texts.text(`counting-judgement-${how}`),
        constraints.join(', '),
      ]),
    ),
  });
}
