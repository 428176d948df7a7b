import { foldText } from './fold-text.ts';

/** Words of a name that people of some traditions bear, leave out, or bear in place of a family name. */
const OPTIONAL_WORDS: ReadonlySet<string> = new Set([
  'begum',
  'begam',
  'bibi',
  'khatun',
  'khatoon',
  'khanom',
  'khanum',
  'sultana',
  'kaur',
  'singh',
  'kumar',
  'kumari',
  'devi',
  'bai',
  'bhai',
  'ben',
]);

/** Forms of address that some lists hold in the column of names. */
const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'miss', 'ms', 'mx', 'dr', 'prof', 'rev', 'sir', 'dame']);

/** Articles and words of descent written apart, together with a hyphen, or not at all. */
const ARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'ul', 'ud', 'ur', 'bin', 'ibn', 'bint']);

/** Prefixes that belong to the word after them, however they are spaced: Mac Donald, O Brien. */
const PREFIXES: ReadonlySet<string> = new Set(['mc', 'mac', 'o']);

const INSIDE_A_WORD = /['’‘`´ʼ]/g;
const NO_LETTER = /[^a-z]+/g;

/** The words of a name, folded: hyphens separate, apostrophes join, Mc and O go to the word after them. */
export function nameWords(name: string): readonly string[] {
  const folded = foldText(name.replace(INSIDE_A_WORD, '')).replace(NO_LETTER, ' ').trim();
  if (folded === '') return [];
  const words: string[] = [];
  let prefix = '';
  for (const word of folded.split(' ')) {
    if (PREFIXES.has(word) && prefix === '') {
      prefix = word;
      continue;
    }
    words.push(prefix + word);
    prefix = '';
  }
  if (prefix !== '') words.push(prefix);
  const untitled = words.filter((word) => !TITLES.has(word));
  return untitled.length > 0 ? untitled : words;
}

/** The words that tell people apart: without optional words and articles, where others remain. */
export function coreWords(words: readonly string[]): readonly string[] {
  const bare = words.filter((word) => !ARTICLES.has(word));
  const core = bare.filter((word) => !OPTIONAL_WORDS.has(word));
  if (core.length > 0) return core;
  return bare.length > 0 ? bare : words;
}

/** Whether nothing but optional words is there: a family name that says little. */
export const isOptionalOnly = (words: readonly string[]): boolean => words.every((word) => OPTIONAL_WORDS.has(word));

/** A full name in its parts: by the comma if there is one, else the last word, with particles before it, is the family's. */
export function splitName(full: string): { readonly given: string; readonly family: string } {
  const comma = full.indexOf(',');
  if (comma >= 0) return { family: full.slice(0, comma).trim(), given: full.slice(comma + 1).trim() };
  const words = full.trim().split(/\s+/);
  let first = words.length - 1;
  while (first > 1 && FAMILY_PARTICLES.has((words[first - 1] ?? '').toLowerCase())) first--;
  return { given: words.slice(0, first).join(' '), family: words.slice(Math.max(first, 0)).join(' ') };
}

const FAMILY_PARTICLES: ReadonlySet<string> = new Set(
  'al el ul ud ur bin ibn bint de da do dos das del della di la le van von der den ter st o mc mac'.split(' '),
);
