import { err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { MOST_CANDIDATES, MOST_PAPERS } from '../../ballots/packed-ballots.ts';
import { iterateBallots } from '../../ballots/ballots.ts';
import { cellOf, type Row, RowCutter } from '../csv/rows.ts';
import { hasHidden, plainName } from '../clean-name.ts';
import { RepairList, type TextLimits } from '../file-fault.ts';
import { Gatherer, numberedCandidates, PAPERS_OF_A_LINE, TOO_MANY_PAPERS, unnamedOvervote } from '../gather.ts';
import { CellTable } from './cell-table.ts';
import { faultOfMapping } from './check-mapping.ts';
import type { CvrFault, CvrFile, CvrMapping, CvrRepair } from './cvr.ts';
import { mostRank, NameBook, type NameMark, rankMark } from './marks.ts';
import { reorder } from '../reorder.ts';

/** A fault that still lacks its place. */
type CellFault = Pick<CvrFault, 'code' | 'expected'> & { readonly cell: number };

const NOBODY: readonly number[] = [];
const NOTHING: NameMark = { kind: 'rank', rank: NOBODY };
/** Stands for an overvote without names until all candidates are known. */
const OVERVOTE = MOST_CANDIDATES - 1;
const UNNAMED: readonly number[] = [OVERVOTE];

/** Reads a table of cast votes piece by piece; what it holds of it is the distinct rankings. See {@link parseCvr}. */
export class CvrReader {
  readonly #mapping: CvrMapping;
  readonly #columns: readonly number[];
  readonly #rows: RowCutter;
  readonly #book: NameBook;
  readonly #names: CellTable<NameMark>;
  readonly #ranks: CellTable<number | undefined>;
  // Names may turn up as the file is read: room for all that can, set in order at the end.
  readonly #ballots = new Gatherer(numberedCandidates(MOST_CANDIDATES));
  readonly #withOvervotes = new Gatherer(numberedCandidates(MOST_CANDIDATES));
  readonly #repaired = new RepairList<CvrRepair['code']>();
  /** The paper being read: as many ranks as one can have. */
  readonly #ranking: (readonly number[])[];
  #cellsOfFirst: number | undefined;
  #unnamedOvervotes = 0;
  /** Of the paper being read. */
  #hasUnnamed = false;
  /** Meanings of cells that held characters nobody sees. */
  readonly #hidden = new WeakSet<NameMark>();
  #anyHidden = false;
  #fault: CvrFault | undefined;

  constructor(mapping: CvrMapping, limits: Partial<TextLimits> = {}) {
    const { layout, labels } = mapping;
    const wrong = faultOfMapping(mapping);
    if (wrong !== undefined) this.#fault = { code: 'bad-mapping', line: 1, column: 1, expected: wrong };
    const perCandidate = layout.kind === 'column-per-candidate' ? layout.columns : null;
    this.#mapping =
      perCandidate === null
        ? mapping
        : { ...mapping, candidates: perCandidate.map(({ name }) => ({ name, aliases: [] })) };
    this.#columns = layout.kind === 'column-per-rank' ? layout.columns : layout.columns.map(({ column }) => column);
    const ranks = perCandidate === null ? this.#columns.length : mostRank(this.#columns.length);
    this.#ranking = Array.from({ length: ranks }, () => NOBODY);
    this.#book = new NameBook(this.#mapping);
    this.#names = new CellTable((text) => this.#markOf(text));
    const skipped = new Set(labels.skipped.map((label) => plainName(label).toLowerCase()));
    this.#ranks = new CellTable((text) => rankMark(text, this.#columns.length, skipped));
    this.#rows = new RowCutter((row) => this.#row(row), { delimiter: mapping.delimiter, ...limits });
  }

  /** Takes the next piece; false once nothing more will be looked at. */
  push(piece: string): boolean {
    return this.#fault === undefined && this.#rows.push(piece);
  }

  finish(): Result<CvrFile, CvrFault> {
    const cut = this.#rows.finish();
    if (this.#fault !== undefined) return err(this.#fault);
    if (!cut.ok) return cut;
    if (this.#rows.hadByteOrderMark) this.#repaired.add('byte-order-mark', 1);
    const { names, writeIns } = this.#book;
    const order = [...names.keys()];
    // Write-ins come last; names that nobody listed stand in the order of the alphabet, not of the papers.
    if (this.#mapping.candidates === null) {
      order.sort((a, b) => Number(a === writeIns) - Number(b === writeIns) || compareText(names[a], names[b]));
    }
    if (!this.#fillOvervotes(order)) {
      return err({ code: 'too-many-papers', line: 1, column: 1, expected: TOO_MANY_PAPERS });
    }
    const places = names.map(() => 0);
    for (const [place, index] of order.entries()) places[index] = place;
    const candidates = numberedCandidates(names.length);
    return ok({
      ballots: reorder(this.#ballots.finish(), candidates, places),
      names: order.map((index) => names[index] ?? ''),
      writeIns: writeIns === null ? null : (candidates[places[writeIns] ?? 0] ?? null),
      unnamedOvervotes: this.#unnamedOvervotes,
      repaired: this.#repaired.list(),
    });
  }

  #row(row: Row): boolean {
    this.#cellsOfFirst ??= row.cells;
    if (row.number < this.#mapping.firstRow) return true;
    if (row.cells === 1 && cellOf(row, 0).trim() === '') return true;
    if (row.cells < this.#cellsOfFirst) this.#repaired.add('row-shorter-than-first', row.line);
    if (row.cells > this.#cellsOfFirst) this.#repaired.add('row-longer-than-first', row.line);
    const times = this.#times(row);
    if (typeof times !== 'number') return this.#refuse(row, times);
    const { kind } = this.#mapping.layout;
    const wrong = kind === 'column-per-rank' ? this.#readNames(row) : this.#readRanks(row);
    if (wrong !== undefined) return this.#refuse(row, wrong);
    if (this.#anyHidden && kind === 'column-per-rank' && this.#holdsHidden(row)) {
      this.#repaired.add('hidden-characters', row.line);
    }
    if (times === 0) {
      this.#repaired.add('row-of-weight-0', row.line);
      return true;
    }
    if (this.#hasUnnamed) this.#unnamedOvervotes += times;
    const added = (this.#hasUnnamed ? this.#withOvervotes : this.#ballots).add(this.#ranking, times);
    return added || this.#refuse(row, { code: 'too-many-papers', expected: TOO_MANY_PAPERS, cell: 0 });
  }

  #markOf(text: string): NameMark {
    const mark = this.#book.mark(text);
    if (hasHidden(text)) {
      this.#hidden.add(mark);
      this.#anyHidden = true;
    }
    return mark;
  }

  #holdsHidden({ text, starts, ends, cells }: Row): boolean {
    return this.#columns.some((column) => {
      const cell = column - 1;
      return cell < cells && this.#hidden.has(this.#names.look(text, starts[cell] ?? 0, ends[cell] ?? 0));
    });
  }

  #times(row: Row): number | CellFault {
    const { weightColumn } = this.#mapping;
    if (weightColumn === null) return 1;
    const cell = weightColumn - 1;
    if (cell >= row.cells) return { code: 'missing-cell', expected: 'a number of papers', cell };
    const times = parseWholeNumber(cellOf(row, cell).trim());
    return times !== undefined && times <= MOST_PAPERS
      ? times
      : { code: 'bad-weight', expected: PAPERS_OF_A_LINE, cell };
  }

  /** Names by rank. Cells that a row does not have say nothing; ranks left out at the end are no ranks to the packer. */
  #readNames(row: Row): CellFault | undefined {
    const { text, starts, ends, cells } = row;
    const ranking = this.#ranking;
    const columns = this.#columns;
    let hasUnnamed = false;
    for (let rank = 0; rank < columns.length; rank++) {
      const cell = (columns[rank] ?? 0) - 1;
      const mark = cell < cells ? this.#names.look(text, starts[cell] ?? 0, ends[cell] ?? 0) : NOTHING;
      if (mark.kind === 'rank') ranking[rank] = mark.rank;
      else if (mark.kind === 'unnamed-overvote') {
        ranking[rank] = UNNAMED;
        hasUnnamed = true;
      } else if (mark.kind === 'unknown') {
        return { code: 'unknown-candidate', expected: 'the name of a candidate, or a label of the mapping', cell };
      } else return { code: 'too-many-candidates', expected: `at most ${MOST_CANDIDATES} names`, cell };
    }
    this.#hasUnnamed = hasUnnamed;
    return undefined;
  }

  /** See {@link CvrFile.unnamedOvervotes}. False when that makes too many papers. */
  #fillOvervotes(order: readonly number[]): boolean {
    const papers = this.#withOvervotes.finish();
    return [...iterateBallots(papers)].every(({ ranking, times }) => {
      const several = unnamedOvervote(order, new Set(ranking.flat()));
      return this.#ballots.add(
        ranking.map((rank) => (rank[0] === OVERVOTE ? several : rank)),
        times,
      );
    });
  }

  #readRanks({ text, starts, ends, cells }: Row): CellFault | undefined {
    const ranking = this.#ranking;
    for (let rank = 0; rank < ranking.length; rank++) ranking[rank] = NOBODY;
    for (const [candidate, column] of this.#columns.entries()) {
      const cell = column - 1;
      if (cell >= cells) continue;
      const rank = this.#ranks.look(text, starts[cell] ?? 0, ends[cell] ?? 0);
      if (rank === undefined) {
        return { code: 'bad-rank', expected: `a rank from 1 to ${mostRank(this.#columns.length)}, or nothing`, cell };
      }
      if (rank > 0) ranking[rank - 1] = [...(ranking[rank - 1] ?? NOBODY), candidate];
    }
    return undefined;
  }

  #refuse(row: Row, { code, expected, cell }: CellFault): false {
    const column = row.lineStart === null ? 1 : (row.starts[Math.min(cell, row.cells - 1)] ?? 0) - row.lineStart + 1;
    this.#fault = { code, line: row.line, column, expected: `${expected} (cell ${cell + 1})` } as CvrFault;
    return false;
  }
}

const compareText = (a = '', b = ''): number => (a < b ? -1 : Number(a > b));
