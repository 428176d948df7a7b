import { rollSiteEnglish } from './en/of-roll-site.ts';
import { type Language, TAGS } from './languages.ts';
import { readTexts, type Texts } from './texts.ts';

const SOURCES: Readonly<Record<Language, readonly string[]>> = { en: rollSiteEnglish };
const read = new Map<Language, Texts>();

/** What pages of officers and members and those about the roll say: all that observers’ pages say, and more. */
export function rollSiteTexts(language: Language): Texts {
  const known = read.get(language) ?? readTexts(language, { tag: TAGS[language], sources: SOURCES[language] });
  read.set(language, known);
  return known;
}
