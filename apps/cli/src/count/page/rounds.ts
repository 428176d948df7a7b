import type { Texts } from '@selectorate/messages';
import type { RoundCell, RoundTable } from '@selectorate/telling';
import { markup, type Html } from './html.ts';
import { swatch } from './swatches.ts';
import { wideTable } from './wide-table.ts';

/** Every figure of the count: candidates as rows, stages as columns, what became of each at the end. */
export const roundsTable = ({ columns, rows }: RoundTable, texts: Texts): Html =>
  wideTable({
    corner: texts.text('counting-page-candidate'),
    columns: columns.map(({ n }) => texts.text('counting-stage-short', { n })),
    last: texts.text('counting-page-outcome'),
    caption: texts.text('counting-page-rounds-caption'),
    captionOfPart: (from, to) => texts.text('counting-page-rounds-part', { from, to }),
    rows: rows.map(({ kind, label, place, cells, outcome, elected }) => ({
      name: markup`${kind === 'candidate' || kind === 'stopped' ? swatch(place) : null}${label}`,
      cells: cells.map((cell) => cellOf(cell, texts)),
      last: outcome,
      kind: elected ? 'strong' : kind === 'total' ? 'sum' : '',
      widest: Math.max(MARKED, ...cells.map(({ votes }) => votes.length)),
    })),
  });

/** Characters that the mark of a decision takes beneath a figure. */
const MARKED = 8;

function cellOf({ votes, decided }: RoundCell, texts: Texts): Html {
  if (decided === null) return markup`${votes === '' ? '–' : votes}`;
  const mark = decided === 'elected' ? '✓' : '✗';
  return markup`${votes}<span class="decided ${decided}">${mark} ${texts.text(`counting-page-${decided}`)}</span>`;
}
