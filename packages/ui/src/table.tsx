import type { ReactNode } from 'react';

export interface Column {
  readonly label: string;
  /** Figures: right-aligned, of equal width. */
  readonly numeric?: boolean;
  /** Running text: on a phone it goes under its label. */
  readonly prose?: boolean;
}

export interface Row {
  readonly key: string;
  /** The first cell is the row's heading. */
  readonly cells: readonly ReactNode[];
  readonly strong?: boolean;
  /** Makes the row something to link to. */
  readonly id?: string;
}

export interface TableProps {
  readonly caption: string;
  readonly hideCaption?: boolean;
  /** On a phone, the figures of a row follow one another on a line instead of one a line. */
  readonly compact?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A table; on a narrow screen each row becomes a block of label and value. */
export function Table({ caption, hideCaption = false, compact = false, columns, rows }: TableProps) {
  return (
    <table className={compact ? 'table stacks compact' : 'table stacks'} role="table">
      <caption>{hideCaption ? <span className="visually-hidden">{caption}</span> : caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, numeric }) => (
            <th key={label} role="columnheader" scope="col" className={numeric === true ? 'numeric' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <BodyRow key={row.key} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function BodyRow({ row: { cells, strong, id }, columns }: { readonly row: Row; readonly columns: readonly Column[] }) {
  const [head, ...rest] = cells;
  return (
    <tr role="row" className={strong === true ? 'strong' : undefined} {...(id === undefined ? {} : { id })}>
      <th role="rowheader" scope="row" className={columns[0]?.numeric === true ? 'numeric' : undefined}>
        {head}
      </th>
      {rest.map((cell, at) => {
        const column = columns[at + 1];
        return (
          <td key={column?.label ?? at} role="cell" data-label={column?.label} className={classOf(column, cell)}>
            <span className="cell">{cell}</span>
          </td>
        );
      })}
    </tr>
  );
}

function classOf(column: Column | undefined, cell: ReactNode): string | undefined {
  const classes = [
    ...(column?.numeric === true ? ['numeric'] : []),
    ...(column?.prose === true ? ['prose'] : []),
    ...(cell === null || cell === '' ? ['empty-cell'] : []),
  ];
  return classes.length === 0 ? undefined : classes.join(' ');
}
