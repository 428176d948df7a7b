import { archivePageEnglish } from './en/of-archive-page.ts';
import { type Language, TAGS } from './languages.ts';
import { readTexts, type Texts } from './texts.ts';

const SOURCES: Readonly<Record<Language, readonly string[]>> = { en: archivePageEnglish };
const read = new Map<Language, Texts>();

/** What the page that checks an archive says, and no more. */
export function archiveTexts(language: Language): Texts {
  const known = read.get(language) ?? readTexts(language, { tag: TAGS[language], sources: SOURCES[language] });
  read.set(language, known);
  return known;
}
