import { MOST_CANDIDATES } from '../../ballots/packed-ballots.ts';
import { plainName } from '../clean-name.ts';
import type { CvrMapping } from './cvr.ts';

const MOST_COLUMNS = 20_000;

/** What is wrong with a mapping before a line is read: the field and what it should be; undefined when nothing is. */
export function faultOfMapping({ layout, candidates, ...mapping }: CvrMapping): string | undefined {
  const names = layout.kind === 'column-per-candidate' ? layout.columns.map(({ name }) => name) : [];
  const columns = layout.kind === 'column-per-rank' ? layout.columns : layout.columns.map(({ column }) => column);
  const isColumn = (column: number): boolean => Number.isInteger(column) && column >= 1 && column <= MOST_COLUMNS;
  if (columns.length === 0 || !columns.every(isColumn) || hasTwins(columns.map(String))) {
    return `layout.columns: one or more different columns from 1 to ${MOST_COLUMNS}`;
  }
  const { weightColumn, firstRow, overvoteDelimiter } = mapping;
  if (weightColumn !== null && (!isColumn(weightColumn) || columns.includes(weightColumn))) {
    return 'weightColumn: a column that is no rank or candidate';
  }
  if (!Number.isSafeInteger(firstRow) || firstRow < 1) return 'firstRow: a row from 1';
  if (overvoteDelimiter === '') return 'overvoteDelimiter: a text, or null';
  const said = (candidates ?? []).map(({ name, aliases }) => [...new Set([name, ...aliases].map(plainName))]);
  if (hasTwins([...said.flat(), ...names.map(plainName)])) return 'candidates: each name and alias once';
  if (said.flat().includes('') || names.some((name) => plainName(name) === ''))
    return 'candidates: names that say something';
  const most = MOST_CANDIDATES - 2;
  return Math.max(said.length, names.length) > most ? `candidates: at most ${most}` : undefined;
}

const hasTwins = (texts: readonly string[]): boolean => new Set(texts).size < texts.length;
