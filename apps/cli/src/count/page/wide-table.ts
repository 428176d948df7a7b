import { markup, type Html } from './html.ts';

/** A table of figures that may be wider than a phone or a sheet of paper: a name before each row, a figure in each column. */
export interface WideTable {
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly WideRow[];
  /** A last column of words, kept with the last figures. */
  readonly last?: string;
  readonly caption: string;
  /** The caption of a part on paper, by its first and last column, from 1. */
  readonly captionOfPart: (from: number, to: number) => string;
}

export interface WideRow {
  readonly name: Html;
  readonly cells: readonly Html[];
  readonly last?: string;
  readonly kind?: 'strong' | 'sum' | '';
  /** Characters of the longest cell. */
  readonly widest: number;
}

/** What a sheet has beside the names, in CSS pixels, and what a character and the room around a cell take of it. */
const SHEET = 460;
const CHARACTER = 7.8;
const AROUND = 14;

/** On a screen the table scrolls in a place of its own, reached by keyboard too; on paper it goes on below. */
export function wideTable(table: WideTable): Html {
  const { columns, caption } = table;
  const heads = columns.flatMap((column) => column.split(' ')).map((word) => word.length);
  const cell = AROUND + CHARACTER * Math.max(4, ...heads, ...table.rows.map(({ widest }) => widest));
  const fit = Math.max(2, Math.floor(SHEET / cell));
  const whole = region(caption, part(table, { from: 0, to: columns.length, caption }));
  if (columns.length <= fit) return whole;
  const parts: Html[] = [];
  for (let from = 0; from < columns.length; from += fit) {
    const to = Math.min(columns.length, from + fit);
    parts.push(part(table, { from, to, caption: table.captionOfPart(from + 1, to) }));
  }
  return markup`<div class="screen-only">${whole}</div><div class="print-only">${parts}</div>`;
}

const region = (label: string, content: Html): Html =>
  markup`<div class="scrolls" role="region" tabindex="0" aria-label="${label}">${content}</div>`;

function part(
  { corner, columns, rows, last }: WideTable,
  { from, to, caption }: { readonly from: number; readonly to: number; readonly caption: string },
): Html {
  const ends = last !== undefined && to === columns.length;
  const end = (cell: Html): Html | null => (ends ? cell : null);
  const head = columns.slice(from, to).map((each) => markup`<th scope="col" class="numeric">${each}</th>`);
  const body = rows.map(
    (row) => markup`<tr class="${row.kind ?? ''}"><th scope="row">${row.name}</th>
${row.cells.slice(from, to).map((cell) => markup`<td class="numeric">${cell}</td>`)}
${end(markup`<td class="outcome">${row.last ?? ''}</td>`)}</tr>
`,
  );
  return markup`<table class="figures"><caption><span>${caption}</span></caption>
<thead><tr><th scope="col">${corner}</th>${head}${end(markup`<th scope="col" class="outcome">${last ?? ''}</th>`)}</tr></thead>
<tbody>${body}</tbody></table>`;
}
