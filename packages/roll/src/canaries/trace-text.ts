import { foldText } from '../match/normalise/fold-text.ts';

/**
 * A text as it is compared with a canary's: without case, diacritics, punctuation and order of words, so that a copy that was
 * retyped, re-cased or turned to "Family, Given" is known again; of numbers, the digits alone. Empty for what is too short
 * to tell anything.
 */
export function traceText(text: string): string {
  const digits = text.replaceAll(/\D/gu, '');
  if (digits.length >= 7 && !/\p{L}/u.test(text)) return digits;
  const words = foldText(text)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  return words.join('').length < 5 ? '' : words.toSorted().join(' ');
}
