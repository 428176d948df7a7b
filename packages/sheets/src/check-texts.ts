import { type SheetFault, sheetFault } from './sheet-fault.ts';
import type { SheetLimits } from './sheet-limits.ts';

const RUN = /<r(?=[\s/>])/g;

/** How many pieces of text with a look of their own (`r`) stand in a part. */
export const countRuns = (text: string): number => text.match(RUN)?.length ?? 0;

/**
 * What is wrong with the shared texts before one of them is read: a text of more pieces or more characters than any cell
 * has, or what only some readers would read. A file of some hundred kilobytes may hold one of a hundred thousand pieces, and name it in every cell.
 */
export function checkSharedTexts(text: string, { runs, textSource }: SheetLimits): SheetFault | undefined {
  // Under a prefix a text would be passed over, or be empty, where a spreadsheet shows it.
  if (/<[\w.-]+:/.test(text)) return sheetFault('workbook-broken', {}, 'xl/sharedStrings.xml');
  let from = text.indexOf('<si');
  for (let number = 1; from >= 0; number++) {
    const next = text.indexOf('<si', from + 3);
    const to = next < 0 ? text.length : next;
    const tooLong = to - from > textSource || countRuns(text.slice(from, to)) > runs;
    if (tooLong) return sheetFault('cell-too-long', {}, `shared text ${number}`);
    from = next;
  }
  return undefined;
}
