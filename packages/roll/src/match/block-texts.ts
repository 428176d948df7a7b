import { readerOf } from './block-value.ts';
import type { MatchModel } from './model/match-model.ts';
import { type MatchRow, rowPreparer } from './prepare-list.ts';

/**
 * For a row what it is found by, one text for each block of the model or null. Two rows that are a pair have the text of some block in
 * common; not all that have are a pair, since a block may ask more. For engines that keep a register in order by these.
 */
export function blockTexts(
  model: MatchModel,
  { prepare } = rowPreparer(model),
): (row: MatchRow) => readonly (string | null)[] {
  const blocks = model.blocks.map(({ parts }) => parts.map((part) => readerOf(part, model)));
  return (row) => {
    const forms = prepare(row);
    return blocks.map((readers) => {
      const texts = readers.map((read) => read(forms));
      return texts.some((text) => text === null || text === '') ? null : texts.join('|');
    });
  };
}
