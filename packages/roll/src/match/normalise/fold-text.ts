import anyAscii from 'any-ascii';

/** Letters that no Unicode decomposition takes apart, as registers in Britain write them. Lower case. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ə: 'a',
};

const PLAIN = /^[\0-\x7f]*$/;
const MARKS = /\p{M}/gu;

/**
 * A text in lower-case ASCII: diacritics fall away (Łódź is lodz, Müller is muller), other scripts are transliterated by
 * any-ascii.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const bare = lower.normalize('NFD').replace(MARKS, '');
  const folded = [...bare].map((letter) => UNDECOMPOSED[letter] ?? letter).join('');
  return PLAIN.test(folded) ? folded : anyAscii(folded).toLowerCase();
}
