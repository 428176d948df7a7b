import { ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { cannot, type Trouble } from '../count/trouble.ts';

/** A whole number of the command line; the trouble names the option. */
export function readWhole(text: string, option: string, texts: Texts): Result<number, Trouble> {
  const value = parseWholeNumber(text);
  return value === undefined ? cannot(texts.text('roll-not-a-number', { option, found: text })) : ok(value);
}
