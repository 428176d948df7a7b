import { siteEnglish } from './en/of-site.ts';
import { type Language, TAGS } from './languages.ts';
import { readTexts, type Texts } from './texts.ts';

const SOURCES: Readonly<Record<Language, readonly string[]>> = { en: siteEnglish };
const read = new Map<Language, Texts>();

/** What the observers’ pages of a contest say, and no more: a page is not sent what only officers’ pages or a terminal say. */
export function siteTexts(language: Language): Texts {
  const known = read.get(language) ?? readTexts(language, { tag: TAGS[language], sources: SOURCES[language] });
  read.set(language, known);
  return known;
}
