import { english } from './en/sources.ts';
import { type Language, TAGS } from './languages.ts';
import { readTexts, type Texts } from './texts.ts';

const SOURCES: Readonly<Record<Language, readonly string[]>> = { en: english };
const read = new Map<Language, Texts>();

/** All texts in a language, read once: for a terminal or a server. */
export function textsIn(language: Language): Texts {
  const known = read.get(language) ?? readTexts(language, { tag: TAGS[language], sources: SOURCES[language] });
  read.set(language, known);
  return known;
}
