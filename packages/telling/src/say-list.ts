import type { Texts } from '@selectorate/messages';

const JOINED = { en: new Intl.ListFormat('en-GB', { type: 'conjunction' }) } as const;

/** Names in a sentence: `Cherry and Dogwood`, `Alder, Birch and Cedar`. */
export const sayList = (names: readonly string[], { language }: Pick<Texts, 'language'>): string =>
  JOINED[language].format(names);
