import { type Language, TAGS } from './languages.ts';
import { readTexts, type Texts } from './texts.ts';

/** The texts of one kind of pages, read when they are first asked for. */
export function readOnce(sources: Readonly<Record<Language, readonly string[]>>): (language: Language) => Texts {
  const read = new Map<Language, Texts>();
  return (language) => {
    const known = read.get(language) ?? readTexts(language, { tag: TAGS[language], sources: sources[language] });
    read.set(language, known);
    return known;
  };
}
