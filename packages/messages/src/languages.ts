import { english } from './en/sources.ts';

/** One language's texts: the tag that plural rules and digits follow (BCP 47), and its sources in Fluent. */
export interface LanguageSources {
  readonly tag: string;
  readonly sources: readonly string[];
}

const LANGUAGE_SOURCES = {
  en: { tag: 'en-GB', sources: english },
} as const satisfies Readonly<Record<string, LanguageSources>>;

/** The languages there are texts in. English is the one the others are translated from. */
export type Language = keyof typeof LANGUAGE_SOURCES;

export const LANGUAGES = Object.keys(LANGUAGE_SOURCES) as readonly Language[];

export const sourcesOf = (language: Language): LanguageSources => LANGUAGE_SOURCES[language];
