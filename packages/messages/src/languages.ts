/** One language's texts: the tag that plural rules and digits follow (BCP 47), and its sources in Fluent. */
export interface LanguageSources {
  readonly tag: string;
  readonly sources: readonly string[];
}

/** The languages there are texts in. English is the one the others are translated from. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB' };
