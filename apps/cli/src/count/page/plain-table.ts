import { markup, type Html } from './html.ts';
import { wideTable } from './wide-table.ts';

export interface PlainTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** A table of words; on a phone each row becomes a block. */
export function wordTable({ caption, head: [corner = '', ...columns], rows }: PlainTable): Html {
  const head = columns.map((each) => markup`<th scope="col">${each}</th>`);
  const body = rows.map(([name = '', ...cells]) => {
    const told = cells.map((cell, at) => markup`<td data-label="${columns[at] ?? ''}">${cell}</td>`);
    return markup`<tr><th scope="row">${name}</th>${told}</tr>
`;
  });
  return markup`<table class="stacks"><caption>${caption}</caption>
<thead><tr><th scope="col">${corner}</th>${head}</tr></thead>
<tbody>${body}</tbody></table>`;
}

/** A table of figures. */
export const figureTable = ({ caption, head: [corner = '', ...columns], rows }: PlainTable): Html =>
  wideTable({
    corner,
    columns,
    caption,
    captionOfPart: (from, to) => `${caption} (${from}–${to})`,
    rows: rows.map(([name = '', ...cells]) => ({
      name: markup`${name}`,
      cells: cells.map((cell) => markup`${cell}`),
      widest: Math.max(0, ...cells.map((cell) => cell.length)),
    })),
  });
