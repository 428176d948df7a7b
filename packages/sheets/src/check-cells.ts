import { parseWholeNumber } from '@selectorate/basics';

const LAST_ROW = 1_048_576;
/** Bijective base 26: A is 1, XFD is 16384. */
const LAST_COLUMN = 16_384;

/**
 * Whether the rows and cells of a worksheet stand where they say, each once and in order, and shared texts are there.
 * Readers disagree about a sheet that says one place twice, so that a person would see another list than was read.
 */
export function cellsInOrder(sheet: string, hasSharedTexts: boolean): boolean {
  let [row, column] = [0, 0];
  for (const [, kind, attributes = ''] of sheet.matchAll(/<(row|c)\b([^>]*)>/g)) {
    const [, letters = '', digits = ''] = /(?:^|\s)r\s*=\s*["']([A-Z]{0,3})([1-9]\d{0,6})["']/.exec(attributes) ?? [];
    const number = parseWholeNumber(digits) ?? 0;
    if (kind === 'row') {
      if (number <= row || number > LAST_ROW || letters !== '') return false;
      [row, column] = [number, 0];
    } else {
      const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      if (number !== row || at <= column || at > LAST_COLUMN) return false;
      if (!hasSharedTexts && /(?:^|\s)t\s*=\s*["']s["']/.test(attributes)) return false;
      column = at;
    }
  }
  return true;
}
